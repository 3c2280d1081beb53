package dev.paasrunner.gitlab.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  @ParameterizedTest
  @CsvSource({
    "60, PT1M",
    "' 5 ', PT5S",
    "999999999, PT1H",
    "'Fri, 02 Jan 2026 03:05:05 GMT', PT1M",
    "'Sat, 03 Jan 2026 03:05:05 GMT', PT1H"
  })
  void seconds_and_dates_are_understood(String value, Duration wait) {
    assertThat(read(Map.of("Retry-After", value))).contains(wait);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "0", "-1", "soon", "1.5", "99999999999", "Fri, 02 Jan 2026 03:04:04 GMT"})
  void anything_else_says_nothing(String value) {
    assertThat(read(Map.of("Retry-After", value))).isEmpty();
  }

  @Test
  void the_reset_time_of_a_rate_comes_first_if_it_is_in_the_future() {
    assertThat(
            read(
                Map.of(
                    "RateLimit-ResetTime", "Fri, 02 Jan 2026 03:04:35 GMT", "Retry-After", "60")))
        .contains(Duration.ofSeconds(30));
    assertThat(
            read(
                Map.of(
                    "RateLimit-ResetTime", "Fri, 02 Jan 2026 03:00:00 GMT", "Retry-After", "60")))
        .contains(Duration.ofMinutes(1));
  }

  private static Optional<Duration> read(Map<String, String> headers) {
    Map<String, List<String>> lists =
        headers.entrySet().stream()
            .collect(
                java.util.stream.Collectors.toMap(
                    Map.Entry::getKey, header -> List.of(header.getValue())));
    return RetryAfter.of(HttpHeaders.of(lists, (_, _) -> true), NOW);
  }
}
