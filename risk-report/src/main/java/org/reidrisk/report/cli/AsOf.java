package org.reidrisk.report.cli;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The date that record and reports carry: as told, else the build's epoch, else today in UTC. */
final class AsOf {
  private AsOf() {}

  static LocalDate of(@Nullable String option, Map<String, String> environment, Clock clock) {
    if (option != null) {
      try {
        return LocalDate.parse(option);
      } catch (DateTimeException e) {
        throw Failure.usage("bad-date", "--as-of takes a date such as 2026-11-22");
      }
    }
    String epoch = environment.get("SOURCE_DATE_EPOCH");
    if (epoch != null && !epoch.isBlank()) {
      try {
        return Instant.ofEpochSecond(Long.parseLong(epoch.strip()))
            .atZone(ZoneOffset.UTC)
            .toLocalDate();
      } catch (NumberFormatException | DateTimeException e) {
        throw Failure.usage("bad-date", "SOURCE_DATE_EPOCH is not a number of seconds");
      }
    }
    return LocalDate.now(clock.withZone(ZoneOffset.UTC));
  }
}
