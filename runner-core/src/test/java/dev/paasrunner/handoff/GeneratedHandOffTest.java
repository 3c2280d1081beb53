package dev.paasrunner.handoff;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.payload.JobPayload;
import dev.paasrunner.settings.DependencyProxy;
import dev.paasrunner.settings.HandOffSettings;
import dev.paasrunner.spi.BuildContext;
import org.junit.jupiter.api.Test;

class GeneratedHandOffTest {
  private static final JobPayload JOB =
      Payloads.job("", "\"unknown é😀\": [1.0, 1e2], \"image\": {\"name\": \"redis\"}");

  @Test
  void the_dockerfile_starts_the_inner_runner_with_its_files() {
    assertThat(file(context(false), "Dockerfile"))
        .isEqualTo(
            """
            FROM example.com:5000/runner:1
            COPY runner.toml job.json /etc/heptapod-runner/
            ENTRYPOINT ["/usr/bin/gitlab-runner", "exec-fetched-job", "--config", \
            "/etc/heptapod-runner/runner.toml", "/etc/heptapod-runner/job.json"]
            """);
  }

  @Test
  void the_inner_runner_logs_at_debug_level_only_if_asked_to() {
    assertThat(file(context(true), "Dockerfile")).contains("\nENV DEBUG=\"true\"\nENTRYPOINT [");
  }

  @Test
  void the_configuration_and_the_job_are_handed_over() {
    BuildContext context = context(false);

    assertThat(context.files()).containsOnlyKeys("Dockerfile", "runner.toml", "job.json");
    assertThat(file(context, "runner.toml")).isEqualTo("[[runners]]\nname = \"é\"\n");
    assertThat(file(context, "job.json"))
        .isEqualTo(JOB.text().replace("\"redis\"", "\"" + Payloads.PREFIX + "/library/redis\""));
  }

  @Test
  void what_was_handed_out_cannot_spoil_the_next_job() {
    GeneratedHandOff handOff = handOff(false);
    handOff.contextFor(JOB).files().values().forEach(bytes -> bytes[0] = 0);

    assertThat(file(handOff.contextFor(JOB), "Dockerfile")).startsWith("FROM ");
    assertThat(file(handOff.contextFor(JOB), "runner.toml")).startsWith("[[runners]]");
  }

  private static BuildContext context(boolean debug) {
    return handOff(debug).contextFor(JOB);
  }

  private static GeneratedHandOff handOff(boolean debug) {
    return new GeneratedHandOff(
        new HandOffSettings(
            "example.com:5000/runner:1",
            debug,
            "[[runners]]\nname = \"é\"\n",
            DependencyProxy.AUTO));
  }

  private static String file(BuildContext context, String name) {
    return new String(context.files().getOrDefault(name, new byte[0]), UTF_8);
  }
}
