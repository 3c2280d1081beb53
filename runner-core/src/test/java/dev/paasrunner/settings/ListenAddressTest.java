package dev.paasrunner.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListenAddressTest {
  @ParameterizedTest
  @CsvSource({
    "localhost:9300, localhost, 9300",
    ":9300, 127.0.0.1, 9300",
    ":, 127.0.0.1, 9252",
    "10.0.0.7, 10.0.0.7, 9252",
    "0.0.0.0:0, 0.0.0.0, 0",
    "[::1]:9300, ::1, 9300",
    "[fe80::1], fe80::1, 9252"
  })
  void hosts_and_ports_may_be_left_out(String text, String host, int port) {
    assertThat(ListenAddress.parse(text)).contains(new ListenAddress(host, port));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "::1", "::1:9300", "a:b", "a:65536", "a:99999", "http://a:1", "a b:1"})
  void anything_else_is_no_address(String text) {
    assertThat(ListenAddress.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost:9300", "[::1]:9300"})
  void one_is_written_as_it_is_read(String text) {
    assertThat(ListenAddress.parse(text)).map(ListenAddress::toString).contains(text);
  }
}
