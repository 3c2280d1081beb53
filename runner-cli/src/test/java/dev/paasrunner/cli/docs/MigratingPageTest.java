package dev.paasrunner.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.config.CoreSettings;
import dev.paasrunner.plugins.InstalledExecutors;
import dev.paasrunner.spi.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// `docs/migrating.md` names every key that has to go from the file for the way back.
class MigratingPageTest {
  private static final Path PAGE = Path.of("..", "docs", "migrating.md");

  /// From the descriptions of 0.5 to 0.8.
  private static final Set<String> OF_THE_ORIGINAL =
      Set.of(
          "concurrent",
          "concurrency",
          "state_file",
          "check_interval",
          "job_progress_poll_interval",
          "paas_max_concurrent_provisioning",
          "paas_min_seconds_between_launches",
          "paas_log_statistics",
          "name",
          "url",
          "token",
          "executor",
          "heptapod_runner_main_image",
          "cc_api_url",
          "cc_zone",
          "cc_default_flavor",
          "cc_max_flavor",
          "cc_orga_id",
          "cc_token",
          "cc_multi_tenant",
          "cc_gitlab_namespace_attributes_token",
          "cc_orga_id_attribute",
          "cc_orga_token_attribute",
          "cc_extra_env",
          "cc_auth_user",
          "cc_instance_variant_uuid",
          "cc_flavor_context",
          "cc_flavor_name_prefix",
          "cc_deployment_repo_timeout",
          "cc_deployment_repo_wait_step",
          "host");

  /// The host's runner knows these, and at the top of the file they do no harm.
  private static final Set<String> OF_GITLAB_RUNNER =
      Set.of(
          "limit", "tls-ca-file", "listen_address", "log_format", "log_level", "shutdown_timeout");

  @Test
  void the_keys_that_only_this_program_knows_are_all_there() throws IOException {
    MarkedPage page = new MarkedPage(Files.readString(PAGE));
    String keys = onlyHere().stream().map(key -> "`" + key + "`").collect(Collectors.joining(", "));

    assertThat(page.blocks()).containsExactly("only here");
    assertThat(page.text())
        .isEqualTo(page.with(Map.of("only here", "   " + keys + "\n   ")).text());
  }

  private static Set<String> onlyHere() {
    Set<String> keys = all().map(Setting::key).collect(Collectors.toCollection(TreeSet::new));
    assertThat(keys).as("what the original knows is known").containsAll(OF_THE_ORIGINAL);
    keys.removeAll(OF_THE_ORIGINAL);
    keys.removeAll(OF_GITLAB_RUNNER);
    return keys;
  }

  private static Stream<Setting> all() {
    List<Setting> ofExecutors =
        InstalledExecutors.find(MigratingPageTest.class.getClassLoader()).executors().stream()
            .filter(one -> List.of("clever-docker", "local-docker").contains(one.name()))
            .flatMap(one -> one.settings().stream())
            .toList();
    return Stream.of(CoreSettings.global(), CoreSettings.section(), ofExecutors)
        .flatMap(List::stream);
  }
}
