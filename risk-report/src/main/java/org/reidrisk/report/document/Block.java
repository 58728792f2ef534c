package org.reidrisk.report.document;

import java.util.List;
import java.util.Objects;
import org.reidrisk.policy.Outcome;

/** One piece of a section. */
public sealed interface Block {

  /**
   * A heading inside a section, one level below the section's own.
   *
   * @param text the heading
   * @param startsPage whether it begins on a new page where there are pages
   */
  record Heading(String text, boolean startsPage) implements Block {
    /** Checks that there is a text. */
    public Heading {
      Objects.requireNonNull(text);
    }

    /**
     * A heading that stays on its page.
     *
     * @param text the heading
     */
    public Heading(String text) {
      this(text, false);
    }
  }

  /**
   * Running text.
   *
   * @param text the text
   * @param tone how it stands beside the rest
   */
  record Paragraph(String text, Tone tone) implements Block {
    /** Checks that nothing is missing. */
    public Paragraph {
      Objects.requireNonNull(text);
      Objects.requireNonNull(tone);
    }

    /**
     * Text at its normal weight.
     *
     * @param text the text
     */
    public Paragraph(String text) {
      this(text, Tone.BODY);
    }
  }

  /** How a paragraph stands beside the rest. */
  enum Tone {
    /** Ordinary text. */
    BODY,
    /** Small text that explains what stands above it. */
    NOTE
  }

  /**
   * The outcome in big words.
   *
   * @param outcome the outcome
   * @param word how it is called
   * @param meaning one sentence on what it means
   */
  record Verdict(Outcome outcome, String word, String meaning) implements Block {
    /** Checks that nothing is missing. */
    public Verdict {
      Objects.requireNonNull(outcome);
      Objects.requireNonNull(word);
      Objects.requireNonNull(meaning);
    }
  }

  /**
   * A sentence that must not be overlooked.
   *
   * @param text the sentence
   */
  record Callout(String text) implements Block {
    /** Checks that there is a text. */
    public Callout {
      Objects.requireNonNull(text);
    }
  }

  /**
   * Facts by name.
   *
   * @param entries the facts
   */
  record KeyValues(List<Fact> entries) implements Block {
    /** Takes a copy. */
    public KeyValues {
      entries = List.copyOf(entries);
    }
  }

  /**
   * One fact.
   *
   * @param key its name
   * @param value the fact
   * @param code whether it is a hash or an identifier to be compared character by character
   */
  record Fact(String key, String value, boolean code) {
    /**
     * A fact in words or numbers.
     *
     * @param key its name
     * @param value the fact
     */
    public Fact(String key, String value) {
      this(key, value, false);
    }
  }

  /**
   * Rows under a header.
   *
   * @param columns the columns
   * @param rows one cell for each column; at least one row
   */
  record Table(List<Column> columns, List<List<Cell>> rows) implements Block {
    /** Takes copies and checks that the rows fit the columns. */
    public Table {
      columns = List.copyOf(columns);
      rows = rows.stream().map(List::copyOf).toList();
      int width = columns.size();
      if (rows.isEmpty() || rows.stream().anyMatch(row -> row.size() != width)) {
        throw new IllegalArgumentException("a table has rows, each as wide as its header");
      }
    }
  }

  /**
   * A column of a table.
   *
   * @param title its header
   * @param align where its cells stand
   * @param names whether its cells name their rows
   */
  record Column(String title, Align align, boolean names) {
    /**
     * A column whose cells do not name rows.
     *
     * @param title its header
     * @param align where its cells stand
     */
    public Column(String title, Align align) {
      this(title, align, false);
    }
  }

  /** Where cells stand in their column. */
  enum Align {
    /** Words. */
    LEFT,
    /** Numbers. */
    RIGHT
  }

  /**
   * A cell of a table.
   *
   * @param text what it says
   * @param detail what stands below in small letters; empty for nothing
   * @param emphasis how it stands out
   */
  record Cell(String text, String detail, Emphasis emphasis) {
    /**
     * A plain cell.
     *
     * @param text what it says
     */
    public Cell(String text) {
      this(text, "", Emphasis.NONE);
    }

    /**
     * A plain cell with a detail.
     *
     * @param text what it says
     * @param detail what stands below in small letters
     */
    public Cell(String text, String detail) {
      this(text, detail, Emphasis.NONE);
    }
  }

  /** How a cell stands out. */
  enum Emphasis {
    /** Not at all. */
    NONE,
    /** A limit is met. */
    MET,
    /** A limit is violated, or a finding blocks. */
    VIOLATED,
    /** Something is open. */
    OPEN
  }

  /**
   * A chart.
   *
   * @param chart what it shows
   * @param alternative the same in words, for those who do not see it
   * @param caption its title
   * @param low whether it makes do with little height
   */
  record Figure(Chart chart, String alternative, String caption, boolean low) implements Block {
    /** Checks that nothing is missing. */
    public Figure {
      Objects.requireNonNull(chart);
      Objects.requireNonNull(alternative);
      Objects.requireNonNull(caption);
    }

    /**
     * A chart of the usual height.
     *
     * @param chart what it shows
     * @param alternative the same in words, for those who do not see it
     * @param caption its title
     */
    public Figure(Chart chart, String alternative, String caption) {
      this(chart, alternative, caption, false);
    }
  }

  /** The table of contents: all sections of the report but its own. */
  record Contents() implements Block {}

  /**
   * Points in no order.
   *
   * @param items the points; at least one
   */
  record BulletList(List<String> items) implements Block {
    /** Takes a copy. */
    public BulletList {
      items = List.copyOf(items);
      if (items.isEmpty()) {
        throw new IllegalArgumentException("a list has an item");
      }
    }
  }

  /**
   * Lines to write on, under a heading that stays with them.
   *
   * @param heading who writes
   * @param statement what is confirmed by it; empty for nothing
   * @param captions what each line is for; at least one
   */
  record RuledLines(String heading, String statement, List<String> captions) implements Block {
    /** Takes a copy. */
    public RuledLines {
      Objects.requireNonNull(heading);
      Objects.requireNonNull(statement);
      captions = List.copyOf(captions);
      if (captions.isEmpty()) {
        throw new IllegalArgumentException("there is a line to write on");
      }
    }
  }
}
