package dev.paasrunner.docker;

import dev.paasrunner.job.HostPlan;
import dev.paasrunner.job.JobKey;
import dev.paasrunner.job.OwnerMark;
import dev.paasrunner.job.Weight;
import java.util.Map;
import java.util.UUID;

/// Plans for hosts of tests.
final class Plans {
  private Plans() {}

  static HostPlan named(String name) {
    JobKey job = new JobKey("https://gitlab.example.net", "abc_DEF", 4711);
    return new HostPlan(name, new OwnerMark("s_0123456789ab", job), Weight.ONE, Map.of());
  }

  /// A plan whose name no other test has.
  static HostPlan fresh() {
    return named("hpd-job-" + UUID.randomUUID());
  }
}
