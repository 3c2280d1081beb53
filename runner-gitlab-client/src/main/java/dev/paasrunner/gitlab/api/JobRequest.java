package dev.paasrunner.gitlab.api;

import static java.util.Objects.requireNonNull;

import com.google.gson.JsonObject;
import dev.paasrunner.job.Secret;

/// A request for a job.
///
/// @param token the runner's token
/// @param systemId of this daemon
/// @param lastUpdate the last [JobAnswer.NoJob#lastUpdate], or empty to be answered at once
public record JobRequest(Secret token, String systemId, String lastUpdate, RunnerInfo info) {
  public JobRequest {
    requireNonNull(token);
    requireNonNull(systemId);
    requireNonNull(lastUpdate);
    requireNonNull(info);
  }

  JsonObject json() {
    JsonObject json = new JsonObject();
    json.addProperty("token", token.reveal());
    json.addProperty("system_id", systemId);
    if (!lastUpdate.isEmpty()) {
      json.addProperty("last_update", lastUpdate);
    }
    json.add("info", info.json());
    return json;
  }
}
