package dev.paasrunner.testkit.gitlab;

/// Makes the payload of a job whose number the coordinator chose.
@FunctionalInterface
public interface JobTemplate {
  /// The payload, most easily from `PayloadBuilder.job(id)`.
  PayloadBuilder payload(long id);
}
