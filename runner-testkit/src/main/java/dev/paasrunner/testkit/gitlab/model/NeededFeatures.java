package dev.paasrunner.testkit.gitlab.model;

import com.google.gson.JsonObject;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/// The features of a runner that GitLab CE checks, as far as a payload shows that it needs them.
/// `return_exit_code` does not show and has to be demanded.
final class NeededFeatures {
  private final JsonObject payload;
  private final Set<String> needed = new HashSet<>();

  private NeededFeatures(JsonObject payload) {
    this.payload = payload;
  }

  static Set<String> of(JsonObject payload) {
    NeededFeatures features = new NeededFeatures(payload);
    features.find("upload_multiple_artifacts", "artifacts", NeededFeatures::isReport);
    features.find("artifacts_exclude", "artifacts", each -> isFilled(each, "exclude"));
    features.find("fallback_cache_keys", "cache", each -> isFilled(each, "fallback_keys"));
    features.find("multi_build_steps", "steps", NeededFeatures::isRelease);
    if (isMergeRequest(payload)) {
      features.needed.add("refspecs");
    }
    return features.needed;
  }

  private void find(String feature, String key, Predicate<JsonObject> sign) {
    if (Fields.objects(payload, key).anyMatch(sign)) {
      needed.add(feature);
    }
  }

  private static boolean isReport(JsonObject artifact) {
    String type = Fields.text(artifact, "artifact_type");
    return !type.isEmpty() && !type.equals("archive");
  }

  private static boolean isRelease(JsonObject step) {
    return Fields.text(step, "name").equals("release");
  }

  private static boolean isMergeRequest(JsonObject payload) {
    String ref = Fields.text(Fields.object(payload, "git_info"), "ref");
    return ref.startsWith("refs/merge-requests/");
  }

  private static boolean isFilled(JsonObject parent, String key) {
    return !Fields.array(parent, key).isEmpty();
  }
}
