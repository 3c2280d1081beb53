package dev.paasrunner.gitlab.http;

/// The names under which calls are counted: GitLab Runner's where it makes the same call.
final class Endpoints {
  private Endpoints() {}

  static String nameOf(Call call) {
    return switch (call.method()) {
      case "POST" -> call.path().equals("/jobs/request") ? "request_job" : "other";
      case "PUT" -> "update_job";
      case "PATCH" -> "patch_trace";
      case "GET" -> nameOfLook(call.path());
      default -> "other";
    };
  }

  private static String nameOfLook(String path) {
    if (path.startsWith("/groups/")) {
      return "custom_attributes";
    }
    return path.startsWith("/projects/") ? "read_trace" : "look_at_job";
  }
}
