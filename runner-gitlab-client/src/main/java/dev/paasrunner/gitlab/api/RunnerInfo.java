package dev.paasrunner.gitlab.api;

import com.google.gson.JsonObject;
import java.util.List;

/// How the daemon introduces itself.
///
/// @param version of the daemon
/// @param executor of the runner section, shown by the coordinator
public record RunnerInfo(String version, String executor, Platform platform) {
  private static final String NAME = "heptapod-paas-runner";

  /// What the host's own runner (GitLab Runner's docker executor) honours, since a job that needs
  /// what is missing here is failed by the coordinator, and one that needs what is promised in vain
  /// goes wrong. Left out: `session` and `terminal`, because no session is offered;
  /// `two_phase_job_commit`, because GitLab has parked it; `job_inputs` and
  /// `native_steps_integration`, which are too recent to count on in the host's image.
  private static final List<String> FEATURES =
      List.of(
          "artifacts",
          "artifacts_exclude",
          "cache",
          "cancel_gracefully",
          "cancelable",
          "fallback_cache_keys",
          "image",
          "image_executor_opts",
          "masking",
          "multi_build_steps",
          "raw_variables",
          "refspecs",
          "return_exit_code",
          "service_executor_opts",
          "service_multiple_aliases",
          "service_variables",
          "services",
          "trace_checksum",
          "trace_reset",
          "trace_size",
          "upload_multiple_artifacts",
          "upload_raw_artifacts",
          "variables",
          "vault_secrets");

  /// The `info` of a request, a new object at each call.
  public JsonObject json() {
    JsonObject info = new JsonObject();
    info.addProperty("name", NAME);
    info.addProperty("version", version);
    info.addProperty("platform", platform.system());
    info.addProperty("architecture", platform.architecture());
    info.addProperty("executor", executor);
    info.add("features", features());
    return info;
  }

  private static JsonObject features() {
    JsonObject features = new JsonObject();
    FEATURES.forEach(name -> features.addProperty(name, true));
    return features;
  }

  /// The `User-Agent` of all requests, in GitLab Runner's form.
  public String userAgent() {
    return "%s %s (%s; %s/%s)"
        .formatted(NAME, version, platform.runtime(), platform.system(), platform.architecture());
  }
}
