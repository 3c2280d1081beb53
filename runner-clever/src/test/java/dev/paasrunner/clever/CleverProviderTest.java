package dev.paasrunner.clever;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paasrunner.plugins.InstalledExecutor;
import dev.paasrunner.plugins.InstalledExecutors;
import dev.paasrunner.spi.ExecutorContext;
import dev.paasrunner.spi.InvalidSettingsException;
import dev.paasrunner.spi.Setting;
import dev.paasrunner.spi.SettingValues;
import dev.paasrunner.time.SystemTime;
import java.lang.reflect.Proxy;
import java.util.Map;
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
  void it_refuses_every_section_instead_of_pretending_to_work() {
    assertThatThrownBy(() -> new CleverProvider().create(anyContext()))
        .isInstanceOfSatisfying(
            InvalidSettingsException.class, e -> assertThat(e.key()).isEqualTo("executor"))
        .hasMessageContaining("this version does not have");
  }

  @Test
  void its_settings_all_belong_to_it_and_none_is_there_twice() {
    assertThat(new CleverProvider().settings())
        .extracting(Setting::key)
        .doesNotHaveDuplicates()
        .allMatch(key -> key.startsWith("cc_"))
        .hasSize(17);
  }

  @Test
  void its_tokens_are_secret() {
    assertThat(new CleverProvider().settings())
        .filteredOn(Setting::secret)
        .extracting(Setting::key)
        .containsExactly("cc_token", "cc_gitlab_namespace_attributes_token");
  }

  private static ExecutorContext anyContext() {
    Class<?>[] types = {SettingValues.class};
    Object settings =
        Proxy.newProxyInstance(SettingValues.class.getClassLoader(), types, (_, _, _) -> null);
    return new ExecutorContext(
        "any", (SettingValues) settings, (_, _) -> Map.of(), new SystemTime());
  }
}
