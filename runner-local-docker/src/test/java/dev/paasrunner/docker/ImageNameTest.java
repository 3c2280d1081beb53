package dev.paasrunner.docker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ImageNameTest {
  @ParameterizedTest
  @ValueSource(strings = {"hpd-job-abcdefgh-4711", "hpd-job-a_b-1", "a.b__c---d"})
  void a_host_name_that_an_image_may_have_stays(String name) {
    assertThat(ImageName.of(name)).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hpd-job-_x-1", "hpd-job-a..b-1", "Hpd", "a___b", "x-", "a.-b", "_"})
  void another_becomes_one_that_an_image_may_have(String name) {
    assertThat(ImageName.of(name)).isNotEqualTo(name);
    assertThat(ImageName.of(ImageName.of(name))).isEqualTo(ImageName.of(name));
  }

  @Test
  void names_that_differ_in_what_is_dropped_stay_apart() {
    assertThat(ImageName.of("hpd-job-a..b-1"))
        .isNotEqualTo(ImageName.of("hpd-job-a._b-1"))
        .isNotEqualTo(ImageName.of("hpd-job-a-b-1"));
  }
}
