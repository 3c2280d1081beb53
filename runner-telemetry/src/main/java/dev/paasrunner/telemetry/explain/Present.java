package dev.paasrunner.telemetry.explain;

import static java.util.Objects.requireNonNull;

import dev.paasrunner.job.Attempt;
import dev.paasrunner.job.Debt;
import dev.paasrunner.job.JobRecord;
import dev.paasrunner.job.JobState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What is still kept of a job that is under way.
///
/// @param written when the record was last written
/// @param now when it was looked at
/// @param daemonRuns whether a daemon is at work
public record Present(JobRecord job, Instant written, Instant now, boolean daemonRuns) {
  public Present {
    requireNonNull(job);
    requireNonNull(written);
    requireNonNull(now);
  }

  Step step() {
    String idle =
        daemonRuns ? "" : "; no daemon is at work, so nothing happens until it is started";
    return new Step(now, "now", words() + idle);
  }

  private String words() {
    return switch (job.state()) {
      case JobState.Acquired(Attempt attempt) -> "acquired, " + tries(attempt);
      case JobState.Provisioning(var _, Attempt attempt) -> "provisioning, " + tries(attempt);
      case JobState.Launching(var _, Attempt attempt) -> "launching, " + tries(attempt);
      case JobState.Starting(var _, Instant since) -> "starting for " + since(since);
      case JobState.Running(var _, Instant since) ->
          "running for %s; its timeout is %s".formatted(since(since), Spans.words(job.timeout()));
      case JobState.Settling settling -> "settling: " + String.join(", ", debts(settling));
      case JobState.Closed _ -> "closed";
    };
  }

  private String tries(Attempt attempt) {
    return attempt.notBefore().isAfter(now)
        ? "try %d is due at %s".formatted(attempt.number(), Spans.due(attempt.notBefore(), now))
        : "try %d is under way".formatted(attempt.number());
  }

  private String since(Instant since) {
    return Spans.words(Duration.between(since, now));
  }

  private List<String> debts(JobState.Settling settling) {
    List<String> owed = new ArrayList<>();
    add(owed, "the report", settling.report());
    add(owed, "the removal of the host", settling.host());
    return owed;
  }

  private void add(List<String> owed, String what, Debt debt) {
    if (debt instanceof Debt.Owed(int attempt, Instant due)) {
      owed.add(
          due.isAfter(now)
              ? "%s is owed, try %d is due at %s".formatted(what, attempt, Spans.due(due, now))
              : "%s is owed, try %d is under way".formatted(what, attempt));
    }
  }
}
