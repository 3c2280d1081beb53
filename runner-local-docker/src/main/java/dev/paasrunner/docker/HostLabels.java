package dev.paasrunner.docker;

import dev.paasrunner.job.HostPlan;
import dev.paasrunner.job.JobKey;
import dev.paasrunner.job.OwnerMark;
import dev.paasrunner.job.PaasResource;
import dev.paasrunner.job.StoredResource;
import dev.paasrunner.job.Weight;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The owner's mark as labels of containers, images and volumes. Pure.
final class HostLabels {
  /// The name of the host that a thing belongs to. A container is the host itself only if it has
  /// this name too: the containers of a build bear the same labels.
  static final String HOST = "dev.paasrunner.host";

  static final String SYSTEM = "dev.paasrunner.system-id";

  private static final String COORDINATOR = "dev.paasrunner.coordinator";
  private static final String RUNNER = "dev.paasrunner.runner";
  private static final String JOB = "dev.paasrunner.job-id";
  private static final String WEIGHT = "dev.paasrunner.weight";

  private HostLabels() {}

  /// All labels of what is made for a plan.
  static Map<String, String> of(HostPlan plan) {
    Map<String, String> labels = new TreeMap<>(mark(plan));
    labels.put(WEIGHT, Double.toString(plan.weight().value()));
    return labels;
  }

  /// The labels that prove that a thing was made for a plan.
  static Map<String, String> mark(HostPlan plan) {
    JobKey job = plan.owner().job();
    return Map.of(
        HOST, plan.name(),
        SYSTEM, plan.owner().systemId(),
        COORDINATOR, job.coordinator(),
        RUNNER, job.runner(),
        JOB, Long.toString(job.id()));
  }

  /// Whether a thing with these labels was made for a plan.
  static boolean prove(Map<String, String> labels, HostPlan plan) {
    return labels.entrySet().containsAll(mark(plan).entrySet());
  }

  /// The host that a thing with these labels belongs to; empty if the labels are not complete.
  static Optional<PaasResource> read(Map<String, String> labels) {
    try {
      JobKey job =
          new JobKey(
              value(labels, COORDINATOR),
              value(labels, RUNNER),
              Long.parseLong(value(labels, JOB)));
      return Optional.of(
          resource(
              new HostPlan(
                  value(labels, HOST),
                  new OwnerMark(value(labels, SYSTEM), job),
                  new Weight(Double.parseDouble(value(labels, WEIGHT))),
                  Map.of())));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// The host of a plan. Its name is all that is needed to reach it.
  static PaasResource resource(HostPlan plan) {
    return new StoredResource(plan, plan.name(), Map.of());
  }

  private static String value(Map<String, String> labels, String key) {
    return Optional.ofNullable(labels.get(key))
        .orElseThrow(() -> new IllegalArgumentException("no label " + key));
  }
}
