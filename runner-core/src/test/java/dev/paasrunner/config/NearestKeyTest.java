package dev.paasrunner.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestKeyTest {
  @ParameterizedTest
  @CsvSource({
    "abc,  abc,    0",
    "abc,  ABC,    0",
    "abc,  abxc,   1",
    "abc,  ac,     1",
    "abc,  axc,    1",
    "abc,  acb,    1",
    "'',   abc,    3",
    "kitten, sitting, 3"
  })
  void typing_mistakes_are_counted(String one, String other, int distance) {
    assertThat(NearestKey.distance(one, other)).isEqualTo(distance);
    assertThat(NearestKey.distance(other, one)).isEqualTo(distance);
  }

  @Test
  void only_a_near_key_is_found() {
    List<String> known = List.of("url", "token", "privileged", "concurrent");

    assertThat(NearestKey.of("concurent", known)).contains("concurrent");
    assertThat(NearestKey.of("tokne", known)).contains("token");
    assertThat(NearestKey.of("uri", known)).contains("url");
    assertThat(NearestKey.of("docker", known)).isEmpty();
    assertThat(NearestKey.of("x", List.of())).isEmpty();
  }
}
