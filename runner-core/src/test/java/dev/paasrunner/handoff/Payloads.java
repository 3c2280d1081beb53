package dev.paasrunner.handoff;

import dev.paasrunner.payload.JobPayload;
import dev.paasrunner.payload.PayloadException;

/// Jobs for tests.
final class Payloads {
  static final String PREFIX = "example.net:443/acme/dependency_proxy/containers";

  /// Variables of a job of the group `acme` that has a Dependency Proxy.
  static final String PROXY_VARIABLES =
      """
      {"key": "CI_PROJECT_ROOT_NAMESPACE", "value": "Acme"},
      {"key": "CI_DEPENDENCY_PROXY_GROUP_IMAGE_PREFIX", "value": "%s"}\
      """
          .formatted(PREFIX);

  private Payloads() {}

  static JobPayload parse(String text) {
    try {
      return JobPayload.parse(text);
    } catch (PayloadException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /// A job with the proxy, more variables (each with a comma before it) and more members.
  static JobPayload job(String moreVariables, String members) {
    return parse(
        """
        {"id": 1, "token": "t", "variables": [%s%s], %s}
        """
            .formatted(PROXY_VARIABLES, moreVariables, members));
  }
}
