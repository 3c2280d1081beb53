package dev.paasrunner.cli.observe;

import dev.paasrunner.PaasRunner;
import dev.paasrunner.spi.WaitListener;
import dev.paasrunner.telemetry.kept.Bounds;
import dev.paasrunner.telemetry.kept.KeptHistory;
import dev.paasrunner.time.Time;
import java.nio.file.Path;
import java.util.Optional;

/// What is kept for `explain`; nothing, if jobs are kept in memory only.
public final class JobHistory implements AutoCloseable {
  private final Optional<KeptHistory> kept;

  private JobHistory(Optional<KeptHistory> kept) {
    this.kept = kept;
  }

  /// Begins to keep it beside the jobs.
  ///
  /// @param directory the state directory, unless it is memory
  public static JobHistory in(Optional<Path> directory, String version, Time time) {
    return new JobHistory(
        directory.map(folder -> KeptHistory.begin(folder, Bounds.USUAL, version, time)));
  }

  /// Lets a runner that is being built be noted.
  public void listenTo(PaasRunner.Builder builder) {
    kept.ifPresent(builder::listener);
  }

  /// Who notes what hosts wait for.
  public WaitListener waiting() {
    return kept.<WaitListener>map(history -> history).orElse(WaitListener.NONE);
  }

  @Override
  public void close() {
    kept.ifPresent(KeptHistory::close);
  }
}
