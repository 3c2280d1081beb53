package dev.paasrunner.testkit.inner;

import java.util.List;

/// One script of a job.
///
/// @param name `script`, `release` or `after_script`
/// @param script the commands
/// @param always whether it also runs after a failure and after a graceful cancel
/// @param allowFailure whether the job may succeed although it fails
record Step(String name, List<String> script, boolean always, boolean allowFailure) {
  Step {
    script = List.copyOf(script);
  }

  /// The order that ends the step while it runs, and keeps it from being started.
  Order endsAt() {
    return always ? Order.ABORT : Order.CANCEL;
  }
}
