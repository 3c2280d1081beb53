package dev.paasrunner.testkit.gitlab;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

final class PayloadBuilderTest {
  @Test
  void a_payload_has_the_keys_of_a_coordinator() {
    assertThat(PayloadBuilder.job(7).json().keySet())
        .containsExactly(
            "id",
            "token",
            "allow_git_fetch",
            "job_info",
            "git_info",
            "runner_info",
            "inputs",
            "variables",
            "steps",
            "hooks",
            "image",
            "services",
            "artifacts",
            "cache",
            "credentials",
            "dependencies",
            "features");
  }

  @Test
  void lines_of_before_script_come_first_in_the_script_step() {
    JsonArray steps =
        PayloadBuilder.job(7)
            .beforeScript("a")
            .script("b", "c")
            .afterScript("d")
            .timeout(Duration.ofMinutes(5))
            .json()
            .getAsJsonArray("steps");

    assertThat(steps)
        .hasToString(
            "[{\"name\":\"script\",\"script\":[\"a\",\"b\",\"c\"],\"timeout\":300,"
                + "\"when\":\"on_success\",\"allow_failure\":false},"
                + "{\"name\":\"after_script\",\"script\":[\"d\"],\"timeout\":300,"
                + "\"when\":\"always\",\"allow_failure\":true}]");
  }

  @Test
  void variables_say_who_may_see_them_and_file_and_raw_only_if_they_are() {
    JsonObject payload =
        PayloadBuilder.job(7)
            .variable("A", "1")
            .maskedVariable("B", "2")
            .fileVariable("C", "3")
            .rawVariable("D", "4")
            .json();

    assertThat(variable(payload, "A"))
        .hasToString("{\"key\":\"A\",\"value\":\"1\",\"public\":true,\"masked\":false}");
    assertThat(variable(payload, "B"))
        .hasToString("{\"key\":\"B\",\"value\":\"2\",\"public\":false,\"masked\":true}");
    assertThat(variable(payload, "C").get("file").getAsBoolean()).isTrue();
    assertThat(variable(payload, "D").get("raw").getAsBoolean()).isTrue();
  }

  @Test
  void the_token_is_where_a_coordinator_puts_it() {
    JsonObject payload =
        PayloadBuilder.job(7).token("t-7").server(URI.create("http://localhost:81/")).json();

    assertThat(payload.get("token").getAsString()).isEqualTo("t-7");
    assertThat(variable(payload, "CI_JOB_TOKEN").get("value").getAsString()).isEqualTo("t-7");
    assertThat(payload.getAsJsonObject("git_info").get("repo_url").getAsString())
        .isEqualTo("http://gitlab-ci-token:t-7@localhost:81/acme/tools/parser.git");
  }

  @Test
  void tokens_differ_from_job_to_job() {
    assertThat(PayloadBuilder.job(7).json().get("token"))
        .isNotEqualTo(PayloadBuilder.job(8).json().get("token"));
  }

  @Test
  void images_and_services_are_objects() {
    JsonObject payload =
        PayloadBuilder.job(7)
            .image("python:3.12")
            .service("postgres:16")
            .service("redis:7", "cache,redis")
            .json();

    JsonArray services = payload.getAsJsonArray("services");
    assertThat(payload.getAsJsonObject("image").get("name").getAsString()).isEqualTo("python:3.12");
    assertThat(services.get(0).getAsJsonObject().get("alias").isJsonNull()).isTrue();
    assertThat(services.get(1).getAsJsonObject().get("alias").getAsString())
        .isEqualTo("cache,redis");
  }

  @Test
  void the_dependency_proxy_names_the_groups_in_lower_case_and_the_port_always() {
    JsonObject payload =
        PayloadBuilder.job(7).project(3, "Acme/Tools/parser").dependencyProxy().json();

    assertThat(List.of("CI_DEPENDENCY_PROXY_SERVER", "CI_DEPENDENCY_PROXY_GROUP_IMAGE_PREFIX"))
        .extracting(key -> variable(payload, key).get("value").getAsString())
        .containsExactly(
            "gitlab.example.net:443", "gitlab.example.net:443/acme/dependency_proxy/containers");
    assertThat(payload.getAsJsonArray("credentials")).hasSize(1);
    assertThat(PayloadBuilder.job(7).json().getAsJsonArray("credentials")).isEmpty();
  }

  @Test
  void any_key_can_be_added_or_replaced() {
    String text =
        PayloadBuilder.job(7)
            .with("steps", JsonParser.parseString("[]"))
            .with("hg_info", new JsonPrimitive("x"))
            .text();

    JsonObject payload = JsonParser.parseString(text).getAsJsonObject();
    assertThat(payload.getAsJsonArray("steps")).isEmpty();
    assertThat(payload.get("hg_info").getAsString()).isEqualTo("x");
    assertThat(payload.get("image").isJsonNull()).isTrue();
  }

  private static JsonObject variable(JsonObject payload, String key) {
    return StreamSupport.stream(payload.getAsJsonArray("variables").spliterator(), false)
        .map(JsonElement::getAsJsonObject)
        .filter(each -> each.get("key").getAsString().equals(key))
        .findFirst()
        .orElseThrow();
  }
}
