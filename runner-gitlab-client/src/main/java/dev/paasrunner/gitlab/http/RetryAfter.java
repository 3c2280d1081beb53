package dev.paasrunner.gitlab.http;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Predicate;

/// How long a coordinator asks us to wait: `RateLimit-ResetTime` (an HTTP date) before
/// `Retry-After` (seconds or an HTTP date), the order of GitLab Runner (`retry_requester.go`).
final class RetryAfter {
  /// Nobody silences us for longer, by mistake or with a clock that is wrong.
  private static final Duration LONGEST = Duration.ofHours(1);

  private RetryAfter() {}

  static Optional<Duration> of(HttpHeaders headers, Instant now) {
    return headers
        .firstValue("RateLimit-ResetTime")
        .flatMap(text -> untilDate(text, now))
        .or(() -> headers.firstValue("Retry-After").flatMap(text -> parse(text, now)))
        .filter(Duration::isPositive)
        .map(wait -> wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
  }

  private static Optional<Duration> parse(String text, Instant now) {
    return seconds(text).or(() -> untilDate(text, now));
  }

  /// A number of seconds, as in any header of GitLab's that holds one.
  static Optional<Duration> seconds(String text) {
    return Optional.of(text.strip())
        .filter(digits -> digits.matches("[0-9]{1,9}"))
        .map(digits -> Duration.ofSeconds(Long.parseLong(digits)));
  }

  private static Optional<Duration> untilDate(String text, Instant now) {
    try {
      Instant date =
          ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Optional.of(Duration.between(now, date)).filter(Predicate.not(Duration::isNegative));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
