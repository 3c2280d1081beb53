package dev.paasrunner.testkit.gitlab.model;

import com.google.gson.JsonObject;

/// What a payload says about its job for people; empty or zero where it says nothing.
///
/// @param projectPath full path of the project, such as `acme/tools/parser`
public record JobInfo(String name, String stage, long projectId, String projectPath) {
  static JobInfo of(JsonObject payload) {
    JsonObject info = Fields.object(payload, "job_info");
    return new JobInfo(
        Fields.text(info, "name"),
        Fields.text(info, "stage"),
        Fields.number(info, "project_id"),
        Fields.text(info, "project_full_path"));
  }
}
