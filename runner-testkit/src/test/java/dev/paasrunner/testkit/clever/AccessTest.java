package dev.paasrunner.testkit.clever;

import static dev.paasrunner.testkit.clever.CleverCaller.body;
import static dev.paasrunner.testkit.clever.CleverCaller.id;
import static dev.paasrunner.testkit.clever.CleverCaller.said;
import static dev.paasrunner.testkit.clever.CleverCaller.wanted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.testkit.clever.model.Credential;
import dev.paasrunner.testkit.clever.model.Credential.Pair;
import dev.paasrunner.testkit.clever.model.Role;
import dev.paasrunner.testkit.clever.model.Switch;
import dev.paasrunner.testkit.clever.model.Switches;
import dev.paasrunner.testkit.clever.run.ScriptedRuns;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AccessTest {
  private final ManualClock clock = new ManualClock();
  private final FakeClever clever = FakeClever.start(Switches.INSTANT, new ScriptedRuns(), clock);
  private final CleverCaller caller = new CleverCaller(clever);

  @AfterEach
  void close() {
    caller.close();
    clever.close();
  }

  @Test
  void nobody_and_a_wrong_token_are_not_connected() throws Exception {
    assertThat(said(caller.anonymous(caller.all()))).isEqualTo("401/2001");
    assertThat(said(caller.sendAs("token wrong", "GET", caller.all(), ""))).isEqualTo("401/2001");
  }

  @Test
  void a_wrong_bearer_token_has_an_invalid_scope() throws Exception {
    HttpResponse<String> response = caller.sendAs("Bearer wrong", "GET", caller.all(), "");
    assertThat(said(response)).isEqualTo("403/1504");
    assertThat(body(response).get("message").getAsString()).contains("’");
  }

  @Test
  void a_bearer_token_opens_the_platform_itself() throws Exception {
    clever.addCredential(Credential.bearer("biscuit", caller.organization));
    assertThat(caller.sendAs("Bearer biscuit", "GET", caller.all(), "").statusCode())
        .isEqualTo(200);
  }

  @Test
  void an_api_token_opens_the_gateway_only() throws Exception {
    clever.addCredential(Credential.bridge("api-token", caller.organization));
    String gateway = clever.bridgeUrl() + "/organisations/" + caller.organization + "/applications";
    assertThat(caller.sendAs("Bearer api-token", "GET", gateway, "").statusCode()).isEqualTo(200);
    assertThat(said(caller.sendAs("Bearer api-token", "GET", caller.all(), "")))
        .isEqualTo("403/1504");
    assertThat(said(caller.sendAs("token " + caller.token, "GET", gateway, "")))
        .isEqualTo("401/2001");
  }

  @Test
  void oauth1_is_one_header_of_four_secrets() throws Exception {
    clever.addCredential(
        Credential.oauth1(
            new Pair("consumer", "consumer-secret"),
            new Pair("tok", "token-secret"),
            caller.organization));
    assertThat(oauth("consumer", "tok", "consumer-secret%26token-secret").statusCode())
        .isEqualTo(200);
    assertThat(said(oauth("consumer", "tok", "consumer-secret%26wrong"))).isEqualTo("401/2001");
    assertThat(said(oauth("other", "tok", "consumer-secret%26token-secret"))).isEqualTo("401/2001");
  }

  private HttpResponse<String> oauth(String consumer, String token, String signature)
      throws Exception {
    String header =
        "OAuth oauth_consumer_key=\"%s\", oauth_token=\"%s\", oauth_signature=\"%s\""
            .formatted(consumer, token, signature);
    return caller.sendAs(header, "GET", caller.all(), "");
  }

  @Test
  void a_credential_opens_its_organizations_and_no_other() throws Exception {
    String second = clever.addOrganization("second");
    String third = clever.addOrganization("third");
    clever.addCredential(Credential.token("both", caller.organization, second));
    assertThat(listOf("both", caller.organization)).isEqualTo(200);
    assertThat(listOf("both", second)).isEqualTo(200);
    assertThat(listOf("both", third)).isEqualTo(403);
  }

  private int listOf(String token, String organization) throws Exception {
    String path = "/v2/organisations/" + organization + "/applications";
    return caller.sendAs("token " + token, "GET", path, "").statusCode();
  }

  @Test
  void a_credential_that_is_for_git_or_was_removed_is_refused() throws Exception {
    Credential forGit = Credential.token("git", caller.organization).withoutRest();
    clever.addCredential(forGit);
    assertThat(listOf("git", caller.organization)).isEqualTo(401);
    Credential temporary = Credential.token("temporary", caller.organization);
    clever.addCredential(temporary);
    assertThat(listOf("temporary", caller.organization)).isEqualTo(200);
    clever.removeCredential(temporary);
    assertThat(listOf("temporary", caller.organization)).isEqualTo(401);
  }

  @Test
  void a_developer_creates_but_cannot_delete() throws Exception {
    String developer = "token " + clever.addToken(caller.organization, Role.DEVELOPER);
    HttpResponse<String> created =
        caller.sendAs(developer, "POST", caller.all(), wanted("a").toString());
    assertThat(created.statusCode()).isEqualTo(200);
    String path = caller.one(id(body(created)));
    assertThat(caller.sendAs(developer, "DELETE", path, "").statusCode()).isEqualTo(403);
    assertThat(clever.left()).hasSize(1);
  }

  @Test
  void an_accountant_only_looks() throws Exception {
    String accountant = "token " + clever.addToken(caller.organization, Role.ACCOUNTANT);
    assertThat(caller.sendAs(accountant, "GET", caller.all(), "").statusCode()).isEqualTo(200);
    assertThat(caller.sendAs(accountant, "POST", caller.all(), wanted("a").toString()).statusCode())
        .isEqualTo(403);
    assertThat(clever.everything()).isEmpty();
  }

  @Test
  void an_application_of_another_organization_is_not_the_callers() throws Exception {
    String id = id(caller.created("a"));
    String other = clever.addOrganization("other");
    String stranger = "token " + clever.addToken(other, Role.ADMIN);
    String path = "/v2/organisations/" + other + "/applications/" + id;
    assertThat(said(caller.sendAs(stranger, "GET", path, ""))).isEqualTo("404/4002");
    clever.become(Switches.INSTANT.with(Switch.FOREIGN_IS_FORBIDDEN));
    assertThat(said(caller.sendAs(stranger, "DELETE", path, ""))).isEqualTo("403/4002");
    assertThat(clever.left()).hasSize(1);
  }

  @Test
  void who_is_too_fast_gets_a_429_with_the_time_to_wait() throws Exception {
    clever.become(Switches.INSTANT.limited(2, true));
    caller.get(caller.all());
    caller.get(caller.all());
    HttpResponse<String> third = caller.get(caller.all());
    assertThat(third.statusCode()).isEqualTo(429);
    assertThat(body(third).get("code").getAsString()).isEqualTo("clever.core.too-many-requests");
    assertThat(third.headers().firstValue("Retry-After")).contains("1");
    clock.pass(Duration.ofMillis(1001));
    assertThat(caller.get(caller.all()).statusCode()).isEqualTo(200);
  }

  @Test
  void who_was_too_fast_got_a_403_with_the_id_403() throws Exception {
    clever.become(Switches.INSTANT.limited(1, false).without(Switch.RETRY_AFTER));
    caller.get(caller.all());
    HttpResponse<String> second = caller.get(caller.all());
    assertThat(said(second)).isEqualTo("403/403");
    assertThat(second.headers().firstValue("Retry-After")).isEmpty();
    assertThat(caller.anonymous("/v2/products/instances").statusCode()).isEqualTo(200);
  }

  @Test
  void the_summary_shows_names_and_tags_or_refuses_a_token_of_one_organization() throws Exception {
    String id = id(caller.created("a"));
    caller.put(caller.one(id) + "/tags", "[\"job:1\"]");
    String line = caller.get("/v2/summary").body();
    assertThat(line).contains(id, "\"name\":\"a\"", "\"customerTags\":[\"job:1\"]");
    clever.become(Switches.INSTANT.without(Switch.SUMMARY));
    assertThat(said(caller.get("/v2/summary"))).isEqualTo("403/1504");
  }

  @Test
  void a_credential_can_be_asked_about() throws Exception {
    assertThat(body(caller.get("/v2/self/tokens/current")).get("expirationDate").getAsLong())
        .isEqualTo(clock.instant().plus(Duration.ofDays(90)).toEpochMilli());
    assertThat(caller.get("/v2/organisations").body()).contains(caller.organization, "acme");
    assertThat(caller.get("/v2/organisations/" + caller.organization + "/members").body())
        .contains("MANAGER");
  }
}
