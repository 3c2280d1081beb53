package dev.paasrunner.clever;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.plugins.InstalledExecutor;
import dev.paasrunner.plugins.InstalledExecutors;
import dev.paasrunner.spi.Setting;
import org.junit.jupiter.api.Test;

class CleverProviderTest {
  @Test
  void it_is_registered_under_the_name_of_the_original() {
    InstalledExecutors installed = InstalledExecutors.find(getClass().getClassLoader());

    assertThat(installed.problems()).isEmpty();
    assertThat(installed.named("clever-docker"))
        .get()
        .extracting(InstalledExecutor::provider)
        .isInstanceOf(CleverProvider.class);
  }

  @Test
  void its_settings_all_belong_to_it_and_none_is_there_twice() {
    assertThat(new CleverProvider().settings())
        .extracting(Setting::key)
        .doesNotHaveDuplicates()
        .allMatch(key -> key.startsWith("cc_"))
        .hasSize(25);
  }

  @Test
  void its_tokens_are_secret() {
    assertThat(new CleverProvider().settings())
        .filteredOn(Setting::secret)
        .extracting(Setting::key)
        .containsExactly(
            "cc_token",
            "cc_gitlab_namespace_attributes_token",
            "cc_oauth_consumer_key",
            "cc_oauth_consumer_secret",
            "cc_oauth_token",
            "cc_oauth_token_secret",
            "cc_git_password");
  }

  @Test
  void it_is_made_without_talking_to_the_platform() throws Exception {
    Sections.executor("http://127.0.0.1:1/v2").close();
  }
}
