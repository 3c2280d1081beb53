package dev.paasrunner.spi;

import dev.paasrunner.job.JobKey;

/// Is told by executors what a job's host waits for, so that an operator who asks why a job took
/// long gets an answer. Called from many threads; returns at once and does not throw. An executor
/// may say the same as often as it looks: only news are kept.
@FunctionalInterface
public interface WaitListener {
  /// Nobody wants to know.
  WaitListener NONE = (_, _) -> {};

  /// A job's host is not ready yet.
  ///
  /// @param job whose host it is, as in the plan's owner
  /// @param why a few words for people, such as `the repository is not ready`; without numbers that
  ///   change at each look, and never a secret
  void waits(JobKey job, String why);
}
