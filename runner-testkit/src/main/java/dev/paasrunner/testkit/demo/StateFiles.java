package dev.paasrunner.testkit.demo;

import dev.paasrunner.job.HostPlan;
import dev.paasrunner.job.JobState;
import dev.paasrunner.store.StateSnapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// Reads the daemon's state directory, as an operator could with `state`.
///
/// @param directory the daemon's `state_dir`
record StateFiles(Path directory) {
  /// Where the daemon is with one job.
  ///
  /// @param state the state's label
  /// @param host the host's name, empty if none is planned
  record Tracked(String state, String host) {}

  /// What the daemon tracks now, by job number.
  Map<Long, Tracked> tracked() throws IOException {
    Map<Long, Tracked> tracked = new HashMap<>();
    for (StateSnapshot.Kept kept : StateSnapshot.of(directory).jobs()) {
      JobState state = kept.job().state();
      String host = state.plan().map(HostPlan::name).orElse("");
      tracked.put(kept.job().key().id(), new Tracked(state.label(), host));
    }
    return tracked;
  }
}
