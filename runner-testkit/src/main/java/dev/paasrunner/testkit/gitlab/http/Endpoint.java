package dev.paasrunner.testkit.gitlab.http;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The calls that the coordinator answers, below `/api/v4/`.
public enum Endpoint {
  REQUEST_JOB("POST", "jobs/request"),
  UPDATE_JOB("PUT", "jobs/:id"),
  PATCH_TRACE("PATCH", "jobs/:id/trace"),
  CURRENT_JOB("GET", "job"),
  REGISTER_RUNNER("POST", "runners"),
  VERIFY_RUNNER("POST", "runners/verify"),
  UNREGISTER_RUNNER("DELETE", "runners"),
  UNREGISTER_MANAGER("DELETE", "runners/managers"),
  PROJECT_JOB("GET", "projects/:id/jobs/:job_id"),
  PROJECT_JOB_TRACE("GET", "projects/:id/jobs/:job_id/trace"),
  GROUP_ATTRIBUTES("GET", "groups/:id/custom_attributes"),
  GROUP_ATTRIBUTE("GET", "groups/:id/custom_attributes/:key");

  private final String method;
  private final String pattern;

  Endpoint(String method, String pattern) {
    this.method = method;
    this.pattern = pattern;
  }

  /// The HTTP method.
  public String method() {
    return method;
  }

  /// The values of the pattern's parameters if the path's segments fit, which must be decoded after
  /// they were split: an encoded slash belongs to its segment.
  Optional<Map<String, String>> parameters(List<String> segments) {
    List<String> parts = List.of(pattern.split("/"));
    if (segments.size() != parts.size()) {
      return Optional.empty();
    }
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < segments.size(); i++) {
      String expected = parts.get(i);
      if (expected.startsWith(":")) {
        values.put(expected.substring(1), segments.get(i));
      } else if (!expected.equals(segments.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(values);
  }
}
