package dev.paasrunner.cli.state;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.paasrunner.job.Debt;
import dev.paasrunner.job.JobRecord;
import dev.paasrunner.job.JobState;
import dev.paasrunner.store.StateSnapshot.Kept;
import dev.paasrunner.store.StateSnapshot.Unreadable;
import java.time.Duration;
import java.time.Instant;

/// What is tracked, as JSON for programs: an object with `directory`, `daemon_runs`, `jobs` and
/// `unreadable`. Keys that do not apply to a job are left out. Pure.
final class StateJson {
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private StateJson() {}

  static String of(Tracked tracked, Instant now) {
    JsonArray jobs = new JsonArray();
    tracked.snapshot().jobs().forEach(kept -> jobs.add(job(kept, now)));
    JsonArray unreadable = new JsonArray();
    tracked.snapshot().unreadable().forEach(record -> unreadable.add(unreadable(record)));
    JsonObject json = new JsonObject();
    json.addProperty("directory", tracked.directory().toString());
    json.addProperty("daemon_runs", tracked.daemonRuns());
    json.add("jobs", jobs);
    json.add("unreadable", unreadable);
    return GSON.toJson(json);
  }

  private static JsonObject job(Kept kept, Instant now) {
    JobRecord job = kept.job();
    JsonObject json = new JsonObject();
    json.addProperty("coordinator", job.key().coordinator());
    json.addProperty("runner", job.key().runner());
    json.addProperty("job", job.key().id());
    job.projectId().ifPresent(id -> json.addProperty("project", id));
    json.addProperty("state", job.state().label());
    Words.host(job.state()).ifPresent(host -> json.addProperty("host", host));
    json.addProperty("since", Words.since(kept).toString());
    json.addProperty("acquired_at", job.acquiredAt().toString());
    job.launchedAt().ifPresent(at -> json.addProperty("launched_at", at.toString()));
    json.addProperty("age_seconds", Duration.between(job.acquiredAt(), now).toSeconds());
    Words.verdict(job.state()).ifPresent(end -> json.addProperty("verdict", Words.of(end)));
    if (job.state() instanceof JobState.Settling settling) {
      addDebt(json, "report_owed", settling.report());
      addDebt(json, "host_owed", settling.host());
    }
    return json;
  }

  private static void addDebt(JsonObject json, String key, Debt debt) {
    if (debt instanceof Debt.Owed(int attempt, Instant due)) {
      JsonObject owed = new JsonObject();
      owed.addProperty("next_try", attempt);
      owed.addProperty("next_try_at", due.toString());
      json.add(key, owed);
    }
  }

  private static JsonObject unreadable(Unreadable record) {
    JsonObject json = new JsonObject();
    json.addProperty("file", record.file());
    json.addProperty("why", record.why());
    return json;
  }
}
