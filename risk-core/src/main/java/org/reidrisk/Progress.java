package org.reidrisk;

/**
 * Hears how far a long run has come. Called from any working thread, several at a time; it must
 * return quickly and throws nothing.
 */
@FunctionalInterface
public interface Progress {
  /** Hears nothing. */
  Progress SILENT = (stage, done, total, rows) -> {};

  /** What is being done. */
  enum Stage {
    /** The export is being read; done and total are bytes of the file as stored. */
    READ("reading"),
    /** Codes are being put together; done and total are columns. */
    ENCODE("encoding"),
    /** Rows are being grouped; done and total are quasi-identifier sets. */
    GROUP("grouping"),
    /** Figures are being computed; done and total are quasi-identifier sets. */
    MEASURE("measuring"),
    /** An attacker's table is joined; done and total are held tuples. */
    LINK("linking");

    private final String word;

    Stage(String word) {
      this.word = word;
    }

    /**
     * What people read.
     *
     * @return one English word
     */
    public String word() {
      return word;
    }
  }

  /**
   * Tells how far a stage has come.
   *
   * @param stage what is being done
   * @param done how much of it is done, in the stage's measure
   * @param total how much there is; 0 when unknown
   * @param rows rows seen so far; 0 when the stage does not count them
   */
  void at(Stage stage, long done, long total, long rows);
}
