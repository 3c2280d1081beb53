package dev.paasrunner.telemetry.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.paasrunner.job.Attempt;
import dev.paasrunner.job.Failure;
import dev.paasrunner.job.HostPlan;
import dev.paasrunner.job.HostPrice;
import dev.paasrunner.job.JobRecord;
import dev.paasrunner.job.JobState;
import dev.paasrunner.job.Verdict;
import dev.paasrunner.telemetry.history.Phase;
import dev.paasrunner.telemetry.history.Timelines;
import dev.paasrunner.telemetry.view.Hosts;
import dev.paasrunner.telemetry.view.OwedDebt;
import dev.paasrunner.telemetry.view.View;
import java.time.Instant;
import java.util.Optional;

/// One job in the document. Written field by field: the record's token is not among them.
final class JobJson {
  private final Timelines timelines;

  JobJson(Timelines timelines) {
    this.timelines = timelines;
  }

  JsonObject of(JobRecord job, View view) {
    Instant now = view.at();
    JsonObject json = new JsonObject();
    json.addProperty("id", job.key().id());
    json.addProperty("runner", job.key().runner());
    json.addProperty("coordinator", job.key().coordinator());
    job.projectId().ifPresent(id -> json.addProperty("project_id", id));
    json.addProperty("state", job.state().label());
    if (view.isWithoutSection(job)) {
      json.addProperty("without_section", true);
    }
    json.addProperty("timeout_seconds", job.timeout().toSeconds());
    json.add("phases", phases(job, now));
    job.state().plan().ifPresent(plan -> json.add("host", host(job, plan, now)));
    attempt(job.state()).ifPresent(attempt -> add(json, attempt));
    verdict(job.state()).ifPresent(verdict -> add(json, verdict));
    json.add("debts", JsonArrays.of(OwedDebt.of(job), JobJson::debt));
    return json;
  }

  private JsonArray phases(JobRecord job, Instant now) {
    return JsonArrays.of(timelines.of(job, now).phases(), JobJson::phase);
  }

  private static JsonObject phase(Phase phase) {
    JsonObject json = new JsonObject();
    json.addProperty("state", phase.state());
    json.addProperty("since", phase.since().toString());
    json.addProperty("exact", phase.exact());
    return json;
  }

  private static JsonObject host(JobRecord job, HostPlan plan, Instant now) {
    JsonObject json = new JsonObject();
    json.addProperty("name", plan.name());
    json.addProperty("weight", plan.weight().value());
    Hosts.flavor(plan).ifPresent(flavor -> json.addProperty("flavor", flavor));
    plan.price().ifPresent(price -> add(json, price));
    Hosts.costSoFar(job, plan, now).ifPresent(cost -> json.addProperty("cost", cost));
    return json;
  }

  private static void add(JsonObject json, HostPrice price) {
    json.addProperty("per_hour", price.perHour());
    json.addProperty("currency", price.currency());
  }

  private static Optional<Attempt> attempt(JobState state) {
    return switch (state) {
      case JobState.Acquired(var attempt) -> Optional.of(attempt);
      case JobState.Provisioning(var _, var attempt) -> Optional.of(attempt);
      case JobState.Launching(var _, var attempt) -> Optional.of(attempt);
      case JobState.Starting _, JobState.Running _, JobState.Settling _, JobState.Closed _ ->
          Optional.empty();
    };
  }

  private static void add(JsonObject json, Attempt attempt) {
    json.addProperty("attempt", attempt.number());
    json.addProperty("next_try", attempt.notBefore().toString());
  }

  private static Optional<Verdict> verdict(JobState state) {
    return switch (state) {
      case JobState.Settling settling -> Optional.of(settling.verdict());
      case JobState.Closed closed -> Optional.of(closed.verdict());
      default -> Optional.empty();
    };
  }

  private static void add(JsonObject json, Verdict verdict) {
    switch (verdict) {
      case Verdict.Finished(String status) ->
          json.addProperty("verdict", status.isEmpty() ? "finished" : status);
      case Verdict.Canceled() -> json.addProperty("verdict", "canceled");
      case Verdict.Failed(Failure failure) -> {
        json.addProperty("verdict", "failed");
        json.addProperty("code", failure.code().code());
        json.addProperty("message", failure.message());
      }
    }
  }

  private static JsonObject debt(OwedDebt debt) {
    JsonObject json = new JsonObject();
    json.addProperty("kind", debt.kind());
    json.addProperty("attempt", debt.attempt());
    json.addProperty("next_try", debt.nextTry().toString());
    return json;
  }
}
