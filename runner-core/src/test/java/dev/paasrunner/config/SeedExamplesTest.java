package dev.paasrunner.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Files as the original's documentation shows them must work without a change.
class SeedExamplesTest {
  private static final String SINGLE_ORGANIZATION =
      """
      cc_orga_id = "orga_00000000-aaaa-bbbb-cccc-000000000000"
      cc_token = "single-secret"
      """;
  private static final String MULTI_TENANT =
      """
      cc_multi_tenant = true
      cc_gitlab_namespace_attributes_token = "multi-secret"
      """;
  private static final String REST =
      """

        [runners.cc_extra_env]
          CC_ENABLE_HEPTAPOD_RUNNER = "true"
        [runners.custom_build_dir]
        [runners.cache]
          [runners.cache.s3]
            ServerAddress = "cellar.example.com"
            AccessKey = "access"
            SecretKey = "for the cache"
            BucketName = "ci"
          [runners.cache.gcs]
        [runners.docker]
          helper_image = "registry.example.com/helper:x86_64-latest"
          tls_verify = false
          image = "debian:bullseye"
          privileged = false
          disable_entrypoint_overwrite = false
          oom_kill_disable = false
          disable_cache = false
          volumes = ["/cache"]
          shm_size = 0
      """;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {SINGLE_ORGANIZATION, MULTI_TENANT})
  void an_example_is_accepted_and_forwards_what_is_gitlabs(String tenancy) {
    ConfigFile file =
        ConfigFile.in(
            folder,
            """
            concurrent = 8
            state_file = "/srv/runner/state.json"

            [[runners]]
            name = "clever-cloud"
            url = "https://heptapod.example.com"
            token = "Zt4kLmQ9xYb2NvRw7HcP"
            executor = "clever-docker"
            """
                + tenancy
                + REST);

    assertThat(file.report()).isEmpty();
    assertThat(file.onlySection().handOff().innerConfig())
        .isEqualTo(
            """
            [[runners]]
            name = "clever-cloud"
            url = "https://heptapod.example.com"
            token = "Zt4kLmQ9xYb2NvRw7HcP"
            executor = "docker"

            [runners.custom_build_dir]

            [runners.cache.s3]
            ServerAddress = "cellar.example.com"
            AccessKey = "access"
            SecretKey = "for the cache"
            BucketName = "ci"

            [runners.cache.gcs]

            [runners.docker]
            helper_image = "registry.example.com/helper:x86_64-latest"
            tls_verify = false
            image = "debian:bullseye"
            privileged = false
            disable_entrypoint_overwrite = false
            oom_kill_disable = false
            disable_cache = false
            volumes = ["/cache"]
            shm_size = 0
            """);
  }
}
