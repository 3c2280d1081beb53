package dev.paasrunner.testkit.clever;

import static dev.paasrunner.testkit.clever.CleverCaller.body;
import static dev.paasrunner.testkit.clever.CleverCaller.id;
import static dev.paasrunner.testkit.clever.CleverCaller.kind;
import static dev.paasrunner.testkit.clever.CleverCaller.list;
import static dev.paasrunner.testkit.clever.CleverCaller.said;
import static dev.paasrunner.testkit.clever.CleverCaller.wanted;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import dev.paasrunner.testkit.clever.model.Catalogue;
import dev.paasrunner.testkit.clever.model.Delays;
import dev.paasrunner.testkit.clever.model.Switch;
import dev.paasrunner.testkit.clever.model.Switches;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApplicationTest {
  private final ManualClock clock = new ManualClock();
  private final ManualRuns runs = new ManualRuns();
  private final FakeClever clever = FakeClever.start(Switches.INSTANT, runs, clock);
  private final CleverCaller caller = new CleverCaller(clever);

  @AfterEach
  void close() {
    caller.close();
    clever.close();
  }

  @Test
  void a_creation_answers_with_the_application() throws Exception {
    JsonObject made = caller.created("hpd-job-a-1");
    assertThat(id(made)).matches("app_[0-9a-f-]{36}");
    assertThat(made.get("ownerId").getAsString()).isEqualTo(caller.organization);
    assertThat(made.get("creationDate").getAsLong()).isEqualTo(clock.instant().toEpochMilli());
    assertThat(made.get("state").getAsString()).isEqualTo("SHOULD_BE_DOWN");
    assertThat(made.has("tags")).isFalse();
    JsonObject instance = made.getAsJsonObject("instance");
    assertThat(instance.get("lifetime").getAsString()).isEqualTo("TASK");
    assertThat(instance.getAsJsonObject("variant").get("id").getAsString())
        .isEqualTo(Catalogue.RUNNER_VARIANT);
    assertThat(instance.getAsJsonObject("maxFlavor").get("name").getAsString())
        .isEqualTo("heptapod-runner-M");
    assertThat(Pusher.url(made)).endsWith("/" + id(made) + ".git");
  }

  @Test
  void names_are_not_unique() throws Exception {
    assertThat(id(caller.created("a"))).isNotEqualTo(id(caller.created("a")));
    assertThat(clever.mostAtOnce()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "name, '', 400/4010",
    "zone, moon, 400/4010",
    "deploy, ftp, 400/4010",
    "instanceType, node, 400/9017",
    "instanceVersion, 20210422, 400/9017",
    "instanceVersion, '', 400/9017",
    "instanceVariant, 70d676a0, 400/9017",
    "instanceLifetime, FOREVER, 400/4010",
    "minInstances, 0, 400/4010",
    "maxInstances, 41, 400/4010",
    "minFlavor, heptapod-runner-3XL, 400/4010",
    "maxFlavor, heptapod-runner-4XL, 400/4010",
    "env, text, 400/4010",
    "tags, text, 400/4010",
  })
  void a_creation_with_something_wrong_is_refused(String key, String value, String refusal)
      throws Exception {
    JsonObject wanted = wanted("a");
    wanted.addProperty(key, value);
    assertThat(said(caller.create(wanted))).isEqualTo(refusal);
    assertThat(clever.everything()).isEmpty();
  }

  @Test
  void the_names_of_flavors_are_the_same_in_any_case() throws Exception {
    JsonObject wanted = wanted("a");
    wanted.addProperty("minFlavor", "heptapod-runner-xs");
    wanted.addProperty("maxFlavor", "heptapod-runner-xs");
    assertThat(caller.create(wanted).statusCode()).isEqualTo(200);
  }

  @Test
  void a_new_version_of_the_product_refuses_the_old_one() throws Exception {
    clever.become(Switches.INSTANT.withProductVersion("20260301"));
    assertThat(said(caller.create(wanted("a")))).isEqualTo("400/9017");
    assertThat(caller.anonymous("/v2/products/instances").body()).contains("20260301");
  }

  @Test
  void variables_and_tags_are_taken_at_the_creation_or_not() throws Exception {
    JsonObject wanted = wanted("a");
    wanted.add("env", JsonParser.parseString("{\"SECRET\":\"s\"}"));
    wanted.add("tags", JsonParser.parseString("[\"job:1\"]"));
    JsonObject made = body(caller.create(wanted));
    assertThat(made.get("env").toString()).isEqualTo("[{\"name\":\"SECRET\",\"value\":\"s\"}]");
    assertThat(caller.get(caller.one(id(made)) + "/tags").body()).isEqualTo("[\"job:1\"]");

    clever.become(Switches.INSTANT.without(Switch.ENV_AT_CREATION, Switch.TAGS_AT_CREATION));
    JsonObject bare = body(caller.create(wanted));
    assertThat(bare.get("env").toString()).isEqualTo("[]");
    assertThat(caller.get(caller.one(id(bare)) + "/tags").body()).isEqualTo("[]");
  }

  @Test
  void an_environment_may_be_too_large() throws Exception {
    JsonObject wanted = wanted("a");
    JsonObject env = new JsonObject();
    env.addProperty("LARGE", "x".repeat(70_000));
    wanted.add("env", env);
    assertThat(caller.create(wanted).statusCode()).isEqualTo(200);
    clever.become(Switches.INSTANT.with(Switch.SMALL_ENV));
    assertThat(said(caller.create(wanted))).isEqualTo("400/4010");
  }

  @Test
  void the_environment_is_replaced_as_a_whole() throws Exception {
    String env = caller.one(id(caller.created("a"))) + "/env";
    caller.put(env, "{\"A\":\"1\",\"B\":\"2\"}");
    HttpResponse<String> replaced = caller.put(env, "{\"C\":\"3\"}");
    assertThat(body(replaced).has("instance")).isTrue();
    assertThat(caller.get(env).body()).isEqualTo("[{\"name\":\"C\",\"value\":\"3\"}]");
    clever.become(Switches.INSTANT.with(Switch.ENV_MESSAGE));
    assertThat(said(caller.put(env, "{}"))).isEqualTo("200/328");
  }

  @Test
  void single_variables_are_set_and_removed() throws Exception {
    String env = caller.one(id(caller.created("a"))) + "/env";
    caller.put(env + "/A", "{\"value\":\"1\"}");
    assertThat(caller.get(env).body()).contains("\"A\"");
    caller.delete(env + "/A");
    assertThat(caller.get(env).body()).isEqualTo("[]");
  }

  @Test
  void a_bad_name_of_a_variable_is_refused_with_the_field() throws Exception {
    String env = caller.one(id(caller.created("a"))) + "/env";
    HttpResponse<String> refused = caller.put(env + "?check=true", "{\"1A\":\"x\"}");
    assertThat(said(refused)).isEqualTo("400/557");
    assertThat(body(refused).getAsJsonObject("fields").has("1A")).isTrue();
    JsonObject wanted = wanted("b");
    wanted.add("env", JsonParser.parseString("{\"a-b\":\"x\"}"));
    assertThat(said(caller.create(wanted))).isEqualTo("400/557");
  }

  @Test
  void a_check_changes_nothing() throws Exception {
    String env = caller.one(id(caller.created("a"))) + "/env";
    assertThat(caller.put(env + "?check=true", "{\"A\":\"x\"}").statusCode()).isEqualTo(200);
    assertThat(caller.get(env).body()).isEqualTo("[]");
  }

  @Test
  void tags_are_replaced_added_and_removed() throws Exception {
    String tags = caller.one(id(caller.created("a"))) + "/tags";
    assertThat(caller.put(tags, "[\"x\",\"y\"]").body()).isEqualTo("[\"x\",\"y\"]");
    assertThat(caller.put(tags + "/job%3A1%2F2", "").body()).isEqualTo("[\"x\",\"y\",\"job:1/2\"]");
    assertThat(caller.delete(tags + "/x").body()).isEqualTo("[\"y\",\"job:1/2\"]");
  }

  @Test
  void an_update_sends_the_whole_application() throws Exception {
    JsonObject wanted = wanted("a");
    wanted.add("env", JsonParser.parseString("{\"A\":\"1\"}"));
    String id = id(body(caller.create(wanted)));
    JsonObject changed = wanted("renamed");
    JsonObject updated = body(caller.put(caller.one(id), changed.toString()));
    assertThat(updated.get("name").getAsString()).isEqualTo("renamed");
    assertThat(updated.get("env").toString()).isEqualTo("[]");
    changed.add("zone", new JsonPrimitive("moon"));
    assertThat(said(caller.put(caller.one(id), changed.toString()))).isEqualTo("400/4010");
  }

  @Test
  void a_repository_is_created_after_a_while() throws Exception {
    clever.become(Switches.INSTANT.delayed(delays(Duration.ofSeconds(1), Duration.ZERO)));
    JsonObject made = caller.created("a");
    assertThat(repositoryState(made)).isEqualTo("CREATING");
    clock.pass(Duration.ofSeconds(1));
    assertThat(repositoryState(body(caller.get(caller.one(id(made)))))).isEqualTo("CREATED");
  }

  private static Delays delays(Duration repository, Duration listing) {
    return new Delays(repository, Duration.ZERO, listing, Duration.ZERO);
  }

  private static String repositoryState(JsonObject application) {
    return application.getAsJsonObject("deployment").get("repoState").getAsString();
  }

  @Test
  void a_list_shows_an_application_later_than_its_own_address_does() throws Exception {
    clever.become(Switches.INSTANT.delayed(delays(Duration.ZERO, Duration.ofSeconds(3))));
    String id = id(caller.created("a"));
    assertThat(caller.get(caller.one(id)).statusCode()).isEqualTo(200);
    assertThat(list(caller.get(caller.all()))).isEmpty();
    clock.pass(Duration.ofSeconds(3));
    assertThat(list(caller.get(caller.all()))).hasSize(1);
  }

  @Test
  void a_deletion_takes_time_and_ends_in_a_404_with_a_message() throws Exception {
    clever.become(
        Switches.INSTANT.delayed(
            Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ofSeconds(5)));
    String path = caller.one(id(caller.created("a")));
    assertThat(said(caller.delete(path))).isEqualTo("200/302");
    assertThat(body(caller.get(path)).get("state").getAsString()).isEqualTo("TO_DELETE");
    assertThat(states()).containsExactly("TO_DELETE");
    clock.pass(Duration.ofSeconds(5));
    assertThat(said(caller.get(path))).isEqualTo("404/4004");
    assertThat(said(caller.delete(path))).isEqualTo("404/4004");
    assertThat(states()).isEmpty();
    assertThat(clever.everything()).hasSize(1);
  }

  private List<String> states() throws Exception {
    return list(caller.get(caller.all())).asList().stream()
        .map(JsonElement::getAsJsonObject)
        .map(one -> one.get("state").getAsString())
        .toList();
  }

  @Test
  void a_second_deletion_is_an_error_that_mentions_to_delete_or_none() throws Exception {
    Switches slow =
        Switches.INSTANT.delayed(
            Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ofSeconds(5));
    clever.become(slow);
    String path = caller.one(id(caller.created("a")));
    caller.delete(path);
    HttpResponse<String> second = caller.delete(path);
    assertThat(second.statusCode()).isEqualTo(400);
    assertThat(second.body()).contains("TO_DELETE");
    clever.become(slow.without(Switch.SECOND_DELETION_REFUSED));
    assertThat(said(caller.delete(path))).isEqualTo("200/302");
  }

  @Test
  void an_application_may_refuse_to_be_deleted_for_a_while() throws Exception {
    String path = caller.one(id(caller.created("stuck")));
    clever.refuseDeletion("stuck", Duration.ofMinutes(1));
    assertThat(caller.delete(path).statusCode()).isEqualTo(500);
    assertThat(clever.left()).hasSize(1);
    clock.pass(Duration.ofMinutes(1));
    assertThat(said(caller.delete(path))).isEqualTo("200/302");
    assertThat(clever.left()).isEmpty();
  }

  @Test
  void unknown_and_malformed_identifiers_are_told_apart_by_v4_only() throws Exception {
    String unknown = "app_00000000-0000-4000-8000-000000000000";
    assertThat(said(caller.get(caller.one(unknown)))).isEqualTo("404/4004");
    assertThat(said(caller.get(caller.one("app_1")))).isEqualTo("404/4004");
    HttpResponse<String> malformed = caller.get(caller.modern("app_1") + "/deployments");
    assertThat(malformed.statusCode()).isEqualTo(400);
    assertThat(body(malformed).has("code")).isTrue();
  }

  @Test
  void a_body_that_is_no_object_is_refused() throws Exception {
    assertThat(said(caller.send("POST", caller.all(), "[1"))).isEqualTo("400/4010");
    assertThat(kind(caller.send("PATCH", caller.all(), "{}"))).isEqualTo("404 text/html");
  }
}
