package dev.paasrunner.gitlab.api;

import com.google.gson.JsonObject;
import dev.paasrunner.job.FailureReason;
import dev.paasrunner.job.Secret;

/// A state of a job that the coordinator is told.
public sealed interface JobUpdate {
  /// The job runs.
  record Running() implements JobUpdate {}

  /// The job failed.
  record Failed(FailureReason reason, int exitCode) implements JobUpdate {}

  /// The state's name on the wire.
  default String state() {
    return switch (this) {
      case Running _ -> "running";
      case Failed _ -> "failed";
    };
  }

  /// The body of the update. The token stands in it besides the header because GitLab declares it a
  /// required parameter.
  default JsonObject json(Secret token) {
    JsonObject json = new JsonObject();
    json.addProperty("token", token.reveal());
    json.addProperty("state", state());
    if (this instanceof Failed(FailureReason reason, int exitCode)) {
      json.addProperty("failure_reason", reason.wireName());
      json.addProperty("exit_code", exitCode);
    }
    return json;
  }
}
