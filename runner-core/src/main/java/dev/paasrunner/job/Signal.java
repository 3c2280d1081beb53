package dev.paasrunner.job;

/// What reaches a job's owner from outside: conclusions, not single observations.
public sealed interface Signal {
  /// The coordinator says, confirmed, that the job is over for us.
  ///
  /// @param status the final status if it was told, else empty
  record JobOver(String status) implements Signal {}

  /// The coordinator wants the job to stop; its `after_script` may still run.
  record JobCanceling() implements Signal {}

  /// The host runs the job.
  record HostRunning() implements Signal {}

  /// The host is lost for the job, and the coordinator still waits for it.
  record HostLost(Failure failure) implements Signal {}

  /// Whoever embeds the engine gives the job up.
  record Abort(String why) implements Signal {}
}
