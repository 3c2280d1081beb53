package dev.paasrunner.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.spi.ExecutorException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BuildFailureTest {
  private static final Redaction NOTHING = redaction(Map.of("Dockerfile", "FROM a"));

  @ParameterizedTest
  @CsvSource({
    "COPY failed: no such file or directory, REFUSED",
    "pull access denied for acme/tools, REFUSED",
    "The command '/bin/sh -c make' returned a non-zero code: 2, REFUSED",
    "Get https://registry.example.net/v2/: dial tcp: lookup: no such host, TRANSIENT",
    "net/http: TLS handshake timeout, TRANSIENT",
    "received unexpected HTTP status: 503 Service Unavailable, TRANSIENT",
    "toomanyrequests: You have reached your pull rate limit, EXHAUSTED",
    "write /x: no space left on device, EXHAUSTED"
  })
  void the_reason_gives_the_kind(String reason, ErrorKind kind) {
    assertThat(BuildFailure.of("h", reason, NOTHING, List.of()).error().kind()).isEqualTo(kind);
  }

  @Test
  void the_last_lines_are_told() {
    ExecutorException failure =
        BuildFailure.of("host-1", "it failed", NOTHING, List.of("Step 1/2 : FROM a", "boom"));

    assertThat(failure)
        .hasMessage(
            "the image of host-1 could not be built: it failed; the output ended with:"
                + " Step 1/2 : FROM a | boom");
  }

  @Test
  void what_only_the_files_hold_is_starred_and_the_dockerfile_may_be_shown() {
    Redaction redaction =
        redaction(
            Map.of(
                "Dockerfile", "FROM registry.example.net/runner-image",
                "job.json", "{\"token\":\"glrt-secret_1\",\"image\":\"runner-image\"}",
                "runner.toml", "password = 'hunter2hunter2'"));

    ExecutorException failure =
        BuildFailure.of(
            "h",
            "cannot pull runner-image with token=glrt-secret_1",
            redaction,
            List.of("x='hunter2hunter2'"));

    assertThat(failure)
        .hasMessageContaining("cannot pull runner-image with token=***")
        .hasMessageContaining("x='***'");
  }

  @Test
  void long_output_is_cut() {
    ExecutorException failure =
        BuildFailure.of("h", "r".repeat(9_000), NOTHING, List.of("o".repeat(9_000)));

    assertThat(failure.getMessage()).hasSizeLessThan(1_200);
  }

  private static Redaction redaction(Map<String, String> files) {
    return new Redaction(BuildArchiveTest.context(files));
  }
}
