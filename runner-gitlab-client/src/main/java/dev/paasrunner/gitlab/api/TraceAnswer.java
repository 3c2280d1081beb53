package dev.paasrunner.gitlab.api;

/// The answer to an append to a job's trace. Sizes are in bytes.
public sealed interface TraceAnswer {
  /// The trace has this size now, which is the one that was expected.
  record Appended(long size) implements TraceAnswer {}

  /// Nothing was appended: the trace has another size than the offset.
  record Mismatch(long size) implements TraceAnswer {}

  /// Nothing is appended any more: the job is over, or its log too long.
  record Forbidden() implements TraceAnswer {}
}
