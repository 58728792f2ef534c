package org.reidrisk.value;

import java.math.BigDecimal;
import java.util.Optional;
import org.reidrisk.Term;

/**
 * How the cells of a column are compared.
 *
 * <p>{@link #TEXT} compares exact strings. Every other format maps the spellings of one value to
 * one canonical text ({@code 58Y} and {@code 058Y}, {@code 2021-03-14} and {@code 20210314}). A
 * cell that does not parse keeps its exact text and is counted; it is never dropped and never
 * equals a cell that does parse.
 *
 * <p>Different precision is different meaning: {@code 012M} and {@code 001Y} stay apart, as do
 * {@code 0930} and {@code 093000}, and {@code 2021031409} and {@code 20210314}. Merging them would
 * make classes look larger than they are.
 *
 * <p>Blanks around a cell mean nothing in any format but {@link #TEXT}. A canonical text is its own
 * canonical text.
 */
public enum ValueFormat implements Term {
  /** Exact strings. */
  TEXT {
    @Override
    public Optional<String> canonical(String cell) {
      return Optional.of(cell);
    }

    @Override
    public Optional<BigDecimal> position(String canonical) {
      return Numbers.position(canonical);
    }
  },

  /**
   * Ages: DICOM AS ({@code 058Y}, {@code 018M}), plain or decimal years ({@code 58}, {@code 58.0}),
   * with a word behind it ({@code 58 years}, {@code 58 yo}, {@code 3 months}, {@code 2 weeks}), and
   * open ends ({@code 89+}, {@code 89 and over}, {@code >89}, which is 90 or older). Position:
   * years, of an open end its beginning.
   */
  AGE {
    @Override
    public Optional<String> canonical(String cell) {
      return Ages.canonical(cell);
    }

    @Override
    public Optional<BigDecimal> position(String canonical) {
      return Ages.position(canonical);
    }
  },

  /**
   * Calendar dates: DICOM DA ({@code 20210314}), ISO, and the spellings with colons, dots or
   * slashes that begin with the year; also with midnight behind it and without a time zone, as
   * programs print a day ({@code 2021-03-14 00:00:00}). Day-first and month-first spellings are
   * ambiguous and do not parse. Position: days since 1970-01-01.
   */
  DATE {
    @Override
    public Optional<String> canonical(String cell) {
      return Dates.canonical(cell, Dates.Order.YEAR);
    }

    @Override
    public Optional<BigDecimal> position(String canonical) {
      return Dates.position(canonical, Dates.Order.YEAR);
    }
  },

  /** Times of day: DICOM TM ({@code 151935.435}), with colons, or as a number without its zeros. */
  TIME {
    @Override
    public Optional<String> canonical(String cell) {
      return Times.canonical(cell);
    }

    @Override
    public Optional<BigDecimal> position(String canonical) {
      return Times.position(canonical);
    }
  },

  /** Decimal numbers; {@code 1}, {@code 1.0} and {@code 1e0} are one value. */
  NUMBER {
    @Override
    public Optional<String> canonical(String cell) {
      return Numbers.canonical(cell);
    }

    @Override
    public Optional<BigDecimal> position(String canonical) {
      return Numbers.position(canonical);
    }
  },

  /** DICOM unique identifiers; the padding that some exporters leave behind is not part of them. */
  UID {
    @Override
    public Optional<String> canonical(String cell) {
      return Uids.canonical(cell);
    }

    @Override
    public Optional<BigDecimal> position(String canonical) {
      return Optional.empty();
    }
  },

  /** Coded strings (DICOM CS, SH): surrounding blanks carry no meaning, capitals do. */
  CODE {
    @Override
    public Optional<String> canonical(String cell) {
      return Optional.of(cell.strip());
    }

    @Override
    public Optional<BigDecimal> position(String canonical) {
      return Numbers.position(canonical);
    }
  },

  /**
   * A date with a time: DICOM DT ({@code 20210314151935.435000+1100}), ISO ({@code
   * 2021-03-14T15:19:35.435}), a blank for the {@code T}, and the date spellings of {@link #DATE}.
   * DT may be cut off anywhere ({@code 2021}, {@code 2021-03}, {@code 20210314}); each precision is
   * a value of its own, so that midnight is not the day. Canonical: DT, without the fraction's last
   * zeros. The offset from UTC ({@code Z}, {@code +11}, {@code +11:00}, {@code +1100}) stays, for a
   * reader sees it: one moment on two clocks is two values. Offsets need a time and lie from -1200
   * to +1400; {@code -0000} is none. Position: seconds since 1970-01-01 00:00 UTC of the moment, or
   * of the beginning when it is cut off; a time without offset counts as UTC.
   */
  DATETIME {
    @Override
    public Optional<String> canonical(String cell) {
      return DateTimes.canonical(cell);
    }

    @Override
    public Optional<BigDecimal> position(String canonical) {
      return DateTimes.position(canonical);
    }
  },

  /**
   * Names of people: DICOM PN, at most five components between {@code ^} in at most three groups
   * between {@code =}; a name without either is one component. Names are compared without regard to
   * capitals, to compatible Unicode forms (NFKC), to blanks and padding around components, and to
   * empty components and groups at the end. {@code Doe, Jane}, {@code Jane Doe} and {@code
   * DOE^JANE} stay apart, and so does what differs in accents. Nothing but separators is no name.
   */
  NAME {
    @Override
    public Optional<String> canonical(String cell) {
      return Names.canonical(cell);
    }

    @Override
    public Optional<BigDecimal> position(String canonical) {
      return Optional.empty();
    }
  },

  /**
   * Sex as words or letters of some languages ({@code M}, {@code female}, {@code männlich}), the
   * canonical ones being {@code M}, {@code F}, {@code O} (another) and {@code U} (not known).
   * Digits do not parse: which of 0, 1 and 2 is whom differs from place to place.
   */
  SEX {
    @Override
    public Optional<String> canonical(String cell) {
      return Sexes.canonical(cell);
    }

    @Override
    public Optional<BigDecimal> position(String canonical) {
      return Optional.empty();
    }
  },

  /**
   * Several coded strings in one cell: {@code GR\IR}, the lists of Python and JSON ({@code ['GR',
   * 'IR']}, {@code ["GR","IR"]}), and a JSON string ({@code "GR\\IR"}). Canonical: the codes
   * without blanks around them, joined by backslashes, in the order of the cell. Two backslashes
   * outside quotes have an empty value between them. A list that breaks off is one code.
   */
  CODES {
    @Override
    public Optional<String> canonical(String cell) {
      return Codes.canonicalList(cell);
    }

    @Override
    public Optional<BigDecimal> position(String canonical) {
      return Numbers.position(canonical);
    }
  },

  /**
   * Several numbers in one cell: {@code 1\0}, {@code [1.0, 0.0]}, {@code (1, 0)}, {@code [1. 0.]},
   * also with quotes. Canonical: numbers as of {@link #NUMBER}, joined by backslashes, in the order
   * of the cell. An empty value among them does not parse, nor do numbers with bare commas between
   * them. Position: of a single number only.
   */
  NUMBERS {
    @Override
    public Optional<String> canonical(String cell) {
      return Numbers.canonicalList(cell);
    }

    @Override
    public Optional<BigDecimal> position(String canonical) {
      return Numbers.position(canonical);
    }
  },

  /**
   * Calendar dates that are written with the day first ({@code 14.03.2021}, {@code 14/3/2021},
   * {@code 14-03-2021}), beside all spellings of {@link #DATE}; canonical text and position are
   * those of {@link #DATE}.
   */
  DATE_DAY_FIRST {
    @Override
    public Optional<String> canonical(String cell) {
      return Dates.canonical(cell, Dates.Order.DAY);
    }

    @Override
    public Optional<BigDecimal> position(String canonical) {
      return Dates.position(canonical, Dates.Order.DAY);
    }
  },

  /**
   * Calendar dates that are written with the month first ({@code 03-14-2021}, {@code 3/14/2021}),
   * beside all spellings of {@link #DATE}; canonical text and position are those of {@link #DATE}.
   */
  DATE_MONTH_FIRST {
    @Override
    public Optional<String> canonical(String cell) {
      return Dates.canonical(cell, Dates.Order.MONTH);
    }

    @Override
    public Optional<BigDecimal> position(String canonical) {
      return Dates.position(canonical, Dates.Order.MONTH);
    }
  };

  /**
   * The one text that stands for every spelling of this cell's value.
   *
   * @param cell a cell that is not missing
   * @return the canonical text, or empty when the cell does not parse in this format
   */
  public abstract Optional<String> canonical(String cell);

  /**
   * Where a value stands on the number line, for distances by rank.
   *
   * @param canonical a canonical text of this format
   * @return its position (years, days, seconds, a time's digits or the number itself), or empty
   *     when the value has none
   */
  public abstract Optional<BigDecimal> position(String canonical);
}
