package dev.paasrunner.testkit.gitlab.rest;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.paasrunner.testkit.gitlab.model.Job;
import dev.paasrunner.testkit.gitlab.model.JobView;
import dev.paasrunner.testkit.gitlab.model.RunnerManager;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A job as the API shows it.
final class JobEntity {
  private JobEntity() {}

  static JsonObject of(Job job) {
    JobView view = job.view();
    JsonObject entity = new JsonObject();
    entity.addProperty("id", view.id());
    entity.addProperty("name", view.info().name());
    entity.addProperty("stage", view.info().stage());
    entity.addProperty("status", view.status().wireName());
    entity.add("failure_reason", orNull(view.failureReason().map(JsonPrimitive::new)));
    addTimes(entity, view.times());
    job.manager().ifPresent(manager -> addRunner(entity, manager));
    return entity;
  }

  private static void addTimes(JsonObject entity, JobView.Times times) {
    entity.addProperty("created_at", times.created().toString());
    entity.add("started_at", time(times.started()));
    entity.add("finished_at", time(times.finished()));
    entity.add("duration", orNull(duration(times).map(JsonPrimitive::new)));
  }

  private static Optional<Double> duration(JobView.Times times) {
    return times
        .started()
        .flatMap(
            from -> times.finished().map(to -> Duration.between(from, to).toMillis() / 1000.0));
  }

  private static void addRunner(JsonObject entity, RunnerManager manager) {
    JsonObject runner = new JsonObject();
    runner.addProperty("id", manager.runnerId());
    entity.add("runner", runner);
    JsonObject program = new JsonObject();
    program.addProperty("system_id", manager.systemId());
    entity.add("runner_manager", program);
  }

  private static JsonElement time(Optional<Instant> at) {
    return orNull(at.map(Instant::toString).map(JsonPrimitive::new));
  }

  private static JsonElement orNull(Optional<JsonPrimitive> value) {
    return value.<JsonElement>map(each -> each).orElse(JsonNull.INSTANCE);
  }
}
