package dev.paasrunner.store;

import dev.paasrunner.job.JobKey;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// The name of a job's files: readable, and different for jobs of different coordinators.
final class RecordFileName {
  private static final Pattern ODD = Pattern.compile("[^A-Za-z0-9_.-]");

  private RecordFileName() {}

  static String of(JobKey job) {
    String runner = ODD.matcher(job.runner()).replaceAll("_");
    String coordinator = HexFormat.of().toHexDigits(job.coordinator().hashCode());
    return "job-" + coordinator + "-" + runner + "-" + job.id();
  }
}
