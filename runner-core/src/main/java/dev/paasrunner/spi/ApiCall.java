package dev.paasrunner.spi;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.OptionalInt;

/// An exchange with a coordinator or a platform, after it ended.
///
/// @param endpoint what was called, one of few fixed names such as `request_job`; never a path with
///   numbers or names in it, since it becomes a label
/// @param status of the answer; empty if none came
/// @param took from the beginning to the last byte read, or to the failure
public record ApiCall(String endpoint, OptionalInt status, Duration took) {
  public ApiCall {
    requireNonNull(endpoint);
    requireNonNull(status);
    requireNonNull(took);
  }
}
