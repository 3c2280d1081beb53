package dev.paasrunner.testkit.inner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FetchedJobTest {
  @TempDir private Path folder;

  private FetchedJob read(String json) throws IOException {
    return FetchedJob.read(Files.writeString(folder.resolve("job.json"), json));
  }

  @Test
  void a_job_may_be_as_small_as_its_number_and_token() throws IOException {
    FetchedJob job = read("{\"id\": 7, \"token\": \"secret\", \"steps\": null, \"image\": null}");

    assertThat(job)
        .isEqualTo(new FetchedJob(7, "secret", job.variables(), job.steps(), job.ignored()));
    assertThat(job.variables()).isEmpty();
    assertThat(job.steps()).isEmpty();
    assertThat(job.ignored()).isEmpty();
  }

  @Test
  void variables_without_a_usable_key_are_told_apart() {
    assertThat(new Variable("CI_JOB_ID", "1", false).hasUsableKey()).isTrue();
    assertThat(new Variable("../../etc/passwd", "1", true).hasUsableKey()).isFalse();
    assertThat(new Variable("", "1", false).hasUsableKey()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "secret",
        "{\"token\": \"secret\"",
        "{\"token\": \"secret\"}",
        "{\"id\": \"secret\", \"token\": \"secret\"}",
        "{\"id\": 1, \"token\": \"secret\", \"variables\": [\"secret\"]}"
      })
  void a_file_that_is_no_job_is_refused_without_being_quoted(String json) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(IOException.class)
        .hasMessageNotContaining("secret");
  }
}
