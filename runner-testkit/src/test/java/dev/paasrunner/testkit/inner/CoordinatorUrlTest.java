package dev.paasrunner.testkit.inner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoordinatorUrlTest {
  @TempDir private Path folder;

  private String api(String url) throws IOException {
    String toml = "[[runners]]\nname = \"my url = x\"\n  url = '" + url + "'\n";
    return CoordinatorUrl.inFile(Files.writeString(folder.resolve("runner.toml"), toml)).toString();
  }

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1:8080, http://127.0.0.1:8080/api/v4",
    "http://127.0.0.1:8080/, http://127.0.0.1:8080/api/v4",
    "http://localhost/gitlab/ci/, http://localhost/gitlab/api/v4",
  })
  void the_api_is_below_the_url(String url, String expected) throws IOException {
    assertThat(api(url)).isEqualTo(expected);
  }

  @Test
  void only_plain_http_is_spoken() {
    assertThatThrownBy(() -> api("https://gitlab.example.net"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("plain http only");
  }

  @Test
  void a_file_without_a_url_is_refused() throws IOException {
    Path file = Files.writeString(folder.resolve("runner.toml"), "[[runners]]\n");

    assertThatThrownBy(() -> CoordinatorUrl.inFile(file)).hasMessageContaining("has no url");
  }
}
