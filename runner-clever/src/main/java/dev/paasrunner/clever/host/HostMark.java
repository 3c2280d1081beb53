package dev.paasrunner.clever.host;

import dev.paasrunner.clever.api.Application;
import dev.paasrunner.clever.tenant.Payer;
import dev.paasrunner.job.HostPlan;
import dev.paasrunner.job.JobKey;
import dev.paasrunner.job.OwnerMark;
import dev.paasrunner.job.Weight;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The owner's mark on an application: in its environment, whole, because that is what the list of
/// applications shows; in its description, for an application whose environment was not taken at
/// its creation; and in its tags, shortened to the characters that are known to be allowed, for
/// people. Pure.
final class HostMark {
  private static final String DESCRIPTION = "CI job ";
  private static final String HOST = "PAAS_RUNNER_HOST";
  private static final String SYSTEM = "PAAS_RUNNER_SYSTEM_ID";
  private static final String COORDINATOR = "PAAS_RUNNER_COORDINATOR";
  private static final String RUNNER = "PAAS_RUNNER_RUNNER";
  private static final String JOB = "PAAS_RUNNER_JOB_ID";
  private static final String WEIGHT = "PAAS_RUNNER_WEIGHT";
  private static final String FLAVOR = "PAAS_RUNNER_FLAVOR";
  private static final String NAMESPACE = "PAAS_RUNNER_NAMESPACE";

  private HostMark() {}

  /// The variables of a plan's application, besides those of the configuration.
  static Map<String, String> variables(HostPlan plan) {
    Map<String, String> variables = new HashMap<>(proof(plan));
    variables.put(WEIGHT, Double.toString(plan.weight().value()));
    variables.put(FLAVOR, plan.attributes().getOrDefault(HostAttributes.FLAVOR, ""));
    Payer.of(plan.attributes()).rootGroup().ifPresent(group -> variables.put(NAMESPACE, group));
    return variables;
  }

  private static Map<String, String> proof(HostPlan plan) {
    JobKey job = plan.owner().job();
    return Map.of(
        HOST, plan.name(),
        SYSTEM, plan.owner().systemId(),
        COORDINATOR, job.coordinator(),
        RUNNER, job.runner(),
        JOB, Long.toString(job.id()));
  }

  /// Whether an application was made for a plan.
  static boolean isOn(Application application, HostPlan plan) {
    boolean hasMark = application.environment().containsKey(SYSTEM);
    return application.name().equals(plan.name())
        && (hasMark
            ? application.environment().entrySet().containsAll(proof(plan).entrySet())
            : application.description().equals(description(plan)));
  }

  /// Whether an application bears a mark of this program, whoever's.
  static boolean isOnAny(Application application) {
    return application.environment().containsKey(SYSTEM)
        || application.description().startsWith(DESCRIPTION);
  }

  /// The description of a plan's application.
  static String description(HostPlan plan) {
    JobKey job = plan.owner().job();
    return DESCRIPTION
        + "%d of %s for the runner %s of %s"
            .formatted(job.id(), job.coordinator(), job.runner(), plan.owner().systemId());
  }

  /// The tags of a plan's application.
  static List<String> tags(HostPlan plan) {
    return List.of(
        "managed-by:paas-runner",
        tag("system", plan.owner().systemId()),
        tag("runner", plan.owner().job().runner()),
        tag("job", Long.toString(plan.owner().job().id())));
  }

  private static String tag(String name, String value) {
    return name + ":" + value.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]", "-");
  }

  /// The plan that an application of this system was made from; empty if the mark is another
  /// system's or not complete.
  static Optional<HostPlan> read(Application application, String systemId, String organization) {
    Map<String, String> variables = application.environment();
    if (!systemId.equals(variables.get(SYSTEM))) {
      return Optional.empty();
    }
    try {
      JobKey job =
          new JobKey(
              value(variables, COORDINATOR),
              value(variables, RUNNER),
              Long.parseLong(value(variables, JOB)));
      return Optional.of(
          new HostPlan(
              value(variables, HOST),
              new OwnerMark(systemId, job),
              new Weight(Double.parseDouble(value(variables, WEIGHT))),
              attributes(variables, organization)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Map<String, String> attributes(
      Map<String, String> variables, String organization) {
    Payer payer =
        new Payer(Optional.of(organization), Optional.ofNullable(variables.get(NAMESPACE)));
    return HostAttributes.ofPlan(value(variables, FLAVOR), payer);
  }

  private static String value(Map<String, String> variables, String name) {
    return Optional.ofNullable(variables.get(name))
        .orElseThrow(() -> new IllegalArgumentException("no variable " + name));
  }
}
