package dev.paasrunner.gitlab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.paasrunner.gitlab.ScriptedServer.Answer;
import dev.paasrunner.job.Secret;
import dev.paasrunner.spi.Coordinator.Patience;
import dev.paasrunner.spi.InvalidSettingsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitLabCoordinatorTest {
  @TempDir private Path folder;

  @Test
  void the_url_is_the_jobs_identity_without_a_tail() throws Exception {
    try (var coordinator = Given.coordinator("https://gitlab.example/ci/")) {
      assertThat(coordinator.url()).isEqualTo("https://gitlab.example");
    }
  }

  @Test
  void a_url_that_cannot_be_used_is_refused_when_the_coordinator_is_made() {
    InvalidSettingsException refusal = refusal(Given.settings("gitlab.example"), Map.of());

    assertThat(refusal.key()).isEqualTo("url");
    assertThat(refusal)
        .hasMessage(
            "the coordinator's URL \"gitlab.example\" does not start with http:// or https://");
  }

  @Test
  void a_proxy_that_cannot_be_used_is_refused_when_the_coordinator_is_made() {
    InvalidSettingsException refusal =
        refusal(Given.settings("https://gitlab.example"), Map.of("https_proxy", "socks5://x"));

    assertThat(refusal.key()).isEqualTo("proxy");
  }

  @Test
  void a_file_of_authorities_that_is_missing_or_garbage_is_one_clear_sentence() throws Exception {
    GitLabSettings settings = Given.settings("https://gitlab.example");
    Path missing = folder.resolve("missing.pem");
    Path garbage = Files.writeString(folder.resolve("garbage.pem"), "no certificate");
    Path empty = Files.writeString(folder.resolve("empty.pem"), "");

    assertThat(refusal(settings.withTlsCaFile(missing), Map.of()))
        .hasMessage(
            "the file of trusted certificates %s cannot be read (NoSuchFileException)", missing);
    assertThat(refusal(settings.withTlsCaFile(garbage), Map.of()))
        .hasMessage(
            "the file of trusted certificates %s does not hold certificates in PEM form"
                + " (CertificateException)",
            garbage);
    assertThat(refusal(settings.withTlsCaFile(empty), Map.of()).key()).isEqualTo("tls-ca-file");
  }

  @Test
  void settings_do_not_show_their_token() {
    assertThat(Given.settings("https://x").toString()).doesNotContain("S3CRET");
  }

  @Test
  void closing_is_quick_and_final() throws Exception {
    try (var server = ScriptedServer.answering(Answer.of(204))) {
      GitLabCoordinator coordinator = Given.coordinator(server.url());
      coordinator.requestJob(Patience.SHORT_POLL);
      coordinator.close();

      CoordinatorErrors.errorOf(() -> coordinator.requestJob(Patience.SHORT_POLL));
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void a_plain_request_goes_through_the_proxy_of_the_environment() throws Exception {
    try (var proxy = ScriptedServer.answering(Answer.of(204));
        var coordinator =
            GitLabCoordinator.open(
                Given.settings("http://gitlab.invalid"),
                Map.of("http_proxy", "127.0.0.1:" + proxy.port()),
                InstantSource.system())) {
      assertThat(coordinator.requestJob(Patience.SHORT_POLL)).isEmpty();

      assertThat(proxy.lastRequest().target())
          .isEqualTo("http://gitlab.invalid/api/v4/jobs/request");
    }
  }

  @Test
  void a_tunnel_is_asked_of_the_proxy_without_any_token() throws Exception {
    try (var proxy =
            RawServer.treating(
                RawServer.Treatment.send("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n"));
        var coordinator =
            GitLabCoordinator.open(
                Given.settings("https://gitlab.invalid"),
                Map.of("HTTPS_PROXY", proxy.url()),
                InstantSource.system())) {
      assertThat(CoordinatorErrors.errorOf(() -> coordinator.requestJob(Patience.SHORT_POLL)))
          .extracting(error -> error.message())
          .asString()
          .contains("Tunnel failed, got: 502");

      assertThat(proxy.requests().getFirst())
          .startsWith("CONNECT gitlab.invalid:443 ")
          .doesNotContain("S3CRET");
    }
  }

  @Test
  void the_private_token_of_an_attribute_request_is_not_kept() throws Exception {
    try (var server = ScriptedServer.answering(Answer.json(200, "[]"), Answer.of(204));
        var coordinator = Given.coordinator(server.url())) {
      coordinator.customAttributes().of("acme", Secret.of("glpat-1"));
      coordinator.requestJob(Patience.SHORT_POLL);

      assertThat(server.lastRequest().header("PRIVATE-TOKEN")).isEmpty();
    }
  }

  private static InvalidSettingsException refusal(
      GitLabSettings settings, Map<String, String> environment) {
    return catchThrowableOfType(
        InvalidSettingsException.class,
        () -> GitLabCoordinator.open(settings, environment, InstantSource.system()).close());
  }
}
