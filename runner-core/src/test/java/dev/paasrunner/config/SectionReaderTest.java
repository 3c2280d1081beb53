package dev.paasrunner.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.job.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SectionReaderTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "https://example.com,           https://example.com",
    "https://example.com/,          https://example.com",
    "HTTP://example.com:80/git//,   HTTP://example.com:80/git",
    "https://[::1]:8443/,           https://[::1]:8443"
  })
  void the_url_loses_its_last_slashes(String written, String url) {
    assertThat(section("url", quoted(written)).onlySection().url()).hasToString(url);
  }

  @ParameterizedTest
  @CsvSource({
    "example.com,               is neither http nor https",
    "ftp://example.com,         is neither http nor https",
    "$CI_URL,                   is neither http nor https",
    "http:// example.com,       is not a URL",
    "https://,                  is not a URL",
    "https:///x,                has no usable host and port",
    "https://a_b:99999,         has no usable host and port",
    "https://example.com:99999, has no usable host and port",
    "https://me:pw@example.com, holds credentials",
    "https://example.com?x=pw,  has a query or a fragment",
    "https://example.com#pw,    has a query or a fragment",
    "'',                        is neither http nor https"
  })
  void a_wrong_url_is_explained_and_not_quoted(String url, String wrong) {
    ConfigFile file = section("url", quoted(url));

    assertThat(file.report())
        .isEqualTo(
            "ERROR F:2:1: runners.url: "
                + wrong
                + ", expected http:// or https:// and a host name");
    assertThat(file.configuration().sections()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "abc\\n", "glrt-", "clé"})
  void what_cannot_travel_as_a_token_is_refused(String token) {
    assertThat(section("token", quoted(token)).report())
        .isEqualTo(
            "ERROR F:3:1: runners.token: cannot be a token, expected the runner's authentication"
                + " token, without white space");
  }

  @Test
  void a_blank_name_is_no_name() {
    assertThat(with("name = ' '").onlySection().name()).isEqualTo("abcdefghi");
  }

  @Test
  void the_unique_name_has_plain_characters_only() {
    assertThat(section("token", "'a/b:c+d_e.f-g'").onlySection().uniqueName())
        .isEqualTo("a-b-c-d_e");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a b", "", "a\\nRUN x", "x\\\\", "--platform=x", "#x", "a\\tAS b", "$IMAGE", "é"})
  void a_main_image_is_one_name_and_no_more_of_a_dockerfile(String image) {
    assertThat(with("heptapod_runner_main_image = " + quoted(image)).report())
        .startsWith("ERROR F:5:1: runners.heptapod_runner_main_image: is no name of an image,");
  }

  @Test
  void a_certificate_file_that_is_not_there_is_not_used() {
    ConfigFile file = with("tls-ca-file = 'none.pem'");

    assertThat(file.report())
        .isEqualTo(
            "WARNING F:5:1: runners.tls-ca-file: is no readable file and not used, expected a"
                + " readable file of certificates");
    assertThat(file.onlySection().tlsCaFile()).isEmpty();
  }

  @Test
  void certificates_stay_here_and_the_default_image_does_not_know_them() {
    ConfigFile file = with("tls-ca-file = '" + folder.resolve("config.toml") + "'");

    assertThat(file.report())
        .startsWith("WARNING F:5:1: runners.tls-ca-file: does not reach the host's runner,");
    assertThat(file.onlySection().tlsCaFile()).isPresent();
    assertThat(file.onlySection().handOff().innerConfig()).doesNotContain("tls-ca-file");
  }

  @Test
  void the_trace_watch_is_read_and_client_certificates_do_nothing_yet() {
    ConfigFile file =
        with(
            """
            tls-cert-file = "a"
            tls-key-file = "b"
            [runners.paas_job_trace_watch]
            token = "secret"
            timeout_seconds = 300
            poll_step = 10
            """);

    assertThat(file.report())
        .isEqualTo(
            """
            WARNING F:5:1: runners.tls-cert-file: has no effect in this version
            WARNING F:6:1: runners.tls-key-file: has no effect in this version""");
    assertThat(file.onlySection().traceWatch())
        .contains(
            new TraceWatchConfig(
                Secret.of("secret"), Duration.ofMinutes(5), Duration.ofSeconds(10)));
    assertThat(file.onlySection().handOff().innerConfig()).doesNotContain("secret", "tls-");
  }

  @Test
  void keys_of_another_executor_are_named_as_such() {
    assertThat(with("cc_zone = 'par'").report())
        .isEqualTo(
            "WARNING F:5:1: runners.cc_zone: is not used, expected with the executor"
                + " clever-docker only");
  }

  @Test
  void the_same_runner_twice_is_refused_the_second_time() {
    ConfigFile file =
        ConfigFile.in(
            folder,
            ConfigFile.MINIMAL_SECTION
                + ConfigFile.MINIMAL_SECTION.replace("example.com", "example.com/"));

    assertThat(file.report())
        .isEqualTo(
            "ERROR F:7:1: runners.token: is that of the same runner in line 1, expected each"
                + " runner once");
    assertThat(file.configuration().sections()).hasSize(1);
  }

  @Test
  void two_runners_of_one_unique_name_cannot_be_told_apart() {
    ConfigFile file =
        ConfigFile.in(
            folder,
            ConfigFile.MINIMAL_SECTION
                + ConfigFile.MINIMAL_SECTION
                    .replace("example.com", "example.org")
                    .replace("abcdefghijkl", "abcdefghiXYZ"));

    assertThat(file.report())
        .startsWith(
            "ERROR F:7:1: runners.token: gives the unique name abcdefghi like the section in line"
                + " 1,");
    assertThat(file.configuration().sections()).hasSize(1);
  }

  private ConfigFile section(String key, String value) {
    return ConfigFile.in(
        folder,
        ConfigFile.MINIMAL_SECTION.replaceFirst(
            key + " = .*", Matcher.quoteReplacement(key + " = " + value)));
  }

  private ConfigFile with(String lines) {
    return ConfigFile.in(folder, ConfigFile.MINIMAL_SECTION + lines);
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }
}
