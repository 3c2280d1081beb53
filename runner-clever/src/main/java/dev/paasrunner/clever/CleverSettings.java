package dev.paasrunner.clever;

import static dev.paasrunner.spi.Setting.Type.BOOLEAN;
import static dev.paasrunner.spi.Setting.Type.SECONDS;
import static dev.paasrunner.spi.Setting.Type.STRING;
import static dev.paasrunner.spi.Setting.Type.TABLE;
import static dev.paasrunner.spi.Setting.optional;

import dev.paasrunner.spi.Setting;
import java.util.List;

/// The keys of the original program's `clever-docker` sections, with its defaults.
final class CleverSettings {
  private static final List<Setting> ORGANIZATION =
      List.of(
          optional("cc_orga_id", STRING, "the organization that pays for the hosts"),
          optional("cc_token", STRING, "the organization's token").asSecret(),
          optional("cc_multi_tenant", BOOLEAN, "whether each root group has its own organization")
              .withDefault("false"),
          optional(
                  "cc_gitlab_namespace_attributes_token",
                  STRING,
                  "an administrator's token that reads custom attributes of groups")
              .asSecret(),
          optional("cc_orga_id_attribute", STRING, "attribute with a group's organization")
              .withDefault("cc_orga_id"),
          optional("cc_orga_token_attribute", STRING, "attribute with the organization's token")
              .withDefault("cc_orga_token"));

  private static final List<Setting> HOSTS =
      List.of(
          optional("cc_api_url", STRING, "base address of the platform's interface")
              .withDefault("https://api.clever-cloud.com/v2"),
          optional("cc_zone", STRING, "where hosts are made").withDefault("par"),
          optional("cc_default_flavor", STRING, "size of a host whose job asks for none")
              .withDefault("M"),
          optional("cc_max_flavor", STRING, "the largest size that a job may ask for"),
          optional("cc_extra_env", TABLE, "environment variables of the hosts"),
          optional("cc_instance_variant_uuid", STRING, "the platform's kind of host")
              .withDefault("70d676a0-a775-4dc9-a43d-3121036e8515"),
          optional("cc_flavor_context", STRING, "which sizes of the platform are offered")
              .withDefault("heptapod-runner"),
          optional("cc_flavor_name_prefix", STRING, "what those sizes' names begin with"));

  private static final List<Setting> DEPLOYMENT =
      List.of(
          optional("cc_auth_user", STRING, "user name for the push").withDefault("Jenkins"),
          optional("cc_deployment_repo_timeout", SECONDS, "longest wait for the repository")
              .withDefault("20"),
          optional("cc_deployment_repo_wait_step", SECONDS, "pause between looks at it")
              .withDefault("2"));

  private CleverSettings() {}

  static List<Setting> all() {
    return List.of(ORGANIZATION, HOSTS, DEPLOYMENT).stream().flatMap(List::stream).toList();
  }
}
