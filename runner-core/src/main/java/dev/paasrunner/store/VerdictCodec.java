package dev.paasrunner.store;

import com.google.gson.JsonObject;
import dev.paasrunner.job.Failure;
import dev.paasrunner.job.FailureCode;
import dev.paasrunner.job.Verdict;

/// Verdicts as JSON.
final class VerdictCodec {
  private VerdictCodec() {}

  static JsonObject write(Verdict verdict) {
    JsonObject json = new JsonObject();
    switch (verdict) {
      case Verdict.Finished(String status) -> {
        json.addProperty("kind", "finished");
        json.addProperty("status", status);
      }
      case Verdict.Canceled() -> json.addProperty("kind", "canceled");
      case Verdict.Failed(Failure failure) -> {
        json.addProperty("kind", "failed");
        json.addProperty("code", failure.code().name());
        json.addProperty("message", failure.message());
      }
    }
    return json;
  }

  static Verdict read(JsonObject json) throws RecordFormatException {
    String kind = json.get("kind").getAsString();
    return switch (kind) {
      case "finished" -> new Verdict.Finished(json.get("status").getAsString());
      case "canceled" -> new Verdict.Canceled();
      case "failed" ->
          new Verdict.Failed(
              new Failure(
                  FailureCode.valueOf(json.get("code").getAsString()),
                  json.get("message").getAsString()));
      default -> throw new RecordFormatException("it has an unknown verdict");
    };
  }
}
