package dev.paasrunner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.testkit.clever.FakeClever;
import dev.paasrunner.testkit.clever.model.Role;
import dev.paasrunner.testkit.clever.model.Switches;
import dev.paasrunner.testkit.clever.run.JobReport;
import dev.paasrunner.testkit.clever.run.Script;
import dev.paasrunner.testkit.clever.run.ScriptedRuns;
import dev.paasrunner.testkit.gitlab.FakeGitLab;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The commands for operators that talk to the platform.
@Timeout(120)
class CheckAndSweepIT {
  @TempDir Path folder;

  @AutoClose
  private final FakeClever clever =
      FakeClever.start(Switches.INSTANT, new ScriptedRuns(_ -> Script.INSTANT, new JobReport()));

  @AutoClose private final FakeGitLab gitlab = FakeGitLab.start();

  private final String organization = clever.addOrganization("operators");
  private final Distribution distribution;

  CheckAndSweepIT(@TempDir Path copy) throws IOException {
    distribution = Distribution.copyTo(copy.resolve("dist"));
  }

  @Test
  void check_prints_what_the_file_means_without_its_secrets() throws Exception {
    String token = clever.addToken(organization, Role.MANAGER);
    try (Launched check = check(token)) {
      assertThat(check.standardOutput())
          .contains("paas_sweep", "cc_orga_id", organization, "is good")
          .contains("its platform is as it should")
          .doesNotContain(token, "glrt-t1_operators");
      assertThat(check.exitCode()).isZero();
    }
  }

  @Test
  void check_online_tells_of_a_credential_that_cannot_delete() throws Exception {
    try (Launched check = check(clever.addToken(organization, Role.DEVELOPER))) {
      assertThat(check.standardError()).contains("delete");
      assertThat(check.exitCode()).isEqualTo(2);
    }
  }

  @Test
  void sweep_removes_what_the_original_left_only_on_the_operators_word() throws Exception {
    String token = clever.addToken(organization, Role.MANAGER);
    create(token, "hpd-job-operators-17");
    create(token, "something-else-17");
    Files.createDirectories(folder.resolve("state.json.d"));
    String config = config(token).toString();
    try (Launched sweep = distribution.start("sweep", config)) {
      assertThat(sweep.standardOutput())
          .contains("hpd-job-operators-17 without a mark: left alone");
    }
    assertThat(clever.left()).hasSize(2);
    try (Launched sweep = distribution.start("sweep", config, "--unmarked")) {
      assertThat(sweep.standardOutput()).contains("hpd-job-operators-17 without a mark: removed");
      assertThat(sweep.exitCode()).isZero();
    }
    assertThat(clever.left()).hasSize(1);
  }

  private Launched check(String token) throws Exception {
    gitlab.addRunner("glrt-t1_operatorsOperators12");
    return distribution.start("check", config(token).toString(), "--online");
  }

  private void create(String token, String name) throws Exception {
    String body =
        """
        {"name": "%s", "zone": "par", "deploy": "git", "instanceType": "docker",
         "instanceVersion": "20260112", "instanceVariant": "70d676a0-a775-4dc9-a43d-3121036e8515",
         "minFlavor": "heptapod-runner-XS", "maxFlavor": "heptapod-runner-XS"}
        """
            .formatted(name);
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(clever.apiUrl() + "/organisations/" + organization + "/applications"))
            .header("Authorization", "token " + token)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      assertThat(client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode())
          .isEqualTo(200);
    }
  }

  private Path config(String token) throws Exception {
    return Files.writeString(
        folder.resolve("config.toml"),
        """
        state_file = "%s"
        [[runners]]
        name = "operators"
        url = "%s"
        token = "glrt-t1_operatorsOperators12"
        executor = "clever-docker"
        cc_api_url = "%s"
        cc_orga_id = "%s"
        cc_token = "%s"
        """
            .formatted(
                folder.resolve("state.json"), gitlab.url(), clever.apiUrl(), organization, token));
  }
}
