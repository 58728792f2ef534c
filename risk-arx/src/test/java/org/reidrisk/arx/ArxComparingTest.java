package org.reidrisk.arx;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.reidrisk.Resources;
import org.reidrisk.assess.Assessor;
import org.reidrisk.assess.CrossCheck;
import org.reidrisk.group.ClassSizes;
import org.reidrisk.group.Unit;
import org.reidrisk.measure.Estimate;
import org.reidrisk.measure.Measurement;
import org.reidrisk.measure.Params;
import org.reidrisk.measure.Quantity;
import org.reidrisk.policy.Policy;
import org.reidrisk.policy.PolicyYaml;
import org.reidrisk.record.CrossCheckResult;
import org.reidrisk.record.PeerComparison;
import org.reidrisk.record.PeerComparison.Reason;
import org.reidrisk.record.PeerComparison.Verdict;
import org.reidrisk.record.ToolVersion;
import org.reidrisk.table.TableReader;

/** An error of ours is never explained by a rule of ARX, whatever rules bear on the table. */
class ArxComparingTest {

  /** What the assessment asked ARX. */
  private static CrossCheck.Question question(String policy, String csv, Map<String, String> files)
      throws IOException {
    List<CrossCheck.Question> asked = new ArrayList<>();
    CrossCheck keeping =
        new CrossCheck() {
          @Override
          public String name() {
            return "keeping";
          }

          @Override
          public CrossCheckResult check(Question question) {
            asked.add(question);
            return new CrossCheckResult("keeping", "0", List.of());
          }
        };
    Policy read = PolicyYaml.read(policy.getBytes(UTF_8));
    Assessor.of(new ToolVersion("reidrisk", "0", "unknown"), LocalDate.of(2026, 11, 1))
        .withFiles(name -> new ByteArrayInputStream(files.get(name).getBytes(UTF_8)))
        .withCrossCheck(keeping)
        .assess(
            TableReader.of(read.format())
                .read(new ByteArrayInputStream(csv.getBytes(UTF_8)), "export.csv", read::classify),
            read);
    return asked.get(0);
  }

  private static Estimate wrong(Estimate estimate) {
    if (estimate instanceof Estimate.Count count) {
      return new Estimate.Count(count.value() + 1000);
    }
    if (estimate instanceof Estimate.Real real) {
      return new Estimate.Real(real.value() / 2 + 0.0625);
    }
    if (estimate instanceof Estimate.Histogram histogram) {
      List<ClassSizes.Bin> bins = new ArrayList<>(histogram.bins());
      bins.remove(0);
      return new Estimate.Histogram(bins);
    }
    return estimate;
  }

  /** Every comparable figure is made wrong; each comparison of it has to be unexplained. */
  private static long unexplained(CrossCheck.Question question) {
    List<PeerComparison> right = new ArxCrossCheck().check(question).comparisons();
    assertThat(right).noneMatch(c -> c.verdict() == Verdict.UNEXPLAINED);
    List<Measurement> figures =
        question.figures().stream()
            .map(
                f ->
                    new Measurement(
                        f.quantity(),
                        f.unit(),
                        f.quasiIdentifiers(),
                        f.of(),
                        f.params(),
                        wrong(f.estimate()),
                        f.convention()))
            .toList();
    CrossCheck.Question planted =
        new CrossCheck.Question(
            question.table(),
            question.asRead(),
            question.register(),
            question.distances(),
            question.policy(),
            figures,
            Resources.modest());
    List<PeerComparison> wrong = new ArxCrossCheck().check(planted).comparisons();
    assertThat(wrong).hasSameSizeAs(right);
    for (int i = 0; i < wrong.size(); i++) {
      PeerComparison comparison = wrong.get(i);
      assertThat(comparison.verdict())
          .as(comparison.quantity().word())
          .isEqualTo(
              right.get(i).verdict() == Verdict.NOT_COMPARED
                  ? Verdict.NOT_COMPARED
                  : Verdict.UNEXPLAINED);
      assertThat(comparison.reasons()).isEmpty();
    }
    return wrong.stream().filter(c -> c.verdict() == Verdict.UNEXPLAINED).count();
  }

  private static String policy(String table, String sensitive) {
    return """
        reidrisk: 1
        release: {id: planted, tier: controlled}
        table: {%s}
        limits: {explicit: [{quantity: prosecutor-highest, at-most: 0.09, mode: regulator}]}
        population: {register: r.csv, source: planted, date: 2026-01-01}
        columns: {a: {role: quasi-identifier}, b: {role: quasi-identifier}, s: {role: %s}}
        """
        .formatted(table, sensitive);
  }

  private static final String ROWS =
      "a,b,s\n*,*,u\n*,*,v\nNULL,x,u\n,x,u\n,x,v\ny,x,\ny,x,u\ny,x,v\ny,x,v\n"
          + "z,x,u\n".repeat(6)
          + "z,x,w\n".repeat(5)
          + "w,w,u\nw,w,v\nw,w,w\n";
  private static final Map<String, String> REGISTER =
      Map.of("r.csv", "a,b\nz,x\n" + "y,x\n".repeat(9), "t.csv", "u;1;*\nv;1;*\nw;2;*\n");

  @Test
  void aWrongFigure_isExplainedByNoRule() throws IOException {
    assertThat(unexplained(question(policy("", "sensitive"), ROWS, REGISTER)))
        .isGreaterThanOrEqualTo(20);
    assertThat(unexplained(question(policy("missing: drop", "sensitive"), ROWS, REGISTER)))
        .isGreaterThanOrEqualTo(20);
  }

  @Test
  void aWrongFigure_isExplainedByNoRuleOfWildcards() throws IOException {
    assertThat(unexplained(question(policy("missing: wildcard", "other"), ROWS, REGISTER)))
        .isGreaterThanOrEqualTo(6);
    // Without a rule that bears on the rows, the comparison used to break off.
    assertThat(
            unexplained(
                question(
                    policy("missing: wildcard", "other"), "a,b,s\nx,1,\ny,,\nx,1,\n", REGISTER)))
        .isGreaterThanOrEqualTo(6);
  }

  @Test
  void aWrongHierarchicalT_isNotExplainedByAnOverflowThatDoesNotHappen() throws IOException {
    // Large enough for products above 32 bits to be possible, and balanced so that none occurs.
    String csv = "a,b,s\n" + "p,1,u\np,1,v\nq,1,u\nq,1,w\n".repeat(12_000);
    assertThat(OverflowingTree.canOverflow(48_000)).isTrue();
    CrossCheck.Question question =
        question(policy("", "sensitive, distance: {hierarchical: t.csv}"), csv, REGISTER);
    assertThat(unexplained(question)).isGreaterThan(10);
  }

  private static PeerComparison compared(
      double ours, double peers, long roundings, Set<Difference> rules) {
    Measurement figure =
        new Measurement(
            Quantity.PROSECUTOR_MEAN,
            Unit.ROW,
            List.of("a"),
            null,
            Params.ofSet(null),
            new Estimate.Real(ours),
            Map.of());
    // 0.5 by our rules, 0.25 as soon as rows of stars are left out; nothing else matters.
    return Comparing.under(
        figure,
        new Estimate.Real(peers),
        roundings,
        rules,
        inForce -> new Estimate.Real(inForce.contains(Difference.SUPPRESSED_ROWS) ? 0.25 : 0.5));
  }

  private static List<String> codes(PeerComparison comparison) {
    return comparison.reasons().stream().map(Reason::code).toList();
  }

  @Test
  void aRule_isNamedWhereItMakesTheDifference() {
    Set<Difference> both = EnumSet.of(Difference.SUPPRESSED_ROWS, Difference.NULL_TEXT);
    PeerComparison explained = compared(0.5, 0.25, 0, both);
    assertThat(explained.verdict()).isEqualTo(Verdict.EXPLAINED);
    assertThat(codes(explained)).containsExactly("suppressed-rows-left-out");
    assertThat(codes(compared(0.5, Math.nextUp(0.25), 4, both)))
        .containsExactly("suppressed-rows-left-out", "rounding");
    assertThat(codes(compared(0.5, Math.nextUp(0.5), 4, both))).containsExactly("rounding");
  }

  @Test
  void aRule_explainsNothingElse() {
    Set<Difference> rules = EnumSet.of(Difference.SUPPRESSED_ROWS);
    // ARX's figure is the one by its rule, and ours is wrong.
    assertThat(compared(0.4, 0.25, 4, rules).verdict()).isEqualTo(Verdict.UNEXPLAINED);
    // Ours is right, and ARX's is another one.
    assertThat(compared(0.5, 0.3, 4, rules).verdict()).isEqualTo(Verdict.UNEXPLAINED);
    // A rule that does not bear on these rows.
    assertThat(compared(0.5, 0.25, 4, Set.of()).verdict()).isEqualTo(Verdict.UNEXPLAINED);
    assertThat(compared(0.5, 0.25, 4, EnumSet.of(Difference.NULL_TEXT)).verdict())
        .isEqualTo(Verdict.UNEXPLAINED);
    assertThat(compared(0.5, 0.5, 0, rules).verdict()).isEqualTo(Verdict.SAME);
  }

  @Test
  void whatBreaksOff_isLaidAtTheRightDoor() {
    RuntimeException ours = new IllegalStateException("Zebedee");
    assertThat(ArxCrossCheck.isOfArx(ours)).isFalse();
    RuntimeException theirs = new IllegalStateException("Zebedee");
    theirs.setStackTrace(
        new StackTraceElement[] {
          new StackTraceElement("java.util.List", "get", null, 1),
          new StackTraceElement("org.deidentifier.arx.Data", "create", null, 1)
        });
    assertThat(ArxCrossCheck.isOfArx(theirs)).isTrue();
    assertThat(ArxCrossCheck.isOfArx(new NoSuchMethodError("Zebedee"))).isTrue();
  }

  @Test
  void safeSize_isWhatArxComparesWith() {
    assertThat(IdentityComparison.safeSize(0.09)).isEqualTo(12);
    assertThat(IdentityComparison.safeSize(0.1)).isEqualTo(10);
    assertThat(IdentityComparison.safeSize(0.33)).isEqualTo(4);
    // The same double as 1/3, although it is less.
    assertThat(IdentityComparison.safeSize(0.3333333333333333)).isEqualTo(3);
    assertThat(IdentityComparison.safeSize(1)).isEqualTo(1);
    assertThat(IdentityComparison.safeSize(1e-300)).isEqualTo(Integer.MAX_VALUE);
    for (int size = 1; size <= 100_000; size++) {
      assertThat(IdentityComparison.safeSize(1.0 / size)).isEqualTo(size);
    }
  }
}
