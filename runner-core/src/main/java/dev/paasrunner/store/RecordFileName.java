package dev.paasrunner.store;

import dev.paasrunner.job.JobKey;
import java.util.Locale;

/// The name of a job's files: readable, and different for jobs of different coordinators.
final class RecordFileName {
  private RecordFileName() {}

  static String of(JobKey job) {
    String runner = job.runner().replaceAll("[^A-Za-z0-9_.-]", "_");
    String coordinator = String.format(Locale.ROOT, "%08x", job.coordinator().hashCode());
    return "job-" + coordinator + "-" + runner + "-" + job.id();
  }
}
