package dev.paasrunner.store;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.paasrunner.job.FailureReason;
import dev.paasrunner.job.JobKey;
import dev.paasrunner.job.JobRecord;
import dev.paasrunner.job.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/// A job record as JSON that people can read and repair. The schema number changes when an older
/// reader would misunderstand the text.
final class RecordCodec {
  static final int SCHEMA = 1;
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private RecordCodec() {}

  static String write(JobRecord job) {
    return GSON.toJson(tree(job)) + "\n";
  }

  /// The same in one line.
  static String writeCompact(JobRecord job) {
    return tree(job).toString();
  }

  private static JsonObject tree(JobRecord job) {
    JsonObject json = new JsonObject();
    json.addProperty("schema", SCHEMA);
    json.add("job", KeyCodec.write(job.key()));
    job.projectId().ifPresent(id -> json.addProperty("project_id", id));
    json.addProperty("token", job.token().reveal());
    json.addProperty("acquired_at", job.acquiredAt().toString());
    json.addProperty("timeout", job.timeout().toString());
    job.launchedAt().ifPresent(at -> json.addProperty("launched_at", at.toString()));
    job.form().ifPresent(form -> json.addProperty("form", form));
    json.add("known_reasons", GSON.toJsonTree(job.knownReasons().stream().sorted().toList()));
    json.add("state", StateCodec.write(job.state()));
    return json;
  }

  static JobRecord read(String text) throws RecordFormatException {
    try {
      return record(JsonParser.parseString(text).getAsJsonObject());
    } catch (RuntimeException e) {
      // The parser's own message may quote the text, which holds a token.
      throw new RecordFormatException(
          "it is not a complete record: " + e.getClass().getSimpleName());
    }
  }

  private static JobRecord record(JsonObject json) throws RecordFormatException {
    int schema = json.get("schema").getAsInt();
    if (schema != SCHEMA) {
      throw new RecordFormatException(
          "its schema is %d, this version reads %d".formatted(schema, SCHEMA));
    }
    JobKey key = KeyCodec.read(json.getAsJsonObject("job"));
    return new JobRecord(
        key,
        projectId(json),
        Secret.of(json.get("token").getAsString()),
        Instant.parse(json.get("acquired_at").getAsString()),
        Duration.parse(json.get("timeout").getAsString()),
        reasons(json),
        Optional.ofNullable(json.get("launched_at")).map(at -> Instant.parse(at.getAsString())),
        Optional.ofNullable(json.get("form")).map(JsonElement::getAsString),
        StateCodec.read(json.getAsJsonObject("state")));
  }

  private static OptionalLong projectId(JsonObject json) {
    return json.has("project_id")
        ? OptionalLong.of(json.get("project_id").getAsLong())
        : OptionalLong.empty();
  }

  private static Set<FailureReason> reasons(JsonObject json) {
    return json.getAsJsonArray("known_reasons").asList().stream()
        .map(reason -> FailureReason.valueOf(reason.getAsString()))
        .collect(Collectors.toUnmodifiableSet());
  }
}
