package dev.paasrunner.clever.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.clever.Sections;
import dev.paasrunner.spi.Inquiry;
import dev.paasrunner.spi.Inquiry.Need;
import dev.paasrunner.spi.InvalidSettingsException;
import dev.paasrunner.spi.Setting;
import dev.paasrunner.spi.SettingValues;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InquiriesTest {
  private static List<String> asked(Need need, Map<String, Object> answers)
      throws InvalidSettingsException {
    SettingValues values = Sections.checked(answers);
    return CleverSettings.all().stream()
        .filter(setting -> Inquiries.of(setting, values).need() == need)
        .map(Setting::key)
        .toList();
  }

  @Test
  void one_organization_needs_its_identifier_and_token() throws Exception {
    assertThat(asked(Need.REQUIRED, Map.of())).containsExactly("cc_orga_id", "cc_token");
    assertThat(asked(Need.OFFERED, Map.of()))
        .containsExactly("cc_multi_tenant", "cc_zone", "cc_default_flavor", "cc_extra_env");
  }

  @Test
  void many_tenants_need_the_token_that_reads_their_attributes_and_nothing_of_one_organization()
      throws Exception {
    Map<String, Object> many = Map.of("cc_multi_tenant", true);

    assertThat(asked(Need.REQUIRED, many)).containsExactly("cc_gitlab_namespace_attributes_token");
    assertThat(asked(Need.POINTLESS, many)).contains("cc_orga_id", "cc_token", "cc_git_password");
    assertThat(asked(Need.ON_DEMAND, many)).contains("cc_orga_id_attribute");
  }

  @Test
  void oauth_needs_its_four_parts_instead_of_a_token() throws Exception {
    assertThat(asked(Need.REQUIRED, Map.of("cc_auth_kind", "oauth1")))
        .containsExactly(
            "cc_orga_id",
            "cc_oauth_consumer_key",
            "cc_oauth_consumer_secret",
            "cc_oauth_token",
            "cc_oauth_token_secret");
  }

  @Test
  void whoever_decides_about_others_is_asked_first() {
    assertThat(CleverSettings.all().getFirst().key()).isEqualTo("cc_multi_tenant");
  }

  @Test
  void what_hosts_need_in_practice_is_suggested() throws Exception {
    SettingValues values = Sections.checked(Map.of());

    assertThat(CleverSettings.all())
        .filteredOn(setting -> setting.key().equals("cc_extra_env"))
        .extracting(setting -> Inquiries.of(setting, values))
        .containsExactly(Inquiry.of(Need.OFFERED).suggesting("CC_ENABLE_HEPTAPOD_RUNNER=true"));
  }
}
