package dev.paasrunner.telemetry.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The page as a file: what it must not contain, and what browsers are told about it.
class PageTest {
  private final Answer answer = new Page().answer();
  private final String html = answer.body();

  @Test
  void its_own_script_and_style_are_the_only_ones_that_run() throws Exception {
    String policy = answer.headers().get("Content-Security-Policy");
    assertThat(policy)
        .startsWith("default-src 'none';")
        .contains("script-src '" + hash("script") + "'")
        .contains("style-src '" + hash("style") + "'")
        .contains("connect-src 'self'")
        .contains("frame-ancestors 'none'")
        .doesNotContain("unsafe");
  }

  private String hash(String element) throws Exception {
    int from = html.indexOf("<" + element + ">") + element.length() + 2;
    String text = html.substring(from, html.indexOf("</" + element + ">"));
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    return "sha256-" + Base64.getEncoder().encodeToString(digest);
  }

  @Test
  void nothing_comes_from_elsewhere_and_nothing_runs_from_attributes() {
    assertThat(html).doesNotContainPattern(Pattern.compile("<[^>]+\\son[a-z]+=", Pattern.DOTALL));
    assertThat(html).doesNotContain("style=\"").doesNotContain("innerHTML");
    assertThat(html.replace("http://www.w3.org/2000/svg", ""))
        .doesNotContainPattern("(https?:)?//[a-z]+\\.");
  }

  @Test
  void it_has_landmarks_headings_and_a_language() {
    assertThat(html)
        .contains("<html lang=\"en\">")
        .contains("<header>", "<main>", "<aside ", "<footer", "<h1 ", "<h2 ")
        .contains("name=\"viewport\"")
        .contains("prefers-color-scheme: dark", "prefers-reduced-motion");
  }
}
