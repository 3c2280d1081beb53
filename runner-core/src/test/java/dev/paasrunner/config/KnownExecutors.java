package dev.paasrunner.config;

import dev.paasrunner.spi.Setting;
import java.util.List;
import java.util.Map;

/// Executors with the settings that the original documents.
final class KnownExecutors {
  static final List<Setting> CLEVER =
      List.of(
          text("cc_api_url").withDefault("https://api.clever-cloud.com/v2"),
          text("cc_zone").withDefault("par"),
          text("cc_default_flavor").withDefault("M"),
          text("cc_max_flavor"),
          text("cc_orga_id"),
          text("cc_token").asSecret(),
          Setting.optional("cc_multi_tenant", Setting.Type.BOOLEAN, "").withDefault("false"),
          text("cc_gitlab_namespace_attributes_token").asSecret(),
          text("cc_orga_id_attribute").withDefault("cc_orga_id"),
          text("cc_orga_token_attribute").withDefault("cc_orga_token"),
          Setting.optional("cc_extra_env", Setting.Type.TABLE, ""),
          text("cc_auth_user").withDefault("Jenkins"),
          text("cc_instance_variant_uuid").withDefault("70d676a0-a775-4dc9-a43d-3121036e8515"),
          text("cc_flavor_context").withDefault("heptapod-runner"),
          text("cc_flavor_name_prefix"),
          Setting.optional("cc_deployment_repo_timeout", Setting.Type.SECONDS, "")
              .withDefault("20"),
          Setting.optional("cc_deployment_repo_wait_step", Setting.Type.SECONDS, "")
              .withDefault("2"));

  /// An executor that uses every kind of setting.
  static final List<Setting> ODD =
      List.of(
          text("odd_name").asRequired(),
          text("odd_mode").withChoices("slow", "fast").withDefault("slow"),
          Setting.optional("odd_count", Setting.Type.INTEGER, ""),
          Setting.optional("odd_ratio", Setting.Type.NUMBER, "").withDefault("1.5"));

  static final Map<String, List<Setting>> ALL =
      Map.of(
          "clever-docker",
          CLEVER,
          "local-docker",
          List.of(text("host").withDefault("unix:///var/run/docker.sock")),
          "odd",
          ODD);

  private KnownExecutors() {}

  private static Setting text(String key) {
    return Setting.optional(key, Setting.Type.STRING, "");
  }
}
