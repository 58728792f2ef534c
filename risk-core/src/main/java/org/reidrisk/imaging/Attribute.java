package org.reidrisk.imaging;

import java.util.List;
import java.util.Objects;
import org.reidrisk.value.ValueFormat;

/**
 * What the catalogue knows of one imaging attribute.
 *
 * @param keyword the DICOM keyword, or the catalogue's own for columns that have none
 * @param tag eight hexadecimal digits in capitals, with {@code x} for the free digits of repeating
 *     groups ({@code 60xx3000}); empty when DICOM has no such attribute
 * @param vr the value representation, empty when there is none
 * @param level whose property it is
 * @param kind what it tells about a patient
 * @param basicProfile the action code of the Basic Profile, empty when the table does not list it
 * @param retainedBy options of the profile that treat it differently, each with its action: {@code
 *     retain-uids=K}, {@code clean-descriptors=C}
 * @param hipaa letters of the identifiers of 45 CFR 164.514(b)(2)(i) one after the other ({@code
 *     BDF}), empty for none; free text has all of them
 * @param familiarity who is likely to know it
 * @param generalization how it is usually made coarser, one sentence
 * @param format how its values are compared
 */
public record Attribute(
    String keyword,
    String tag,
    String vr,
    Level level,
    AttributeKind kind,
    String basicProfile,
    List<String> retainedBy,
    String hipaa,
    Familiarity familiarity,
    String generalization,
    ValueFormat format) {

  /** Whose property an attribute is. */
  public enum Level {
    /** The same for all rows of a patient. */
    PATIENT,
    /** Of one visit. */
    STUDY,
    /** Of one series, or of the machine that made it. */
    SERIES,
    /** Of one image. */
    INSTANCE
  }

  /** Takes a copy of the list. */
  public Attribute {
    Objects.requireNonNull(keyword);
    Objects.requireNonNull(tag);
    Objects.requireNonNull(vr);
    Objects.requireNonNull(level);
    Objects.requireNonNull(kind);
    Objects.requireNonNull(basicProfile);
    Objects.requireNonNull(hipaa);
    Objects.requireNonNull(familiarity);
    Objects.requireNonNull(generalization);
    Objects.requireNonNull(format);
    retainedBy = List.copyOf(retainedBy);
  }
}
