package org.reidrisk.report.pdf;

/** The faces of Liberation that a report is set in. */
enum Face {
  REGULAR("LiberationSans-Regular.ttf"),
  BOLD("LiberationSans-Bold.ttf"),
  MONO("LiberationMono-Regular.ttf");

  private final String file;

  Face(String file) {
    this.file = file;
  }

  String file() {
    return file;
  }
}
