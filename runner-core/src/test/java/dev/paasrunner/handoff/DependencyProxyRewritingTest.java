package dev.paasrunner.handoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.paasrunner.payload.JobPayload;
import dev.paasrunner.settings.DependencyProxy;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DependencyProxyRewritingTest {
  private static final String DIGEST =
      "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

  @ParameterizedTest
  @CsvSource({
    "python:3.12,              library/python:3.12",
    "tutum/wordpress:latest,   tutum/wordpress:latest",
    "docker.io/python,         library/python",
    "index.docker.io/a/b:1,    a/b:1",
    "python@" + DIGEST + ",    library/python@" + DIGEST,
    "python:3@" + DIGEST + ",  library/python:3@" + DIGEST,
    "$NAME:${TAG},             library/python:3.13",
    "${IMAGE},                 library/python:3.13",
    "python:$NONE,             library/python:",
    "a/$RAW,                   a/$TAG"
  })
  void an_image_of_docker_hub_comes_from_the_proxy(String image, String remainder) {
    String variables =
        """
        , {"key": "NAME", "value": "ruby"}, {"key": "NAME", "value": "python"},
        {"key": "TAG", "value": "3.13"}, {"key": "IMAGE", "value": "$NAME:$TAG"},
        {"key": "RAW", "value": "$TAG", "raw": true}\
        """;
    JobPayload job = Payloads.job(variables, "\"image\": {\"name\": \"" + image + "\"}");

    assertThat(rewritten(job).getAsJsonObject("image").get("name").getAsString())
        .isEqualTo(Payloads.PREFIX + "/" + remainder);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\": \"registry.example.com:4999/a/b:$TAG\"}",
        "{\"name\": \"localhost/a\"}",
        "{\"name\": \"example.net:443/acme/dependency_proxy/containers/redis\"}",
        "{\"name\": \"$LOOP\"}",
        "{\"name\": \"$NONE\"}",
        "{\"name\": \"\"}",
        "{\"name\": \"a b\"}",
        "{\"name\": null}",
        "{\"name\": 5}",
        "{\"name\": {}}",
        "{}",
        "null",
        "\"postgres\"",
        "[]"
      })
  void every_other_image_stays_as_it_is_written(String image) {
    JobPayload job =
        Payloads.job(
            ", {\"key\": \"LOOP\", \"value\": \"$LOOP\"}",
            "\"image\": " + image + ", \"services\": [" + image + "]");

    assertThat(DependencyProxyRewriting.apply(job, DependencyProxy.AUTO)).isEqualTo(job.text());
  }

  @Test
  void a_job_without_image_and_services_stays_as_it_is() {
    JobPayload job = Payloads.job("", "\"services\": null");

    assertThat(DependencyProxyRewriting.apply(job, DependencyProxy.AUTO)).isEqualTo(job.text());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "postgres:16                    | null               | postgres",
        "tutum/wordpress:latest         | null               | tutum__wordpress,tutum-wordpress",
        "tutum/wordpress:latest         | \"\"               | tutum__wordpress,tutum-wordpress",
        "tutum/wordpress                | \"db\"             | db,tutum__wordpress,tutum-wordpress",
        "tutum/wordpress                | \"db, pg  x\"      | db,pg,x,tutum__wordpress,tutum-wordpress",
        "tutum/wordpress                | \"tutum-wordpress\"| tutum-wordpress,tutum__wordpress",
        "postgres                       | \"postgres\"       | postgres",
        "postgres@" + DIGEST + "        | null               | postgres",
        "docker.io/a/b:1                | null               | docker.io__a__b,docker.io-a-b",
        "$OWNER/b:1                     | \"$NAME\"          | $NAME,a__b,a-b"
      })
  void a_rewritten_service_keeps_all_its_names(String image, String alias, String expected) {
    JobPayload job =
        Payloads.job(
            ", {\"key\": \"OWNER\", \"value\": \"a\"}",
            "\"services\": [{\"alias\": %s, \"name\": \"%s\"}]".formatted(alias, image));

    JsonObject service = rewritten(job).getAsJsonArray("services").get(0).getAsJsonObject();

    assertThat(service.get("alias").getAsString()).isEqualTo(expected);
    assertThat(service.get("name").getAsString()).startsWith(Payloads.PREFIX + "/");
  }

  @Test
  void an_alias_is_added_where_there_was_none() {
    JobPayload job = Payloads.job("", "\"services\": [{\"name\": \"a/b\"}, {\"name\": \"x.y/z\"}]");

    assertThat(DependencyProxyRewriting.apply(job, DependencyProxy.AUTO))
        .isEqualTo(
            job.text()
                .replace("\"a/b\"", "\"" + Payloads.PREFIX + "/a/b\", \"alias\": \"a__b,a-b\""));
  }

  @Test
  void a_disabled_proxy_and_excepted_groups_leave_the_job_alone() {
    JobPayload job = Payloads.job("", "\"image\": {\"name\": \"redis\"}");
    DependencyProxy disabled = new DependencyProxy(false, Set.of());
    DependencyProxy excepted = new DependencyProxy(true, Set.of("other", "aCME"));

    assertThat(DependencyProxyRewriting.apply(job, disabled)).isEqualTo(job.text());
    assertThat(DependencyProxyRewriting.apply(job, excepted)).isEqualTo(job.text());
    assertThat(DependencyProxyRewriting.apply(job, new DependencyProxy(true, Set.of("acme/tools"))))
        .isNotEqualTo(job.text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "null",
        "[{\"key\": \"CI_DEPENDENCY_PROXY_GROUP_IMAGE_PREFIX\", \"value\": \"\"}]",
        "[{\"key\": \"CI_DEPENDENCY_PROXY_GROUP_IMAGE_PREFIX\", \"value\": null}]"
      })
  void a_job_without_the_proxys_address_is_left_alone(String variables) {
    JobPayload job =
        Payloads.parse(
            """
            {"id": 1, "token": "t", "image": {"name": "redis"}, "variables": %s}
            """
                .formatted(variables));

    assertThat(DependencyProxyRewriting.apply(job, DependencyProxy.AUTO)).isEqualTo(job.text());
  }

  @Test
  void a_text_that_only_a_lenient_reader_understands_is_left_alone() {
    JobPayload job = Payloads.job("", "\"image\": {'name': \"redis\"}");

    assertThat(DependencyProxyRewriting.apply(job, DependencyProxy.AUTO)).isEqualTo(job.text());
  }

  @Test
  void the_last_of_repeated_members_is_the_one_that_counts() {
    JobPayload job =
        Payloads.job(
            "", "\"image\": {\"name\": \"x.y/z\"}, \"image\": {\"name\": 1, \"name\": \"redis\"}");

    assertThat(DependencyProxyRewriting.apply(job, DependencyProxy.AUTO))
        .isEqualTo(job.text().replace("\"redis\"", "\"" + Payloads.PREFIX + "/library/redis\""));
  }

  @RepeatedTest(200)
  void only_the_spliced_values_of_a_random_job_change(RepetitionInfo repetition) {
    RandomJson json = new RandomJson(new Random(repetition.getCurrentRepetition()));
    String template =
        "{"
            + json.blank()
            + "\"id\": 1,\"token\":\"t\",\"variables\":["
            + Payloads.PROXY_VARIABLES
            + "],"
            + json.quoted("x")
            + ":"
            + json.value(3)
            + ",\"image\":"
            + json.blank()
            + "{\"x\":"
            + json.value(2)
            + ","
            + json.quoted("name")
            + json.blank()
            + ":<IMAGE>"
            + json.blank()
            + "},\"y\":"
            + json.value(3)
            + ","
            + json.quoted("services")
            + ":["
            + json.blank()
            + "{\"entrypoint\":"
            + json.value(2)
            + ",\"alias\":<ALIAS>,\"name\":<SERVICE>,"
            + "\"z\":"
            + json.value(2)
            + "},"
            + json.value(1)
            + "]}"
            + json.blank();
    JobPayload job =
        Payloads.parse(
            filled(template, json.quoted("redis:7"), json.quoted("a/b"), json.quoted("é \"x")));

    assertThat(DependencyProxyRewriting.apply(job, DependencyProxy.AUTO))
        .isEqualTo(
            filled(
                template,
                "\"" + Payloads.PREFIX + "/library/redis:7\"",
                "\"" + Payloads.PREFIX + "/a/b\"",
                "\"é,\\\"x,a__b,a-b\""));
  }

  private static String filled(String template, String image, String service, String alias) {
    return template
        .replace("<IMAGE>", image)
        .replace("<SERVICE>", service)
        .replace("<ALIAS>", alias);
  }

  @Test
  void a_job_of_many_megabytes_is_rewritten_in_linear_time() {
    String value = "{[\\\"\\\\ ".repeat(100_000);
    String variable = ", {\"key\": \"V\", \"value\": \"" + value + "\"}";
    JobPayload job =
        Payloads.job(variable.repeat(12), "\"image\": {\"name\": \"redis\"}, \"services\": []");

    assertThat(job.text().length()).isGreaterThan(8_000_000);
    assertThatCode(() -> DependencyProxyRewriting.apply(job, DependencyProxy.AUTO))
        .doesNotThrowAnyException();
  }

  private static JsonObject rewritten(JobPayload job) {
    return JsonParser.parseString(DependencyProxyRewriting.apply(job, DependencyProxy.AUTO))
        .getAsJsonObject();
  }
}
