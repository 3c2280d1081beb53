package dev.paasrunner.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.paasrunner.job.FailureReason;
import dev.paasrunner.job.Secret;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobPayloadTest {
  @Test
  void what_is_needed_is_read_and_the_text_stays_as_it_came() throws Exception {
    String text =
        """
        {"id":  42, "token": "glcbt-secret", "unknown": [1, {"x": null}],
         "runner_info": {"timeout": 90},
         "features": {"failure_reasons": ["script_failure", "from_the_future"]},
         "variables": [{"key": "A", "value": "1"}, {"key": "A", "value": "2"},
                       {"key": "B", "value": null}, {"value": "no key"}, 7]}
        """;
    JobPayload payload = JobPayload.parse(text);
    assertThat(payload.text()).isEqualTo(text);
    assertThat(payload.id()).isEqualTo(42);
    assertThat(payload.token()).isEqualTo(Secret.of("glcbt-secret"));
    assertThat(payload.timeout()).isEqualTo(Duration.ofSeconds(90));
    assertThat(payload.failureReasons()).containsExactly(FailureReason.SCRIPT_FAILURE);
    assertThat(payload.variable("A")).contains("2");
    assertThat(payload.variable("B")).contains("");
    assertThat(payload.variable("C")).isEmpty();
    assertThat(payload.toString()).isEqualTo("job 42");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":1,\"token\":\"t\"}",
        "{\"id\":1,\"token\":\"t\",\"runner_info\":null,\"variables\":{},\"features\":[]}",
        "{\"id\":1,\"token\":\"t\",\"runner_info\":{\"timeout\":-5}}",
        "{\"id\":1,\"token\":\"t\",\"runner_info\":{\"timeout\":\"soon\"}}"
      })
  void a_payload_without_more_than_id_and_token_is_usable(String text) throws Exception {
    JobPayload payload = JobPayload.parse(text);
    assertThat(payload.timeout()).isEqualTo(Duration.ofHours(1));
    assertThat(payload.variables()).isEmpty();
    assertThat(payload.failureReasons()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "null", "<html>glcbt-secret</html>", "{\"id\":1,\"tok", "{}"})
  void what_is_not_a_job_is_refused_without_quoting_it(String text) {
    assertThatThrownBy(() -> JobPayload.parse(text))
        .isInstanceOf(PayloadException.class)
        .hasMessageStartingWith("the job ")
        .hasMessageNotContaining("secret");
  }

  @Test
  void what_could_be_read_of_a_broken_job_is_kept_for_its_report() {
    PayloadException e =
        catchThrowableOfType(
            PayloadException.class, () -> JobPayload.parse("{\"token\":\"t\",\"id\":\"x\"}"));
    assertThat(e.id()).isEmpty();
    assertThat(e.token()).contains(Secret.of("t"));
  }

  @Test
  void the_time_in_the_queue_is_told_if_the_coordinator_tells_it() throws Exception {
    assertThat(queued("4")).contains(Duration.ofSeconds(4));
    assertThat(queued("4.5")).contains(Duration.ofMillis(4500));
    assertThat(queued("\"4\"")).contains(Duration.ofSeconds(4));
    assertThat(queued("-4")).isEmpty();
    assertThat(queued("1e99")).isEmpty();
    assertThat(queued("null")).isEmpty();
  }

  private static Optional<Duration> queued(String seconds) throws PayloadException {
    return JobPayload.parse(
            """
            {"id": 1, "token": "t", "job_info": {"time_in_queue_seconds": %s}}
            """
                .formatted(seconds))
        .timeInQueue();
  }

  @Test
  void an_outline_has_all_but_variables_and_steps() throws Exception {
    String text =
        """
        {"id": 7, "token": "secret", "variables": [{"key": "A", "value": "1"}],
         "runner_info": {"timeout": 60}, "steps": [{"name": "script"}],
         "job_info": {"project_id": 3}, "features": {"failure_reasons": ["script_failure"]}}\
        """;

    JobPayload outline = JobPayload.parseOutline(text);

    assertThat(outline.id()).isEqualTo(7);
    assertThat(outline.timeout()).isEqualTo(Duration.ofSeconds(60));
    assertThat(outline.projectId()).hasValue(3);
    assertThat(outline.failureReasons()).containsExactly(FailureReason.SCRIPT_FAILURE);
    assertThat(outline.text()).isEqualTo(text);
    assertThat(outline.json().keySet()).doesNotContain("variables", "steps");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{\"id\": 7}",
        "{\"id\": 7, \"token\": \"secret\", \"variables\": [",
        "{\"id\": 7, \"token\": \"secret\", \"variables\": [}}",
        "{\"id\": 7, \"token\": \"secret\"} {",
      })
  void an_outline_is_refused_as_the_whole_is(String text) {
    PayloadException whole =
        catchThrowableOfType(PayloadException.class, () -> JobPayload.parse(text));
    PayloadException outline =
        catchThrowableOfType(PayloadException.class, () -> JobPayload.parseOutline(text));

    assertThat(outline).hasMessage(whole.getMessage());
    assertThat(outline.id()).isEqualTo(whole.id());
  }
}
