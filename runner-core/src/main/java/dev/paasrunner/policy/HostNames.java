package dev.paasrunner.policy;

import dev.paasrunner.job.JobKey;
import java.util.Locale;

/// The names of hosts, as the original gives them: `hpd-job-{runner}-{job id}`. Deterministic, so
/// that a host whose creation was not answered is found again.
public final class HostNames {
  private HostNames() {}

  /// The name of a job's host; lower case, as image names have to be.
  public static String of(JobKey job) {
    return prefixOf(job.runner()) + job.id();
  }

  /// What the names of all hosts of a runner begin with, before the number of the job.
  public static String prefixOf(String runner) {
    return "hpd-job-" + runner.toLowerCase(Locale.ROOT) + "-";
  }
}
