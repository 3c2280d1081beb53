package dev.paasrunner.spi;

/// How a job is, in the coordinator's eyes.
public sealed interface JobStatus {
  /// It runs.
  record Running() implements JobStatus {}

  /// It was asked to stop and may still run its `after_script`.
  record Canceling() implements JobStatus {}

  /// It is over for us, confirmed.
  ///
  /// @param status the final status if it was told, else empty
  record Over(String status) implements JobStatus {}
}
