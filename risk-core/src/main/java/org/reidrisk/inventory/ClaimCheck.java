package org.reidrisk.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.reidrisk.imaging.Attribute;
import org.reidrisk.imaging.AttributeKind;
import org.reidrisk.inventory.Claim.Verdict;
import org.reidrisk.table.Role;

/**
 * The claims of one export, each with its verdict.
 *
 * <p>A claim is contradicted only by a sampled row that makes it and holds a filled cell that
 * cannot be there if it were true. Attributes that the Basic Profile removes count when they are
 * filled with anything but a stand-in; those that it may replace count only when an option would
 * have been needed to keep them and their values differ.
 */
final class ClaimCheck {
  /** Roots that makers of machines put before the UIDs they make. */
  private static final List<String> MAKERS =
      List.of("1.3.12.2.1107.5.", "1.2.840.113619.", "1.3.46.670589.", "1.2.392.200036.9116.");

  private static final Set<String> REPLACED_UIDS =
      Set.of("StudyInstanceUID", "SeriesInstanceUID", "SOPInstanceUID", "FrameOfReferenceUID");

  private static final int PERSONAL =
      TextKind.maskOf(
          TextKind.TITLED_NAME, TextKind.EMAIL, TextKind.PHONE, TextKind.SOCIAL_SECURITY);
  private static final int NAMED =
      PERSONAL | TextKind.maskOf(TextKind.CARET_NAME, TextKind.COMMA_NAME);

  private final ExportView export;
  private final ClaimRows rows;
  private final Set<MethodCode> claimed;

  ClaimCheck(ExportView export) {
    this.export = export;
    this.rows = new ClaimRows(export);
    this.claimed = rows.claimed();
  }

  List<Claim> claims() {
    Map<String, Claim> claims = new TreeMap<>();
    for (MethodCode code : claimed) {
      claims.put(code.code(), claim(code));
    }
    if (claimed.contains(MethodCode.BASIC)) {
      basic(claims);
    }
    List<Claim> all = new ArrayList<>(claims.values());
    identityRemoved().ifPresent(all::add);
    datesRemoved().ifPresent(all::add);
    return List.copyOf(all);
  }

  /** A claim by itself; the Basic Profile is judged with all columns. */
  private Claim claim(MethodCode code) {
    return switch (code) {
      case PIXELS -> against(code, "BurnedInAnnotation", "YES");
      case FEATURES -> against(code, "RecognizableVisualFeatures", "YES");
      case DESCRIPTORS -> descriptors();
      case FULL_DATES, MODIFIED_DATES -> dates(code);
      case CHARACTERISTICS, DEVICE, UIDS, INSTITUTION -> kept(code);
      default -> claim(code, Verdict.CANNOT_TELL, List.of(), "");
    };
  }

  private static Claim claim(
      MethodCode code, Verdict verdict, List<String> columns, String evidence) {
    return new Claim(code.code(), code.claim(), verdict, columns, evidence);
  }

  private Claim against(MethodCode code, String keyword, String... words) {
    for (InspectedColumn flag : export.named(keyword)) {
      for (String word : words) {
        long wrong = rows.rows(code, List.of(), flag, rows.codes(flag, ClaimRows.says(word)));
        if (wrong > 0) {
          return claim(
              code,
              Verdict.CONTRADICTED,
              List.of(flag.name()),
              ClaimsAgainstFacts.count(wrong, export));
        }
      }
    }
    return claim(code, Verdict.CANNOT_TELL, List.of(), "");
  }

  private Claim dates(MethodCode code) {
    long both = rows.rows(MethodCode.FULL_DATES, MethodCode.MODIFIED_DATES);
    if (both > 0) {
      return claim(
          code,
          Verdict.CONTRADICTED,
          ClaimRows.methodColumns(export).stream().map(InspectedColumn::name).toList(),
          ClaimsAgainstFacts.count(both, export));
    }
    return code == MethodCode.FULL_DATES
        ? against(code, "LongitudinalTemporalInformationModified", "MODIFIED", "REMOVED")
        : against(code, "LongitudinalTemporalInformationModified", "UNMODIFIED", "REMOVED");
  }

  private Claim descriptors() {
    List<String> columns = new ArrayList<>();
    long most = 0;
    TextScanner scanner = new TextScanner();
    for (InspectedColumn column : export.columns()) {
      boolean described =
          column
              .attribute()
              .filter(a -> MethodCode.allowing(a).contains(MethodCode.DESCRIPTORS))
              .isPresent();
      if (described) {
        boolean[] leaks = rows.codes(column, v -> (scanner.mask(v) & PERSONAL) != 0);
        long wrong = rows.rows(MethodCode.DESCRIPTORS, List.of(), column, leaks);
        if (wrong > 0) {
          columns.add(column.name());
          most = Math.max(most, wrong);
        }
      }
    }
    return columns.isEmpty()
        ? claim(MethodCode.DESCRIPTORS, Verdict.CANNOT_TELL, List.of(), "")
        : claim(
            MethodCode.DESCRIPTORS,
            Verdict.CONTRADICTED,
            columns,
            "up to " + ClaimsAgainstFacts.count(most, export));
  }

  /** An option to keep something holds when it is there. */
  private Claim kept(MethodCode code) {
    List<String> columns =
        export.columns().stream()
            .filter(
                c -> c.attribute().filter(a -> MethodCode.allowing(a).contains(code)).isPresent())
            .filter(c -> rows.rows(code, List.of(), c, filled(c)) > 0)
            .map(InspectedColumn::name)
            .toList();
    return claim(code, columns.isEmpty() ? Verdict.CANNOT_TELL : Verdict.HOLDS, columns, "");
  }

  private boolean[] filled(InspectedColumn column) {
    return rows.codes(column, Predicate.not(Fillers::holds));
  }

  /** The Basic Profile, and the options that would have been needed and are not claimed. */
  private void basic(Map<String, Claim> claims) {
    Map<MethodCode, List<String>> wrong = new TreeMap<>();
    Map<MethodCode, Long> most = new TreeMap<>();
    boolean unsure = false;
    for (InspectedColumn column : export.columns()) {
      Optional<Attribute> attribute = column.attribute();
      boolean key = column.role() == Role.PATIENT_KEY || column.role() == Role.PSEUDONYM;
      if (attribute.isEmpty() || attribute.get().basicProfile().isEmpty()) {
        continue;
      }
      List<MethodCode> options = MethodCode.allowing(attribute.get());
      boolean[] filled = filled(column);
      long found = rows.rows(MethodCode.BASIC, options, column, wrongful(column, options, filled));
      if (found > 0 && !key) {
        MethodCode group = options.isEmpty() ? MethodCode.BASIC : options.get(0);
        wrong.computeIfAbsent(group, g -> new ArrayList<>()).add(column.name());
        most.merge(group, found, Math::max);
      } else {
        unsure |= rows.rows(MethodCode.BASIC, options, column, filled) > 0;
      }
    }
    wrong.forEach(
        (group, columns) -> {
          String evidence =
              "up to " + ClaimsAgainstFacts.count(most.getOrDefault(group, 0L), export);
          Claim claim =
              group == MethodCode.BASIC
                  ? claim(group, Verdict.CONTRADICTED, columns, evidence)
                  : new Claim(
                      group.code(),
                      "The Basic Profile was applied without the option: \"" + group.claim() + "\"",
                      Verdict.CONTRADICTED,
                      columns,
                      evidence);
          claims.put(group.code(), claim);
        });
    if (!wrong.containsKey(MethodCode.BASIC)) {
      boolean holds = wrong.isEmpty() && !unsure;
      claims.put(
          MethodCode.BASIC.code(),
          claim(MethodCode.BASIC, holds ? Verdict.HOLDS : Verdict.CANNOT_TELL, List.of(), ""));
    }
  }

  /** The values that the profile does not leave in a column. */
  private boolean[] wrongful(InspectedColumn column, List<MethodCode> options, boolean[] filled) {
    Attribute attribute = column.attribute().orElseThrow();
    String action = attribute.basicProfile();
    if (action.startsWith("U")) {
      return REPLACED_UIDS.contains(attribute.keyword())
          ? rows.codes(column, v -> MAKERS.stream().anyMatch(v.strip()::startsWith))
          : new boolean[filled.length];
    }
    int values = 0;
    for (boolean one : filled) {
      values += one ? 1 : 0;
    }
    boolean removed = action.equals("X");
    // A dummy is one value; several of them need an option that allows to keep them.
    boolean replaced =
        (action.startsWith("X") || action.startsWith("Z")) && !options.isEmpty() && values > 1;
    return removed || replaced ? filled : new boolean[filled.length];
  }

  private Optional<Claim> identityRemoved() {
    String keyword = "PatientIdentityRemoved";
    List<String> wrong = new ArrayList<>();
    long most = 0;
    boolean says = false;
    boolean unsure = false;
    TextScanner scanner = new TextScanner();
    for (InspectedColumn flag : export.named(keyword)) {
      boolean[] yes = rows.codes(flag, ClaimRows.says("YES"));
      says |= rows.rows(flag, yes) > 0;
      for (InspectedColumn column : export.columns()) {
        if (!column.isOf(AttributeKind.DIRECT)
            || column.role() == Role.PATIENT_KEY
            || column.role() == Role.PSEUDONYM) {
          continue;
        }
        boolean removed =
            column.attribute().filter(a -> a.basicProfile().startsWith("X")).isPresent();
        boolean[] proof =
            rows.codes(
                column, v -> !Fillers.holds(v) && (removed || (scanner.mask(v) & NAMED) != 0));
        long found = rows.rows(flag, yes, column, proof);
        if (found > 0 && !wrong.contains(column.name())) {
          wrong.add(column.name());
          most = Math.max(most, found);
        }
        unsure |= rows.rows(flag, yes, column, filled(column)) > 0;
      }
    }
    if (!says) {
      return Optional.empty();
    }
    Verdict verdict =
        !wrong.isEmpty() ? Verdict.CONTRADICTED : unsure ? Verdict.CANNOT_TELL : Verdict.HOLDS;
    return Optional.of(
        new Claim(
            keyword,
            "The identity of patients was removed.",
            verdict,
            wrong,
            wrong.isEmpty() ? "" : "up to " + ClaimsAgainstFacts.count(most, export)));
  }

  private Optional<Claim> datesRemoved() {
    String keyword = "LongitudinalTemporalInformationModified";
    for (InspectedColumn flag : export.named(keyword)) {
      boolean[] removed = rows.codes(flag, ClaimRows.says("REMOVED"));
      if (rows.rows(flag, removed) == 0) {
        continue;
      }
      List<String> wrong = new ArrayList<>();
      long most = 0;
      for (InspectedColumn column : export.columns()) {
        boolean event = column.isOf(AttributeKind.QUASI_EVENT) && KeyDerivation.date(column);
        boolean[] days =
            rows.codes(column, v -> !Fillers.holds(v) && !KeyText.day(v.strip()).isEmpty());
        long found = event ? rows.rows(flag, removed, column, days) : 0;
        if (found > 0) {
          wrong.add(column.name());
          most = Math.max(most, found);
        }
      }
      return Optional.of(
          new Claim(
              keyword,
              "Dates were removed.",
              wrong.isEmpty() ? Verdict.HOLDS : Verdict.CONTRADICTED,
              wrong,
              wrong.isEmpty() ? "" : "up to " + ClaimsAgainstFacts.count(most, export)));
    }
    return Optional.empty();
  }
}
