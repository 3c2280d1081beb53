package dev.paasrunner.gitlab;

import static dev.paasrunner.gitlab.CoordinatorErrors.errorOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.gitlab.ScriptedServer.Answer;
import dev.paasrunner.gitlab.ScriptedServer.Request;
import dev.paasrunner.job.CallError;
import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.job.Secret;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GitLabCustomAttributesTest {
  private static final Secret TOKEN = Secret.of("glpat-AdminS3CRET");

  @Test
  void a_groups_attributes_are_read_by_its_escaped_path() throws Exception {
    String body =
        """
        [{"key":"clever_token","value":"v1"}, {"key":"b","value":"2"}, {"key":"null","value":null}]
        """;
    try (var server = ScriptedServer.answering(Answer.json(200, body));
        var coordinator = Given.coordinator(server.url())) {
      Map<String, Secret> found = coordinator.customAttributes().of("acme/tools & é", TOKEN);

      assertThat(found).isEqualTo(Map.of("clever_token", Secret.of("v1"), "b", Secret.of("2")));
      Request request = server.lastRequest();
      assertThat(request.method() + " " + request.target())
          .isEqualTo("GET /api/v4/groups/acme%2Ftools%20%26%20%C3%A9/custom_attributes");
      assertThat(request.header("PRIVATE-TOKEN")).contains(TOKEN.reveal());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "400, REFUSED",
    "401, DENIED",
    "403, DENIED",
    "404, GONE",
    "429, EXHAUSTED",
    "500, TRANSIENT",
    "301, TRANSIENT"
  })
  void every_refusal_has_its_kind(int status, ErrorKind kind) throws Exception {
    try (var server = ScriptedServer.answering(Answer.json(status, "{\"message\":\"no\"}"));
        var coordinator = Given.coordinator(server.url())) {
      CallError error = errorOf(kind, () -> coordinator.customAttributes().of("acme/tools", TOKEN));

      assertThat(error.message())
          .startsWith(
              "cannot read the custom attributes of group acme/tools at %s: it answered %d (no)"
                  .formatted(server.url(), status));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "S3CRET", "[{\"key\""})
  void garbage_is_transient(String body) throws Exception {
    try (var server = ScriptedServer.answering(Answer.json(200, body));
        var coordinator = Given.coordinator(server.url())) {
      errorOf(ErrorKind.TRANSIENT, () -> coordinator.customAttributes().of("acme", TOKEN));
    }
  }

  @Test
  void a_page_asks_for_the_url() throws Exception {
    try (var server = ScriptedServer.answering(Answer.page(200));
        var coordinator = Given.coordinator(server.url())) {
      CallError error =
          errorOf(ErrorKind.TRANSIENT, () -> coordinator.customAttributes().of("acme", TOKEN));

      assertThat(error.message())
          .endsWith(
              "with text/html instead of JSON: is the URL right, or is there a proxy in between?");
    }
  }

  @Test
  void a_path_of_digits_would_read_another_group() throws Exception {
    try (var server = ScriptedServer.answering();
        var coordinator = Given.coordinator(server.url())) {
      CallError error =
          errorOf(ErrorKind.REFUSED, () -> coordinator.customAttributes().of("4711", TOKEN));

      assertThat(error.message())
          .isEqualTo(
              "the custom attributes of group \"4711\" cannot be read by path: GitLab takes digits"
                  + " for a group's number");
      assertThat(server.requests()).isEmpty();
    }
  }
}
