package dev.paasrunner.clever;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentProxiesTest {
  private static List<Proxy> proxies(Map<String, String> environment, String url) {
    return new EnvironmentProxies(environment).select(URI.create(url));
  }

  @Test
  void each_scheme_has_its_proxy() {
    Map<String, String> environment =
        Map.of("HTTPS_PROXY", "http://secure.example.net:3128", "http_proxy", "plain.example.net");

    assertThat(proxies(environment, "https://api.clever-cloud.com/v2"))
        .extracting(Proxy::address)
        .containsExactly(InetSocketAddress.createUnresolved("secure.example.net", 3128));
    assertThat(proxies(environment, "http://api.clever-cloud.com/v2"))
        .extracting(Proxy::address)
        .containsExactly(InetSocketAddress.createUnresolved("plain.example.net", 80));
  }

  @ParameterizedTest
  @CsvSource({
    "clever-cloud.com, https://api.clever-cloud.com/v2",
    ".clever-cloud.com, https://api.clever-cloud.com/v2",
    "'a.example, *.clever-cloud.com', https://api.clever-cloud.com/v2",
    "*, https://api.clever-cloud.com/v2",
    "API.clever-cloud.com:443, https://api.clever-cloud.com/v2",
    "'', http://127.0.0.1:8080/v2",
    "'', http://localhost/v2",
  })
  void exceptions_are_reached_directly(String exceptions, String url) {
    Map<String, String> environment =
        Map.of("HTTPS_PROXY", "http://p:1", "HTTP_PROXY", "http://p:1", "NO_PROXY", exceptions);

    assertThat(proxies(environment, url)).containsExactly(Proxy.NO_PROXY);
  }

  @ParameterizedTest
  @CsvSource({"clever.com", "cloud.com", "''"})
  void others_are_no_exceptions(String exceptions) {
    Map<String, String> environment = Map.of("HTTPS_PROXY", "http://p:1", "NO_PROXY", exceptions);

    assertThat(proxies(environment, "https://api.clever-cloud.com/v2"))
        .doesNotContain(Proxy.NO_PROXY);
  }

  @ParameterizedTest
  @CsvSource({"http://me:secret@p:1", "'not a url'", "''"})
  void a_proxy_that_cannot_be_used_is_left_alone(String proxy) {
    assertThat(proxies(Map.of("HTTPS_PROXY", proxy), "https://api.clever-cloud.com/v2"))
        .containsExactly(Proxy.NO_PROXY);
  }
}
