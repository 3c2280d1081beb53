package dev.paasrunner.store;

import com.google.gson.JsonObject;
import dev.paasrunner.job.Attempt;
import dev.paasrunner.job.Debt;
import dev.paasrunner.job.HostPlan;
import dev.paasrunner.job.JobState;
import dev.paasrunner.job.JobState.Acquired;
import dev.paasrunner.job.JobState.Closed;
import dev.paasrunner.job.JobState.Launching;
import dev.paasrunner.job.JobState.Provisioning;
import dev.paasrunner.job.JobState.Running;
import dev.paasrunner.job.JobState.Settling;
import dev.paasrunner.job.JobState.Starting;
import dev.paasrunner.job.StoredResource;
import dev.paasrunner.job.Verdict;
import java.time.Instant;
import java.util.Optional;

/// States as JSON: the state's label, and its fields beside it.
final class StateCodec {
  private StateCodec() {}

  static JsonObject write(JobState state) {
    JsonObject json = new JsonObject();
    json.addProperty("label", state.label());
    switch (state) {
      case Acquired(Attempt attempt) -> json.add("attempt", writeAttempt(attempt));
      case Provisioning(HostPlan plan, Attempt attempt) -> {
        json.add("plan", HostCodec.writePlan(plan));
        json.add("attempt", writeAttempt(attempt));
      }
      case Launching(StoredResource resource, Attempt attempt) -> {
        json.add("resource", HostCodec.writeResource(resource));
        json.add("attempt", writeAttempt(attempt));
      }
      case Starting(StoredResource resource, Instant launchedAt) -> {
        json.add("resource", HostCodec.writeResource(resource));
        json.addProperty("since", launchedAt.toString());
      }
      case Running(StoredResource resource, Instant since) -> {
        json.add("resource", HostCodec.writeResource(resource));
        json.addProperty("since", since.toString());
      }
      case Settling settling -> writeSettling(json, settling);
      case Closed(Verdict verdict) -> json.add("verdict", VerdictCodec.write(verdict));
    }
    return json;
  }

  private static void writeSettling(JsonObject json, Settling settling) {
    json.add("verdict", VerdictCodec.write(settling.verdict()));
    settling.plan().ifPresent(plan -> json.add("plan", HostCodec.writePlan(plan)));
    settling.resource().ifPresent(host -> json.add("resource", HostCodec.writeResource(host)));
    writeDebt(json, "report_owed", settling.report());
    writeDebt(json, "host_owed", settling.host());
    settling.since().ifPresent(at -> json.addProperty("since", at.toString()));
  }

  static JobState read(JsonObject json) throws RecordFormatException {
    String label = json.get("label").getAsString();
    return switch (label) {
      case "acquired" -> new Acquired(readAttempt(json));
      case "provisioning" -> new Provisioning(readPlan(json), readAttempt(json));
      case "launching" -> new Launching(readResource(json), readAttempt(json));
      case "starting" -> new Starting(readResource(json), readSince(json));
      case "running" -> new Running(readResource(json), readSince(json));
      case "settling" -> readSettling(json);
      case "closed" -> new Closed(VerdictCodec.read(json.getAsJsonObject("verdict")));
      default -> throw new RecordFormatException("it has an unknown state");
    };
  }

  private static Settling readSettling(JsonObject json) throws RecordFormatException {
    return new Settling(
        VerdictCodec.read(json.getAsJsonObject("verdict")),
        json.has("plan") ? Optional.of(readPlan(json)) : Optional.empty(),
        json.has("resource") ? Optional.of(readResource(json)) : Optional.empty(),
        readDebt(json, "report_owed"),
        readDebt(json, "host_owed"),
        json.has("since") ? Optional.of(readSince(json)) : Optional.empty());
  }

  private static HostPlan readPlan(JsonObject json) {
    return HostCodec.readPlan(json.getAsJsonObject("plan"));
  }

  private static StoredResource readResource(JsonObject json) {
    return HostCodec.readResource(json.getAsJsonObject("resource"));
  }

  private static Instant readSince(JsonObject json) {
    return Instant.parse(json.get("since").getAsString());
  }

  private static JsonObject writeAttempt(Attempt attempt) {
    JsonObject json = new JsonObject();
    json.addProperty("number", attempt.number());
    json.addProperty("not_before", attempt.notBefore().toString());
    json.addProperty("look_first", attempt.lookFirst());
    return json;
  }

  private static Attempt readAttempt(JsonObject state) {
    JsonObject json = state.getAsJsonObject("attempt");
    return new Attempt(
        json.get("number").getAsInt(),
        Instant.parse(json.get("not_before").getAsString()),
        json.get("look_first").getAsBoolean());
  }

  private static void writeDebt(JsonObject state, String key, Debt debt) {
    if (debt instanceof Debt.Owed(int attempt, Instant notBefore)) {
      JsonObject json = new JsonObject();
      json.addProperty("attempt", attempt);
      json.addProperty("not_before", notBefore.toString());
      state.add(key, json);
    }
  }

  private static Debt readDebt(JsonObject state, String key) {
    if (!state.has(key)) {
      return Debt.paid();
    }
    JsonObject json = state.getAsJsonObject(key);
    return new Debt.Owed(
        json.get("attempt").getAsInt(), Instant.parse(json.get("not_before").getAsString()));
  }
}
