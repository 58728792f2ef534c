/**
 * The tool: the report document, its charts, its PDF and the command line.
 *
 * <p>OpenPDF and JFreeChart are automatic modules, and the fonts are found by the class loader.
 * Nothing here is exported: programs use {@code org.reidrisk.core} and the record {@code
 * assessment.json}.
 */
module org.reidrisk.report {
  requires com.fasterxml.jackson.databind;
  requires com.github.librepdf.openpdf;
  requires info.picocli;
  requires java.desktop;
  requires org.jfree.jfreechart;
  requires org.reidrisk.core;
  requires static org.jspecify;

  opens org.reidrisk.report.cli to
      info.picocli;
}
