package dev.paasrunner.gitlab.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Proxy;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyEnvironmentTest {
  private static final String BY_PROXY = "HTTP @ proxy/<unresolved>:3128";

  @Test
  void without_variables_everything_is_direct() {
    assertThat(chosen(Map.of(), "https://x")).isEqualTo("DIRECT");
  }

  @Test
  void each_scheme_has_its_own_variable() {
    Map<String, String> environment =
        Map.of("HTTPS_PROXY", "http://secure:1", "HTTP_PROXY", "http://plain:2/");

    assertThat(chosen(environment, "https://x")).isEqualTo("HTTP @ secure/<unresolved>:1");
    assertThat(chosen(environment, "http://x")).isEqualTo("HTTP @ plain/<unresolved>:2");
  }

  @Test
  void capital_letters_come_before_small_ones_and_an_empty_value_is_none() {
    assertThat(chosen(Map.of("HTTPS_PROXY", "a:1", "https_proxy", "b:1"), "https://x"))
        .isEqualTo("HTTP @ a/<unresolved>:1");
    assertThat(chosen(Map.of("HTTPS_PROXY", " ", "https_proxy", "b"), "https://x"))
        .isEqualTo("HTTP @ b/<unresolved>:80");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://localhost", "http://127.0.0.1:80", "http://127.9.9.9", "http://[::1]:1"})
  void loopback_is_never_proxied(String target) {
    assertThat(chosen(Map.of("HTTP_PROXY", "proxy:3128"), target)).isEqualTo("DIRECT");
  }

  @ParameterizedTest
  @CsvSource({
    "*, https://x.example",
    "example.com, https://example.com",
    "EXAMPLE.com, https://gitlab.Example.com",
    ".example.com, https://gitlab.example.com",
    "*.example.com, https://gitlab.example.com",
    "'a, b ,example.com', https://example.com.",
    "example.com:8443, https://example.com:8443",
    "example.com:443, https://example.com",
    "10.1.2.3, https://10.1.2.3",
    "10.1.2.3:443, https://10.1.2.3",
    "10.0.0.0/8, https://10.200.1.1",
    "0.0.0.0/0, https://1.2.3.4",
    "fd00::/8, https://[fd12::1]:1",
    "fd00::1, https://[fd00::1]"
  })
  void no_proxy_covers(String list, String target) {
    assertThat(withExceptions(list, target)).isEqualTo("DIRECT");
  }

  @ParameterizedTest
  @CsvSource({
    "'', https://x.example",
    "example.com, https://badexample.com",
    ".example.com, https://example.com",
    "*.example.com, https://example.com",
    "example.com:8443, https://example.com",
    "10.1.2.3, https://10.1.2.4",
    "10.0.0.0/8, https://11.0.0.1",
    "10.0.0.0/8, https://10.example.com",
    "10.0.0.0/99, https://10.0.0.1",
    "10.0.0.0/x, https://10.0.0.1",
    "fd00::/8, https://10.0.0.1"
  })
  void no_proxy_does_not_cover(String list, String target) {
    assertThat(withExceptions(list, target)).isEqualTo(BY_PROXY);
  }

  @ParameterizedTest
  @CsvSource({
    "https://p:1, 'does not begin with http://, the only kind of proxy supported'",
    "socks5://p:1, 'does not begin with http://, the only kind of proxy supported'",
    "http://me:S3CRET@p, 'holds a user name or a password, which is not supported: use a proxy that needs none'",
    "me:S3CRET@p, 'holds a user name or a password, which is not supported: use a proxy that needs none'",
    "http://a S3CRET, is not a URL",
    "http://a_b, has no usable host name"
  })
  void a_proxy_that_cannot_be_used_is_refused_in_one_sentence(String proxy, String why) {
    assertThatThrownBy(() -> ProxyEnvironment.of(Map.of("https_proxy", proxy)))
        .isInstanceOf(UnusableException.class)
        .hasMessage("the proxy in the environment variable HTTPS_PROXY " + why);
  }

  private static String withExceptions(String list, String target) {
    return chosen(Map.of("HTTPS_PROXY", "proxy:3128", "no_proxy", list), target);
  }

  private static String chosen(Map<String, String> environment, String target) {
    return ProxyEnvironment.of(environment).select(URI.create(target)).stream()
        .map(Proxy::toString)
        .findFirst()
        .orElseThrow();
  }
}
