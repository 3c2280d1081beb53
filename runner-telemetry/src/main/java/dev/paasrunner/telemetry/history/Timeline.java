package dev.paasrunner.telemetry.history;

import dev.paasrunner.job.JobRecord;
import dev.paasrunner.job.JobState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The phases of one job so far, the present one last.
///
/// @param phases at least one
public record Timeline(List<Phase> phases) {
  public Timeline {
    phases = List.copyOf(phases);
    if (phases.isEmpty()) {
      throw new IllegalArgumentException("a job is always in some phase");
    }
  }

  /// What a job's record tells. A phase that began at an unknown instant before a restart is
  /// missing if it is over, and begins when it was first seen if it is the present one.
  ///
  /// @param seen when the record was first seen
  public static Timeline of(JobRecord job, Instant seen) {
    List<Phase> phases = new ArrayList<>();
    phases.add(new Phase("acquired", job.acquiredAt(), true));
    job.launchedAt().ifPresent(at -> phases.add(new Phase("starting", at, true)));
    String state = job.state().label();
    if (!phases.getLast().state().equals(state)) {
      Optional<Instant> since = beginning(job.state());
      phases.add(new Phase(state, since.orElse(seen), since.isPresent()));
    }
    return new Timeline(phases);
  }

  private static Optional<Instant> beginning(JobState state) {
    return switch (state) {
      case JobState.Running running -> Optional.of(running.since());
      case JobState.Settling settling -> settling.since();
      default -> Optional.empty();
    };
  }

  /// The present phase.
  public Phase present() {
    return phases.getLast();
  }

  /// The same with one more phase.
  Timeline then(Phase next) {
    List<Phase> longer = new ArrayList<>(phases);
    longer.add(next);
    return new Timeline(longer);
  }
}
