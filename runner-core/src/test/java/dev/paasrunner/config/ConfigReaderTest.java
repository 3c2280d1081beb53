package dev.paasrunner.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.settings.DependencyProxy;
import dev.paasrunner.settings.EngineSettings;
import dev.paasrunner.settings.HandOffSettings;
import dev.paasrunner.settings.Limits;
import dev.paasrunner.settings.SweepMode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The three kinds: all defaults, every key, everything wrong.
class ConfigReaderTest {
  private static final String REPORT =
      """
      WARNING F:1:1: concurent: is unknown and not used, expected perhaps concurrent
      ERROR F:2:1: check_interval: is a string, expected an integer
      ERROR F:3:1: state_file: names no file, expected the path of a file or directory
      ERROR F:4:1: job_progress_poll_interval: is 0, expected an integer of at least 1
      WARNING F:5:1: sentry_dsn: has no effect in this version
      ERROR F:9:1: runners.name: is an integer, expected a string
      ERROR F:10:1: runners.url: holds credentials, expected http:// or https:// and a host name
      ERROR F:11:1: runners.token: cannot be a token, expected the runner's authentication \
      token, without white space
      ERROR F:13:1: runners.limit: is -1, expected an integer of at least 0
      WARNING F:14:1: runners.cc_zon: is unknown and not used, expected perhaps cc_zone
      ERROR F:15:1: runners.cc_token: is an integer, expected a string
      WARNING F:16:1: runners.host: is not used, expected with the executor local-docker only
      ERROR F:17:1: runners.heptapod_runner_main_image: is no name of an image, expected one \
      like registry.heptapod.net:443/heptapod/heptapod-runner/runner:0.7.0
      ERROR F:19:1: runners.cc_extra_env: has the entry A that is an integer, expected a table \
      of strings, each in quotes
      WARNING F:22:1: runners.docker.privilegd: is unknown and not used, expected perhaps \
      privileged
      ERROR F:23:1: runners.docker.image: is a table, expected a value
      WARNING F:24:1: runners.docker.zzz: is unknown and not used
      WARNING F:27:1: runners.docker.services.allias: is unknown and not used, expected perhaps \
      alias
      WARNING F:30:1: runners.cache.s3.SecretKye: is unknown and not used, expected perhaps \
      SecretKey
      ERROR F:32:1: runners.url: is missing, expected http:// or https:// and a host name
      ERROR F:32:1: runners.token: is missing, expected the runner's authentication token, \
      without white space
      ERROR F:33:1: runners.executor: is the unknown executor kubernetes, expected one of \
      clever-docker, local-docker, odd
      WARNING F:37:1: runners.job_trace_watch.pol_step: is unknown and not used, expected \
      perhaps poll_step
      ERROR F:39:1: runners.odd_name: is missing, expected a string
      ERROR F:40:1: runners.url: is neither http nor https, expected http:// or https:// and a \
      host name
      ERROR F:43:1: runners.odd_mode: is "quick", expected one of slow, fast
      ERROR F:44:1: runners.odd_count: is a floating-point number, expected an integer
      ERROR F:45:1: runners.odd_ratio: is a string, expected a number
      ERROR F:46:1: runners.docker: is an integer, expected a table
      """;

  @TempDir private Path folder;

  @Test
  void a_minimal_file_gives_the_defaults() {
    ConfigFile file = ConfigFile.in(folder, ConfigFile.MINIMAL_SECTION);

    assertThat(file.report()).isEmpty();
    Configuration configuration = file.configuration();
    assertThat(configuration.engine()).isEqualTo(EngineSettings.DEFAULTS);
    assertThat(configuration.stateFile()).isEmpty();
    assertThat(configuration.stateDirectory()).isEmpty();
    SectionConfig section = file.onlySection();
    assertThat(section.name()).isEqualTo("abcdefghi");
    assertThat(section.uniqueName()).isEqualTo("abcdefghi");
    assertThat(section.url()).isEqualTo(URI.create("https://example.com"));
    assertThat(section.token().reveal()).isEqualTo("glrt-abcdefghijkl");
    assertThat(section.settings().string("host")).contains("unix:///var/run/docker.sock");
    assertThat(section.limit()).isZero();
    assertThat(section.tlsCaFile()).isEmpty();
    assertThat(section.position()).hasToString(folder.resolve("config.toml") + ":1:1");
    assertThat(section.handOff())
        .isEqualTo(
            new HandOffSettings(
                HandOffSettings.DEFAULT_MAIN_IMAGE,
                false,
                """
                [[runners]]
                name = "abcdefghi"
                url = "https://example.com"
                token = "glrt-abcdefghijkl"
                executor = "docker"
                """,
                DependencyProxy.AUTO));
  }

  @Test
  void every_key_is_read() throws IOException {
    Path certificates = Files.createFile(folder.resolve("ca.pem"));
    ConfigFile file =
        ConfigFile.in(
            folder,
            """
            concurrent = 8
            state_file = "state/jobs.json"
            state_dir = "/var/lib/jobs"
            check_interval = 5
            job_progress_poll_interval = 40
            paas_max_concurrent_provisioning = 4
            paas_timeout_margin = 0
            paas_start_timeout = 900
            paas_sweep = "report"

            [[runners]]
            name = "main"
            url = "http://example.com:8080/gitlab/"
            token = "Zt4kLmQ9xYb2NvRw7HcP"
            executor = "clever-docker"
            limit = 3
            heptapod_runner_main_image = "example.com/runner:2"
            paas_inner_debug = true
            paas_dependency_proxy = "never"
            paas_dependency_proxy_except = ["alice", "bob"]
            tls-ca-file = '%s'
            request_concurrency = 2
            cc_zone = "rbx"
            cc_token = "very secret"
            cc_multi_tenant = true
            cc_deployment_repo_timeout = 30
            [runners.cc_extra_env]
            A = "1"
            """
                .formatted(certificates));

    assertThat(file.report()).isEmpty();
    Configuration configuration = file.configuration();
    assertThat(configuration.engine())
        .isEqualTo(
            new EngineSettings(
                Limits.of(8, 4),
                Duration.ofSeconds(5),
                Duration.ofSeconds(40),
                Duration.ofMinutes(15),
                Duration.ZERO,
                SweepMode.REPORT));
    assertThat(configuration.stateFile()).contains(Path.of("state/jobs.json"));
    assertThat(configuration.stateDirectory()).contains(Path.of("/var/lib/jobs"));
    SectionConfig section = file.onlySection();
    assertThat(section.name()).isEqualTo("main");
    assertThat(section.url()).isEqualTo(URI.create("http://example.com:8080/gitlab"));
    assertThat(section.uniqueName()).isEqualTo("Zt4kLmQ9x");
    assertThat(section.executor()).isEqualTo("clever-docker");
    assertThat(section.limit()).isEqualTo(3);
    assertThat(section.tlsCaFile()).contains(certificates);
    assertThat(section.handOff().mainImage()).isEqualTo("example.com/runner:2");
    assertThat(section.handOff().innerDebug()).isTrue();
    assertThat(section.handOff().dependencyProxy())
        .isEqualTo(new DependencyProxy(false, Set.of("alice", "bob")));
    assertThat(section.settings().string("cc_zone")).contains("rbx");
    assertThat(section.settings().string("cc_default_flavor")).contains("M");
    assertThat(section.settings().secret("cc_token").orElseThrow().reveal())
        .isEqualTo("very secret");
    assertThat(section.settings().bool("cc_multi_tenant")).contains(true);
    assertThat(section.settings().seconds("cc_deployment_repo_timeout"))
        .contains(Duration.ofSeconds(30));
    assertThat(section.settings().table("cc_extra_env")).containsEntry("A", "1").hasSize(1);
    assertThat(section.toString()).doesNotContain("very secret", "Zt4kLmQ9xY");
  }

  @Test
  void everything_wrong_is_reported_at_once_in_the_order_of_the_file() {
    ConfigFile file =
        ConfigFile.in(
            folder,
            """
            concurent = 8
            check_interval = "3"
            state_file = ""
            job_progress_poll_interval = 0
            sentry_dsn = "x"
            session_server = { listen_address = "x" }

            [[runners]]
            name = 7
            url = "https://user:pass@example.com"
            token = "has spaces"
            executor = "clever-docker"
            limit = -1
            cc_zon = "par"
            cc_token = 5
            host = "unix:///x"
            heptapod_runner_main_image = "a b"
            environment = ["A=b"]
            [runners.cc_extra_env]
            A = 1
            [runners.docker]
            privilegd = true
            image = { name = "x" }
            zzz = 1
            [[runners.docker.services]]
            name = "a"
            allias = "b"
            [runners.cache.s3]
            serveraddress = "x"
            SecretKye = "s"

            [[runners]]
            executor = "kubernetes"
            cc_zone = "par"
            [runners.job_trace_watch]
            token = "secret"
            pol_step = 1

            [[runners]]
            url = "ftp://example.com"
            token = "glrt-t1_uniqueone"
            executor = "odd"
            odd_mode = "quick"
            odd_count = 1.5
            odd_ratio = "x"
            docker = 3

            [[runners]]
            url = "https://example.com"
            token = "glrt-t1_uniquetwo"
            executor = "local-docker"
            """);

    assertThat(file.report()).isEqualTo(REPORT.strip());
    assertThat(file.read().configuration()).isEmpty();
  }

  @Test
  void a_broken_section_is_left_out_and_the_others_are_there() {
    ConfigFile file =
        ConfigFile.in(
            folder,
            """
            [[runners]]
            url = "https://example.com"
            token = "glrt-first_one"
            executor = "nomad"
            """
                + ConfigFile.MINIMAL_SECTION
                + """
                [[runners]]
                url = "https://example.com"
                token = "glrt-third_one"
                executor = "local-docker"
                limit = "2"
                """);

    assertThat(file.report())
        .isEqualTo(
            """
            ERROR F:4:1: runners.executor: is the unknown executor nomad, expected one of \
            clever-docker, local-docker, odd
            ERROR F:13:1: runners.limit: is a string, expected an integer of at least 0\
            """);
    assertThat(file.configuration().sections())
        .extracting(SectionConfig::uniqueName)
        .containsExactly("abcdefghi");
  }
}
