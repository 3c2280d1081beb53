package dev.paasrunner.job;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/// What a host costs, as its platform's catalogue said when the host was planned.
///
/// @param flavor the platform's name of the size
/// @param perHour price of an hour, not negative
/// @param currency ISO 4217 code, such as `EUR`
/// @param granularity what is begun of this is paid whole; positive
public record HostPrice(String flavor, BigDecimal perHour, String currency, Duration granularity) {
  private static final int DIGITS = 6;

  public HostPrice {
    requireNonNull(flavor);
    requireNonNull(currency);
    if (perHour.signum() < 0) {
      throw new IllegalArgumentException("a price is not negative: " + perHour);
    }
    if (!granularity.isPositive()) {
      throw new IllegalArgumentException("a granularity is positive: " + granularity);
    }
  }

  /// What a time costs, with six digits behind the point.
  public BigDecimal of(Duration time) {
    long units = Math.ceilDiv(Math.max(time.toMillis(), 0), granularity.toMillis());
    return perHour
        .multiply(BigDecimal.valueOf(units))
        .multiply(BigDecimal.valueOf(granularity.toMillis()))
        .divide(BigDecimal.valueOf(Duration.ofHours(1).toMillis()), DIGITS, RoundingMode.HALF_UP);
  }
}
