package dev.paasrunner.telemetry.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;

/// The status page: one file, whose own script and style are the only ones that a browser runs.
final class Page {
  private static final String FILE = "page.html";

  private final Answer answer;

  /// Reads the page.
  Page() {
    String html = read();
    String policy =
        policy(
            hash(between(html, "<script>", "</script>")),
            hash(between(html, "<style>", "</style>")));
    answer = Answer.found("text/html; charset=utf-8", html).with("Content-Security-Policy", policy);
  }

  private static String policy(String script, String style) {
    return "default-src 'none'; script-src '%s'; style-src '%s'; img-src data:; connect-src 'self';"
            .formatted(script, style)
        + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
  }

  Answer answer() {
    return answer;
  }

  private static String read() {
    try (InputStream in =
        Optional.ofNullable(Page.class.getResourceAsStream(FILE))
            .orElseThrow(() -> new IllegalStateException("the page is missing in the jar"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the page cannot be read", e);
    }
  }

  private static String between(String html, String begin, String end) {
    int from = html.indexOf(begin) + begin.length();
    return html.substring(from, html.indexOf(end, from));
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
