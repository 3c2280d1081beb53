package dev.paasrunner.gitlab.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaseUrlTest {
  @ParameterizedTest
  @CsvSource({
    "https://gitlab.example, https://gitlab.example",
    "' https://gitlab.example/ ', https://gitlab.example",
    "https://gitlab.example///, https://gitlab.example",
    "https://gitlab.example/ci, https://gitlab.example",
    "https://gitlab.example/ci/, https://gitlab.example",
    "https://gitlab.example/dici, https://gitlab.example/dici",
    "HTTP://127.0.0.1:8080/gitlab/, HTTP://127.0.0.1:8080/gitlab",
    "http://[::1]:3000, http://[::1]:3000"
  })
  void a_url_loses_its_tail(String given, String kept) {
    assertThat(BaseUrl.parse(given)).hasToString(kept);
  }

  @ParameterizedTest
  @CsvSource({
    "'', the coordinator's URL \"\" does not start with http:// or https://",
    "ftp://x, the coordinator's URL \"ftp://x\" does not start with http:// or https://",
    "http://, the coordinator's URL \"http://\" is not a URL",
    "https:///path, the coordinator's URL \"https:///path\" has no usable host name",
    "https://my_host, the coordinator's URL \"https://my_host\" has no usable host name",
    "https:x, the coordinator's URL \"https:x\" has no usable host name",
    "https://x y, the coordinator's URL \"https://x y\" is not a URL",
    "https://x?a=b, 'the coordinator''s URL \"https://x?a=b\" has a query or a fragment: leave them out'",
    "https://x#a, 'the coordinator''s URL \"https://x#a\" has a query or a fragment: leave them out'",
    "https://me:S3CRET@x, the coordinator's URL holds a user name or a password: leave them out",
    "'https://me:S3CRET@x y', the coordinator's URL is not a URL"
  })
  void what_is_no_coordinators_url_is_refused_in_one_sentence(String given, String sentence) {
    assertThatThrownBy(() -> BaseUrl.parse(given))
        .isInstanceOf(UnusableException.class)
        .hasMessage(sentence);
  }

  @Test
  void escapes_in_an_endpoint_are_kept() {
    assertThat(BaseUrl.parse("https://x/gl/").endpoint("/groups/a%2Fb?x=1"))
        .hasToString("https://x/gl/api/v4/groups/a%2Fb?x=1");
  }
}
