package dev.paasrunner.cli.state;

import dev.paasrunner.job.Debt;
import dev.paasrunner.job.HostPlan;
import dev.paasrunner.job.JobState;
import dev.paasrunner.job.Verdict;
import dev.paasrunner.store.StateSnapshot.Kept;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is known of a job, in a few words. Pure.
final class Words {
  private Words() {}

  static Optional<String> host(JobState state) {
    return state.plan().map(HostPlan::name);
  }

  /// Since when the job is in its state: the instant that the state has, or that of its last
  /// writing.
  static Instant since(Kept kept) {
    return switch (kept.job().state()) {
      case JobState.Starting starting -> starting.launchedAt();
      case JobState.Running running -> running.since();
      case JobState.Settling settling -> settling.since().orElse(kept.written());
      default -> kept.written();
    };
  }

  static Optional<Verdict> verdict(JobState state) {
    return switch (state) {
      case JobState.Settling settling -> Optional.of(settling.verdict());
      case JobState.Closed closed -> Optional.of(closed.verdict());
      default -> Optional.empty();
    };
  }

  static String of(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Finished(String status) -> status.isEmpty() ? "finished" : status;
      case Verdict.Canceled() -> "canceled";
      case Verdict.Failed(var failure) -> "failed (" + failure.code().code() + ")";
    };
  }

  /// The debts of a job that is settling; empty for any other.
  static String debts(JobState state) {
    return state instanceof JobState.Settling settling
        ? Stream.of(debt("report", settling.report()), debt("host", settling.host()))
            .flatMap(Optional::stream)
            .collect(Collectors.joining("; "))
        : "";
  }

  private static Optional<String> debt(String name, Debt debt) {
    return debt instanceof Debt.Owed(int attempt, Instant due)
        ? Optional.of("%s, try %d at %s".formatted(name, attempt, seconds(due)))
        : Optional.empty();
  }

  static Instant seconds(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS);
  }

  /// The two largest units: `3d 4h`, `2h 13m`, `5m 0s`, `7s`. A time that has not come is `0s`.
  static String age(Duration age) {
    if (age.isNegative()) {
      return "0s";
    }
    if (age.toDays() > 0) {
      return "%dd %dh".formatted(age.toDays(), age.toHoursPart());
    }
    if (age.toHours() > 0) {
      return "%dh %dm".formatted(age.toHours(), age.toMinutesPart());
    }
    return age.toMinutes() > 0
        ? "%dm %ds".formatted(age.toMinutes(), age.toSecondsPart())
        : age.toSeconds() + "s";
  }
}
