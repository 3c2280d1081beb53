package dev.paasrunner.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlTable;

class InnerConfigTest {
  @TempDir private Path folder;

  @Test
  void what_gitlab_runner_knows_comes_through_unchanged() {
    String forwarded =
        """
        id = 42
        token_obtained_at = 2024-05-06T07:08:09.5Z
        token_expires_at = 0001-01-01T00:00:00Z
        output_limit = 8192
        environment = ["A=b", "Q=\\"quoted\\"", "U=é😀", "E=\\u001b\\u0000", "N=\\r\\n\\t\\\\"]
        pre_build_script = '''
        echo "a" 'b' \\
          && true'''
        post_build_script = "\\"\\"\\"\\n'''\\"\\"\\"\\""
        clone_url = ""
        [runners.custom_build_dir]
        [runners.feature_flags]
        FF_ANY = true
        "odd key" = false
        [runners.cache]
        Type = "s3"
        Shared = true
        [runners.cache.s3]
        ServerAddress = "x"
        [runners.cache.gcs]
        [runners.cache.azure]
        AccountName = "x"
        [runners.docker]
        Image = "debian"
        pull_policy = ["always", "if-not-present"]
        memory = "1g"
        cpu_shares = 0x10
        sysctls = { "net.ipv4.ip_forward" = "1" }
        [[runners.docker.services]]
        name = "a"
        entrypoint = ["x", "y"]
        [[runners.docker.services]]
        name = "b"
        environment = []
        """;

    TomlTable inner = inner(forwarded);

    TomlTable written = onlySection(Toml.parse(ConfigFile.MINIMAL_SECTION + forwarded));
    assertThat(inner.getString("executor")).isEqualTo("docker");
    assertThat(inner.getString("name")).isEqualTo("abcdefghi");
    assertThat(inner.keySet())
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(written.keySet().stream(), Stream.of("name")).toList());
    for (String key : written.keySet()) {
      if (!key.equals("executor")) {
        assertThat(json(inner, key)).as(key).isEqualTo(json(written, key));
      }
    }
  }

  @Test
  void nothing_of_ours_and_nothing_unknown_comes_through() {
    String text =
        """
        limit = 3
        request_concurrency = 2
        strict_check_interval = true
        unhealthy_requests_limit = 3
        unhealthy_interval = "1m"
        host = "unix:///var/run/docker.sock"
        heptapod_runner_main_image = "x"
        paas_inner_debug = true
        paas_dependency_proxy = "auto"
        paas_dependency_proxy_except = ["x"]
        paas_unheard_of = "x"
        cc_token = "secret"
        tls-ca-file = "a"
        tls-cert-file = "b"
        tls-key-file = "c"
        TOKEN = "other"
        [runners.kubernetes]
        bearer_token = "secret"
        [runners.ssh]
        password = "secret"
        [runners.job_trace_watch]
        token = "secret"
        [runners.docker]
        unheard_of = "secret"
        [[runners.docker.services]]
        name = "a"
        token = "secret"
        """;

    TomlTable inner = inner(text);

    assertThat(inner.keySet())
        .containsExactlyInAnyOrder("name", "url", "token", "executor", "docker");
    assertThat(inner.toJson()).doesNotContain("secret");
    assertThat(inner.getString("token")).isEqualTo("glrt-abcdefghijkl");
  }

  @Test
  void the_url_is_forwarded_as_it_is_written() {
    String text = ConfigFile.MINIMAL_SECTION.replace("example.com", "example.com/gitlab/");

    assertThat(innerOf(text).getString("url")).isEqualTo("https://example.com/gitlab/");
  }

  private TomlTable inner(String more) {
    return innerOf(ConfigFile.MINIMAL_SECTION + more);
  }

  private TomlTable innerOf(String text) {
    TomlParseResult parsed =
        Toml.parse(ConfigFile.in(folder, text).onlySection().handOff().innerConfig());
    assertThat(parsed.errors()).isEmpty();
    assertThat(parsed.keySet()).containsExactly("runners");
    return onlySection(parsed);
  }

  private static TomlTable onlySection(TomlTable file) {
    TomlArray sections = file.getArrayOrEmpty("runners");
    assertThat(sections.size()).isOne();
    return sections.getTable(0);
  }

  private static String json(TomlTable table, String key) {
    TomlParseResult holder = Toml.parse("");
    holder.set(List.of(key), table.get(List.of(key)));
    return holder.toJson();
  }
}
