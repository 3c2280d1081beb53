package dev.paasrunner.testkit.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.spi.ExecutorProvider;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class ProcessHostProviderTest {
  @Test
  void it_is_found_by_its_name_and_says_that_it_does_not_isolate() {
    ExecutorProvider provider =
        ServiceLoader.load(ExecutorProvider.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(found -> found.name().equals("local-process"))
            .findFirst()
            .orElseThrow();

    assertThat(provider.settings())
        .singleElement()
        .satisfies(setting -> assertThat(setting.required()).isTrue())
        .satisfies(setting -> assertThat(setting.help()).contains("without any isolation"));
  }
}
