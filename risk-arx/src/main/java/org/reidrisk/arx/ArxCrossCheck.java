package org.reidrisk.arx;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.reidrisk.assess.CrossCheck;
import org.reidrisk.measure.Estimate;
import org.reidrisk.measure.Measurement;
import org.reidrisk.measure.Quantity;
import org.reidrisk.policy.MissingMode;
import org.reidrisk.record.CrossCheckResult;
import org.reidrisk.record.PeerComparison;

/** ARX as a second opinion. */
public final class ArxCrossCheck implements CrossCheck {
  private static final String NAME = "arx";

  /** For the service loader. */
  public ArxCrossCheck() {}

  @Override
  public String name() {
    return NAME;
  }

  /** Figures that are got from the same rows. */
  private record Scope(List<String> quasiIdentifiers, @Nullable String of, Kind kind) {
    static Scope of(Measurement figure) {
      return new Scope(
          figure.quasiIdentifiers(),
          figure.of(),
          figure.quantity().fromRegister() ? Kind.REGISTER : Kind.ROWS);
    }
  }

  private enum Kind {
    ROWS,
    REGISTER
  }

  @Override
  public CrossCheckResult check(Question question) {
    Map<Scope, List<Measurement>> scopes = new LinkedHashMap<>();
    for (Measurement figure : question.figures()) {
      scopes.computeIfAbsent(Scope.of(figure), s -> new ArrayList<>()).add(figure);
    }
    List<PeerComparison> comparisons = new ArrayList<>();
    scopes.forEach((scope, figures) -> comparisons.addAll(guarded(question, scope, figures)));
    return new CrossCheckResult(NAME, version(), Given.of(question), comparisons);
  }

  /**
   * What stops ARX stops one scope; its message stays here, for it may hold anything. What stops
   * this comparison is not laid at ARX's door.
   */
  private static List<PeerComparison> guarded(
      Question question, Scope scope, List<Measurement> figures) {
    try {
      return compared(question, scope, figures);
    } catch (IOException | RuntimeException | LinkageError | StackOverflowError e) {
      String kind = e.getClass().getSimpleName();
      Estimate failed =
          new Estimate.Undefined(
              PeerComparison.FAILED,
              isOfArx(e)
                  ? "ARX stopped with " + kind + "."
                  : "The comparison stopped with "
                      + kind
                      + ", which is an error of this tool: please report it.");
      return figures.stream().map(f -> Comparing.exact(f, failed)).toList();
    }
  }

  /** Whether ARX was at work, or is not the ARX that this was built for. */
  static boolean isOfArx(Throwable thrown) {
    return thrown instanceof IOException
        || thrown instanceof LinkageError
        || Arrays.stream(thrown.getStackTrace())
            .anyMatch(frame -> frame.getClassName().startsWith("org.deidentifier."));
  }

  private static List<PeerComparison> compared(
      Question question, Scope scope, List<Measurement> figures) throws IOException {
    if (question.table().rows() == 0 || scope.quasiIdentifiers().isEmpty()) {
      return none(figures, NotCompared.NOTHING_TO_MEASURE);
    }
    if (scope.kind() == Kind.REGISTER) {
      Register register = question.register();
      return register == null || !hasPopulation(figures)
          ? none(figures, NotCompared.NO_POPULATION)
          : RegisterComparison.of(question, register, scope.quasiIdentifiers(), figures);
    }
    String of = scope.of();
    boolean wildcard = question.policy().missing() == MissingMode.WILDCARD;
    if (of != null) {
      return wildcard
          ? none(figures, NotCompared.NO_CLASSES)
          : AttributeComparison.of(
              question, ArxRows.of(question, scope.quasiIdentifiers(), of), of, figures);
    }
    ArxRows rows = ArxRows.of(question, scope.quasiIdentifiers());
    if (!rows.anyRowLeft()) {
      return none(figures, NotCompared.EVERY_ROW_LEFT_OUT);
    }
    return wildcard
        ? WildcardComparison.of(question, rows, figures)
        : IdentityComparison.of(question, rows, figures);
  }

  /** Whether something was measured against the register. */
  static boolean hasPopulation(List<Measurement> figures) {
    return figures.stream()
        .anyMatch(
            f -> f.quantity() == Quantity.K_MAP && !(f.estimate() instanceof Estimate.Undefined));
  }

  private static List<PeerComparison> none(List<Measurement> figures, NotCompared why) {
    return figures.stream().map(f -> Comparing.none(f, why)).toList();
  }

  private static String version() {
    Properties properties = new Properties();
    try (InputStream in = ArxCrossCheck.class.getResourceAsStream("arx.properties")) {
      if (in != null) {
        properties.load(in);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("reading the version", e);
    }
    return properties.getProperty("version", "unknown");
  }
}
