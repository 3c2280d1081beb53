package dev.paasrunner.telemetry.kept;

import dev.paasrunner.job.Attempt;
import dev.paasrunner.job.CallError;
import dev.paasrunner.job.Debt;
import dev.paasrunner.job.Failure;
import dev.paasrunner.job.HostPlan;
import dev.paasrunner.job.HostUse;
import dev.paasrunner.job.JobKey;
import dev.paasrunner.job.JobRecord;
import dev.paasrunner.job.JobState;
import dev.paasrunner.job.Verdict;
import dev.paasrunner.telemetry.kept.Entry.What;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// What the engine tells, as entries. Pure; no secret of a job is taken over.
public final class Entries {
  private Entries() {}

  static Entry ofDaemon(What what, Map<String, String> details, Instant at) {
    return new Entry(at, what, "", OptionalLong.empty(), details);
  }

  static Entry ofSection(What what, String runner, Map<String, String> details, Instant at) {
    return new Entry(at, what, runner, OptionalLong.empty(), details);
  }

  static Entry of(JobKey job, What what, Map<String, String> details, Instant at) {
    return new Entry(at, what, job.runner(), OptionalLong.of(job.id()), details);
  }

  static Entry asked(JobRecord job, Instant asked, Optional<Duration> queued) {
    Map<String, String> details = new LinkedHashMap<>();
    details.put("coordinator", job.key().coordinator());
    queued.ifPresent(time -> details.put("queued_ms", "" + time.toMillis()));
    return of(job.key(), What.ASKED, details, asked);
  }

  static Entry acquired(JobRecord job, Instant at) {
    Map<String, String> details = stateOf(job.state());
    details.put("coordinator", job.key().coordinator());
    details.put("timeout_s", "" + job.timeout().toSeconds());
    return of(job.key(), What.ACQUIRED, details, at);
  }

  static Entry givenBack(JobRecord job, Failure failure, boolean reported, Instant at) {
    Map<String, String> details = new LinkedHashMap<>();
    details.put("coordinator", job.key().coordinator());
    details.put("verdict", "given back");
    details.put("code", failure.code().code());
    details.put("message", failure.message());
    details.put("reported", "" + reported);
    return of(job.key(), What.GIVEN_BACK, details, at);
  }

  static Entry resumed(JobRecord job, Instant at) {
    Map<String, String> details = stateOf(job.state());
    details.put("coordinator", job.key().coordinator());
    return of(job.key(), What.RESUMED, details, at);
  }

  /// A job came into a state; also for what only a record tells.
  public static Entry moved(JobRecord job, Instant at) {
    return of(job.key(), What.MOVED, stateOf(job.state()), at);
  }

  static Entry failed(JobRecord job, CallError error, Instant at) {
    Map<String, String> details = new LinkedHashMap<>();
    details.put("kind", error.kind().name().toLowerCase(Locale.ROOT));
    details.put("message", error.message());
    error.retryAfter().ifPresent(asked -> details.put("retry_after_s", "" + asked.toSeconds()));
    return of(job.key(), What.CALL_FAILED, details, at);
  }

  static Entry hostGone(JobRecord job, HostUse use, Instant at) {
    Map<String, String> details = new LinkedHashMap<>();
    details.put("host", use.host());
    details.put("seconds", "" + use.time().toSeconds());
    use.cost().ifPresent(cost -> details.put("cost", cost.toPlainString()));
    use.price().ifPresent(price -> details.put("currency", price.currency()));
    return of(job.key(), What.HOST_GONE, details, at);
  }

  private static Map<String, String> stateOf(JobState state) {
    Map<String, String> details = new LinkedHashMap<>();
    details.put("state", state.label());
    switch (state) {
      case JobState.Acquired(Attempt attempt) -> add(details, attempt);
      case JobState.Provisioning(HostPlan plan, Attempt attempt) -> {
        add(details, plan);
        add(details, attempt);
      }
      case JobState.Launching(var _, Attempt attempt) -> add(details, attempt);
      case JobState.Starting _, JobState.Running _ -> {}
      case JobState.Settling settling -> {
        add(details, settling.verdict());
        add(details, "report", settling.report());
        add(details, "host_removal", settling.host());
      }
      case JobState.Closed(Verdict verdict) -> add(details, verdict);
    }
    return details;
  }

  private static void add(Map<String, String> details, HostPlan plan) {
    details.put("host", plan.name());
    details.put("weight", String.format(Locale.ROOT, "%.2f", plan.weight().value()));
    plan.price().ifPresent(price -> details.put("flavor", price.flavor()));
  }

  private static void add(Map<String, String> details, Attempt attempt) {
    details.put("attempt", "" + attempt.number());
    details.put("not_before", attempt.notBefore().toString());
    if (attempt.lookFirst()) {
      details.put("look_first", "true");
    }
  }

  private static void add(Map<String, String> details, Verdict verdict) {
    switch (verdict) {
      case Verdict.Finished(String status) ->
          details.put("verdict", status.isEmpty() ? "finished" : status);
      case Verdict.Canceled() -> details.put("verdict", "canceled");
      case Verdict.Failed(var failure) -> {
        details.put("verdict", "failed");
        details.put("code", failure.code().code());
        details.put("message", failure.message());
      }
    }
  }

  private static void add(Map<String, String> details, String name, Debt debt) {
    if (debt instanceof Debt.Owed(int attempt, Instant due)) {
      details.put(name + "_attempt", "" + attempt);
      details.put(name + "_not_before", due.toString());
    }
  }
}
