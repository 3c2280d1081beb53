package dev.paasrunner.testkit.inner;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The coordinator's answer, without its body, which means nothing on the job endpoints.
///
/// @param headers values by name, whose case does not matter
record Reply(int status, Map<String, String> headers) {
  private static final Pattern RANGE = Pattern.compile("0-(\\d{1,18})");
  private static final Pattern SECONDS = Pattern.compile("\\d{1,4}");

  Reply {
    Map<String, String> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    sorted.putAll(headers);
    headers = Collections.unmodifiableMap(sorted);
  }

  /// What the reply means for the job, whatever was asked.
  Order order() {
    String job = header("Job-Status").orElse("");
    if (status == 403 || job.equals("canceled") || job.equals("failed")) {
      return Order.ABORT;
    }
    return job.equals("canceling") ? Order.CANCEL : Order.CARRY_ON;
  }

  /// How many bytes of the trace the coordinator has.
  OptionalLong traceSize() {
    Matcher range = RANGE.matcher(header("Range").orElse(""));
    return range.matches() ? OptionalLong.of(Long.parseLong(range.group(1))) : OptionalLong.empty();
  }

  /// How long the coordinator asks to wait.
  Duration pause() {
    return header("Retry-After")
        .or(() -> header("X-GitLab-Trace-Update-Interval"))
        .filter(text -> SECONDS.matcher(text).matches())
        .map(text -> Duration.ofSeconds(Long.parseLong(text)))
        .orElse(Duration.ZERO);
  }

  private Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }
}
