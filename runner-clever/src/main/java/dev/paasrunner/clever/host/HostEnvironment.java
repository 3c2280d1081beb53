package dev.paasrunner.clever.host;

import dev.paasrunner.clever.api.Application;
import dev.paasrunner.clever.api.CleverApi;
import dev.paasrunner.clever.tenant.Access;
import dev.paasrunner.job.HostPlan;
import dev.paasrunner.spi.ExecutorException;
import java.util.HashMap;
import java.util.Map;

/// The environment variables of a host. Written at its creation, and once more if the platform did
/// not take them there.
final class HostEnvironment {
  private final CleverApi api;
  private final Map<String, String> configured;

  /// @param configured by the user; wins over the usual ones, not over the mark
  HostEnvironment(CleverApi api, Map<String, String> configured) {
    this.api = api;
    this.configured = configured;
  }

  Map<String, String> of(HostPlan plan) {
    Map<String, String> variables = new HashMap<>();
    variables.put("CC_MOUNT_DOCKER_SOCKET", "true");
    variables.putAll(configured);
    variables.putAll(HostMark.variables(plan));
    return variables;
  }

  void complete(Access access, Application application, HostPlan plan)
      throws ExecutorException, InterruptedException {
    Map<String, String> wanted = of(plan);
    if (!application.environment().entrySet().containsAll(wanted.entrySet())) {
      api.replaceEnvironment(access.account(), application.id(), wanted);
    }
  }
}
