package org.reidrisk.policy;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.reidrisk.measure.Params;
import org.reidrisk.measure.Quantity;

/**
 * A named, versioned list of limits for one tier and one impact.
 *
 * <p>Open tiers limit the largest risk: k of at least 11, 15 or 20. Closed tiers limit the strict
 * average: a mean risk of at most 0.1, 0.075 or 0.05 together with k of at least 3.
 *
 * @param id for example {@code public-low}
 * @param version counts up when a preset's limits change
 * @param tier the tier it is meant for
 * @param limits its limits
 */
public record Preset(String id, int version, AccessTier tier, List<Limit> limits) {

  /** Takes a copy. */
  public Preset {
    limits = List.copyOf(limits);
  }

  private enum Impact {
    LOW(11, "0.1"),
    MEDIUM(15, "0.075"),
    HIGH(20, "0.05");

    private final int smallestClass;
    private final String meanRisk;

    Impact(int smallestClass, String meanRisk) {
      this.smallestClass = smallestClass;
      this.meanRisk = meanRisk;
    }
  }

  private static final int STRICT_AVERAGE_CLASS = 3;

  /**
   * All presets, by tier and impact.
   *
   * @return twelve presets
   */
  public static List<Preset> all() {
    return Arrays.stream(AccessTier.values())
        .flatMap(tier -> Stream.of(Impact.values()).map(impact -> of(tier, impact)))
        .toList();
  }

  /**
   * A preset by its id.
   *
   * @param id for example {@code controlled-medium}
   * @return the preset, or empty when there is none of that name
   */
  public static Optional<Preset> named(String id) {
    return all().stream().filter(p -> p.id.equals(id)).findFirst();
  }

  private static Preset of(AccessTier tier, Impact impact) {
    String id = tier.word() + "-" + impact.name().toLowerCase(Locale.ROOT);
    int version = 1;
    String source = id + " v" + version;
    List<Limit> limits =
        tier.open()
            ? List.of(limit(Quantity.K, BigDecimal.valueOf(impact.smallestClass), source))
            : List.of(
                limit(Quantity.PROSECUTOR_MEAN, new BigDecimal(impact.meanRisk), source),
                limit(Quantity.K, BigDecimal.valueOf(STRICT_AVERAGE_CLASS), source));
    return new Preset(id, version, tier, limits);
  }

  private static Limit limit(Quantity quantity, BigDecimal bound, String source) {
    // The policy puts its adversary's power in the place of this one.
    return new Limit(quantity, bound, null, null, null, Params.POWER_ONE, null, null, source);
  }
}
