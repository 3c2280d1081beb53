package dev.paasrunner.store;

import com.google.gson.JsonObject;
import dev.paasrunner.job.JobKey;

/// A job's identity as JSON.
final class KeyCodec {
  private KeyCodec() {}

  static JsonObject write(JobKey key) {
    JsonObject json = new JsonObject();
    json.addProperty("coordinator", key.coordinator());
    json.addProperty("runner", key.runner());
    json.addProperty("id", key.id());
    return json;
  }

  static JobKey read(JsonObject json) {
    return new JobKey(
        json.get("coordinator").getAsString(),
        json.get("runner").getAsString(),
        json.get("id").getAsLong());
  }
}
