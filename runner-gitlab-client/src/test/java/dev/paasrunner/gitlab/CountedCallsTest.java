package dev.paasrunner.gitlab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paasrunner.gitlab.ScriptedServer.Answer;
import dev.paasrunner.job.Secret;
import dev.paasrunner.spi.ApiCall;
import dev.paasrunner.spi.Coordinator.Patience;
import dev.paasrunner.spi.CoordinatorException;
import dev.paasrunner.spi.InvalidSettingsException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/// What whoever counts is told of the exchanges.
class CountedCallsTest {
  private final List<ApiCall> calls = new CopyOnWriteArrayList<>();

  private GitLabCoordinator open(String url) throws InvalidSettingsException {
    return GitLabCoordinator.open(
        Given.settings(url), Map.of(), InstantSource.system(), calls::add);
  }

  @Test
  void each_exchange_has_a_fixed_name_and_its_status() throws Exception {
    try (var server =
            ScriptedServer.answering(
                Answer.of(204), Answer.json(200, "200"), Answer.json(200, "[]"), Answer.of(404));
        var coordinator = open(server.url())) {
      assertThat(coordinator.requestJob(Patience.SHORT_POLL)).isEmpty();
      assertThat(coordinator.status(Given.job(server.url()))).isNotNull();
      assertThat(coordinator.customAttributes().of("a/group", Secret.of("pat"))).isEmpty();
      assertThat(coordinator.traceProbe(Secret.of("pat")).hasOutput(1, 42)).isFalse();
    }
    assertThat(calls)
        .extracting(call -> call.endpoint() + " " + call.status().orElse(0))
        .containsExactly(
            "request_job 204", "update_job 200", "custom_attributes 200", "read_trace 404");
    assertThat(calls).noneMatch(call -> call.took().isNegative());
  }

  @Test
  void an_exchange_without_an_answer_has_no_status() throws Exception {
    String url;
    try (var server = ScriptedServer.answering()) {
      url = server.url();
    }
    try (var coordinator = open(url)) {
      assertThatThrownBy(() -> coordinator.status(Given.job(url)))
          .isInstanceOf(CoordinatorException.class);
    }
    assertThat(calls).extracting(ApiCall::status).containsOnly(OptionalInt.empty());
  }
}
