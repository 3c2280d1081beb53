package dev.paasrunner.clever.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paasrunner.clever.Sections;
import dev.paasrunner.clever.tenant.Tenancy;
import dev.paasrunner.spi.InvalidSettingsException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CleverConfigTest {
  private static final String URL = "https://api.clever-cloud.com/v2";

  private final Map<String, Object> fixed = Sections.fixed(URL);
  private final Map<String, Object> tenants = Sections.multiTenant(URL);

  private static CleverConfig config(Map<String, Object> values) throws InvalidSettingsException {
    return CleverConfig.of(Sections.checked(values));
  }

  @Test
  void defaults_are_those_of_the_original() throws Exception {
    fixed.remove("cc_api_url");

    CleverConfig config = config(fixed);

    assertThat(config.api()).hasToString(URL);
    assertThat(config.scope().zone()).isEqualTo("par");
    assertThat(config.scope().context()).isEqualTo("heptapod-runner");
    assertThat(config.scope().namePrefix()).isEqualTo("heptapod-runner-");
    assertThat(config.scope().variant()).isEqualTo("70d676a0-a775-4dc9-a43d-3121036e8515");
    assertThat(config.sizes().defaultFlavor()).isEqualTo("M");
    assertThat(config.sizes().maxFlavor()).isEqualTo(Optional.empty());
    assertThat(config.extraEnvironment()).isEmpty();
    assertThat(config.repository().timeout()).isEqualTo(Duration.ofSeconds(20));
    assertThat(config.repository().firstPause()).isEqualTo(Duration.ofSeconds(2));
    assertThat(config.deploymentTimeout()).isEqualTo(Duration.ofMinutes(15));
  }

  @Test
  void an_organization_pushes_as_jenkins_with_its_token() throws Exception {
    assertThat(config(fixed).tenancy())
        .isInstanceOfSatisfying(
            Tenancy.Fixed.class,
            one -> {
              assertThat(one.account().organization()).isEqualTo(Sections.ORGANIZATION);
              assertThat(one.account().credential().authorization().reveal())
                  .isEqualTo("token " + Sections.TOKEN);
              assertThat(one.git().user()).isEqualTo("Jenkins");
              assertThat(one.git().password().reveal()).isEqualTo(Sections.TOKEN);
            });
  }

  @Test
  void a_bearer_token_is_sent_as_such() throws Exception {
    fixed.put("cc_auth_kind", "bearer");

    assertThat(config(fixed).tenancy())
        .isInstanceOfSatisfying(
            Tenancy.Fixed.class,
            one ->
                assertThat(one.account().credential().authorization().reveal())
                    .isEqualTo("Bearer " + Sections.TOKEN));
  }

  @Test
  void oauth1_is_one_header_and_pushes_with_token_and_secret() throws Exception {
    assertThat(config(oauth1()).tenancy())
        .isInstanceOfSatisfying(
            Tenancy.Fixed.class,
            one -> {
              assertThat(one.account().credential().authorization().reveal())
                  .startsWith("OAuth ")
                  .contains("oauth_consumer_key=\"key\"")
                  .contains("oauth_token=\"user\"")
                  .contains("oauth_signature=\"consumer%2526secret%26hidden\"");
              assertThat(one.git().user()).isEqualTo("user");
              assertThat(one.git().password().reveal()).isEqualTo("hidden");
            });
  }

  private Map<String, Object> oauth1() {
    fixed.remove("cc_token");
    fixed.put("cc_auth_kind", "oauth1");
    fixed.put("cc_oauth_consumer_key", "key");
    fixed.put("cc_oauth_consumer_secret", "consumer&secret");
    fixed.put("cc_oauth_token", "user");
    fixed.put("cc_oauth_token_secret", "hidden");
    return fixed;
  }

  @Test
  void git_may_have_a_credential_of_its_own() throws Exception {
    fixed.put("cc_git_user", "pusher");
    fixed.put("cc_git_password", "pushing");

    assertThat(config(fixed).tenancy())
        .isInstanceOfSatisfying(
            Tenancy.Fixed.class,
            one -> {
              assertThat(one.git().user()).isEqualTo("pusher");
              assertThat(one.git().password().reveal()).isEqualTo("pushing");
            });
  }

  @Test
  void with_many_tenants_no_organization_is_needed() throws Exception {
    assertThat(config(tenants).tenancy())
        .isInstanceOfSatisfying(
            Tenancy.PerRootGroup.class,
            groups -> {
              assertThat(groups.organizationAttribute()).isEqualTo("cc_orga_id");
              assertThat(groups.tokenAttribute()).isEqualTo("cc_orga_token");
              assertThat(groups.attributesToken().reveal()).isEqualTo("admin-token");
            });
  }

  @Test
  void nothing_secret_is_printed() throws Exception {
    fixed.put("cc_extra_env", Map.of("PASSWORD", "hunter2hunter2"));

    assertThat(config(fixed) + " " + config(fixed).tenancy() + config(oauth1()).tenancy())
        .doesNotContain(Sections.TOKEN, "hunter2", "hidden", "user\"")
        .contains(Sections.ORGANIZATION);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "cc_api_url, ftp://api.example.net/v2, begin with https",
        "cc_api_url, https://api.example.net, end with /v2",
        "cc_api_url, https://me:secret@api.example.net/v2, user name or a password",
        "cc_api_url, https://api.example.net/v2?x=1, query",
        "cc_api_url, https:// /v2, not a URL",
        "cc_zone, Paris!, `par or rbx`",
        "cc_default_flavor, ` `, letters",
        "cc_max_flavor, M/L, letters",
        "cc_orga_id, orga_123, orga_ or user_",
        "cc_orga_id, app_00000000-1111-4222-8333-444455556666, orga_ or user_",
        "cc_token, `with blank`, expected a token",
        "cc_token, tökén, expected a token",
        "cc_auth_user, a:b, without blanks and colons",
        "cc_git_user, a b, without blanks and colons",
        "cc_instance_variant_uuid, docker, expected a UUID",
        "cc_flavor_context, a b, letters",
        "cc_flavor_name_prefix, a/, letters",
        "cc_auth_kind, basic, one of token",
      })
  void a_wrong_value_is_refused_with_its_key(String key, String value, String expected) {
    fixed.put(key, value);

    assertThatThrownBy(() -> config(fixed))
        .isInstanceOfSatisfying(
            InvalidSettingsException.class, e -> assertThat(e.key()).isEqualTo(key))
        .hasMessageContaining(expected)
        .hasMessageNotContaining("secret")
        .hasMessageNotContaining("with blank");
  }

  @ParameterizedTest
  @CsvSource({
    "cc_orga_id, unless cc_multi_tenant is true",
    "cc_token, unless cc_multi_tenant is true",
  })
  void an_organization_needs_both_its_name_and_its_token(String key, String expected) {
    fixed.remove(key);

    assertThatThrownBy(() -> config(fixed))
        .isInstanceOfSatisfying(
            InvalidSettingsException.class, e -> assertThat(e.key()).isEqualTo(key))
        .hasMessageContaining(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "cc_oauth_consumer_key",
    "cc_oauth_consumer_secret",
    "cc_oauth_token",
    "cc_oauth_token_secret"
  })
  void oauth1_needs_all_its_four_parts(String key) {
    oauth1().remove(key);

    assertThatThrownBy(() -> config(fixed))
        .isInstanceOfSatisfying(
            InvalidSettingsException.class, e -> assertThat(e.key()).isEqualTo(key))
        .hasMessageContaining("if cc_auth_kind is oauth1");
  }

  @Test
  void many_tenants_need_an_administrators_token() {
    tenants.remove("cc_gitlab_namespace_attributes_token");

    assertThatThrownBy(() -> config(tenants)).hasMessageContaining("if cc_multi_tenant is true");
  }

  @ParameterizedTest
  @CsvSource({"cc_auth_kind, oauth1", "cc_git_password, shared"})
  void many_tenants_cannot_share_what_belongs_to_each(String key, String value) {
    tenants.put(key, value);

    assertThatThrownBy(() -> config(tenants))
        .isInstanceOfSatisfying(
            InvalidSettingsException.class, e -> assertThat(e.key()).isEqualTo(key))
        .hasMessageContaining("cc_multi_tenant is true");
  }

  @ParameterizedTest
  @CsvSource({"1ST, do not begin with a digit", "PAAS_RUNNER_HOST, is reserved"})
  void variables_that_cannot_be_set_are_refused(String name, String expected) {
    fixed.put("cc_extra_env", Map.of(name, "a-secret"));

    assertThatThrownBy(() -> config(fixed))
        .isInstanceOfSatisfying(
            InvalidSettingsException.class, e -> assertThat(e.key()).isEqualTo("cc_extra_env"))
        .hasMessageContaining(name)
        .hasMessageContaining(expected)
        .hasMessageNotContaining("a-secret");
  }

  @ParameterizedTest
  @CsvSource({"cc_deployment_timeout", "cc_deployment_repo_wait_step"})
  void a_time_that_has_to_pass_is_not_zero(String key) {
    fixed.put(key, 0);

    assertThatThrownBy(() -> config(fixed))
        .isInstanceOfSatisfying(
            InvalidSettingsException.class, e -> assertThat(e.key()).isEqualTo(key));
  }
}
