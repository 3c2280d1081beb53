package dev.paasrunner.cli.state;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.paasrunner.telemetry.explain.Explanation;
import dev.paasrunner.telemetry.explain.Step;
import dev.paasrunner.telemetry.kept.StoredHistory;
import java.time.Duration;
import java.time.Instant;

/// A job's timeline as JSON for programs. Pure.
final class ExplainJson {
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private ExplainJson() {}

  static String of(Explanation told, Tracked tracked, StoredHistory history) {
    JsonObject json = new JsonObject();
    json.addProperty("directory", tracked.directory().toString());
    json.addProperty("daemon_runs", tracked.daemonRuns());
    history.from().ifPresent(day -> json.addProperty("history_from", day.toString()));
    history.to().ifPresent(day -> json.addProperty("history_to", day.toString()));
    if (!told.job().coordinator().isEmpty()) {
      json.addProperty("coordinator", told.job().coordinator());
    }
    json.addProperty("runner", told.job().runner());
    json.addProperty("job", told.job().id());
    json.addProperty("standing", told.standing());
    JsonArray steps = new JsonArray();
    told.steps().forEach(step -> steps.add(step(step, told.start())));
    json.add("steps", steps);
    return GSON.toJson(json);
  }

  private static JsonObject step(Step step, Instant start) {
    JsonObject json = new JsonObject();
    json.addProperty("at", step.at().toString());
    json.addProperty("elapsed_seconds", Duration.between(start, step.at()).toMillis() / 1000.0);
    json.addProperty("what", step.what());
    if (!step.why().isEmpty()) {
      json.addProperty("why", step.why());
    }
    return json;
  }
}
