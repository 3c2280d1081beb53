package dev.paasrunner.clever;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.testkit.clever.FakeClever;
import dev.paasrunner.testkit.clever.http.CleverFault;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What a person who registers is offered.
class LiveChoicesTest {
  private final CleverProvider provider = new CleverProvider();

  private List<String> choices(String key, String apiUrl) throws Exception {
    return provider.choices(key, Sections.checked(Map.of("cc_api_url", apiUrl)));
  }

  @Test
  void zones_and_sizes_come_from_the_platforms_catalogue_without_a_credential() throws Exception {
    try (FakeClever clever = FakeClever.start()) {
      String url = clever.apiUrl().toString();

      assertThat(choices("cc_zone", url)).contains("par", "rbx");
      assertThat(choices("cc_default_flavor", url)).containsSubsequence("XS", "S", "M", "L");
      assertThat(choices("cc_max_flavor", url)).isEqualTo(choices("cc_default_flavor", url));
      assertThat(clever.requests()).extracting(request -> request.route()).doesNotContain("/self");
    }
  }

  @Test
  void other_settings_have_nothing_to_offer_and_nobody_is_asked() throws Exception {
    try (FakeClever clever = FakeClever.start()) {
      assertThat(choices("cc_orga_id", clever.apiUrl().toString())).isEmpty();
      assertThat(clever.requests()).isEmpty();
    }
  }

  @Test
  void a_platform_that_cannot_be_asked_has_nothing_to_offer() throws Exception {
    assertThat(choices("cc_zone", "http://127.0.0.1:1/v2")).isEmpty();
    assertThat(choices("cc_zone", "nonsense")).isEmpty();
    try (FakeClever clever = FakeClever.start()) {
      for (int i = 0; i < 3; i++) {
        clever.faults().arm(CleverFault.page(503));
      }
      assertThat(choices("cc_default_flavor", clever.apiUrl().toString())).isEmpty();
    }
  }
}
