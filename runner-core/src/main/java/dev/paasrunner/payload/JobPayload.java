package dev.paasrunner.payload;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.paasrunner.job.FailureReason;
import dev.paasrunner.job.Secret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// A job as the coordinator handed it over. The text is kept as it came, because the host's own
/// runner may understand more of it than we do; only what we need is read, and nothing of it is
/// required beyond `id` and `token`. Holds secrets: [#toString()] shows the job's number only.
public final class JobPayload {
  /// The coordinator's own default, for a payload without `runner_info.timeout`.
  private static final Duration DEFAULT_TIMEOUT = Duration.ofHours(1);

  /// Longer than any coordinator allows, and short enough to be added to a date.
  private static final Duration LONGEST_TIMEOUT = Duration.ofDays(366);

  private final String text;
  private final JsonObject json;
  private final long id;
  private final Secret token;

  private JobPayload(String text, JsonObject json, long id, Secret token) {
    this.text = text;
    this.json = json;
    this.id = id;
    this.token = token;
  }

  /// Reads a payload.
  ///
  /// @throws PayloadException if it is not a JSON object with a numeric `id` and a `token`
  public static JobPayload parse(String text) throws PayloadException {
    return of(text, object(text));
  }

  private static JobPayload of(String text, JsonObject json) throws PayloadException {
    Optional<Long> id = Json.integer(json.get("id"));
    Optional<String> token = Json.string(json.get("token"));
    if (id.isEmpty() || token.isEmpty() || token.get().isBlank()) {
      throw new PayloadException("the job has no usable id and token", id, token.map(Secret::of));
    }
    return new JobPayload(text, json, id.get(), Secret.of(token.get()));
  }

  /// Reads what a payload is about, without what it does: its variables and steps, which are most
  /// of it and take several times their size, are checked and left out.
  ///
  /// @throws PayloadException as [#parse] does
  public static JobPayload parseOutline(String text) throws PayloadException {
    Optional<JsonObject> json = Outline.of(text);
    return json.isPresent() ? of(text, json.get()) : parse(text);
  }

  private static JsonObject object(String text) throws PayloadException {
    try {
      JsonElement root = JsonParser.parseString(text);
      if (root.isJsonObject()) {
        return root.getAsJsonObject();
      }
      throw new PayloadException(
          "the job is not a JSON object", Optional.empty(), Optional.empty());
    } catch (JsonParseException | IllegalStateException e) {
      // Gson's message quotes the text, which may hold secrets.
      throw new PayloadException("the job is not valid JSON", Optional.empty(), Optional.empty());
    }
  }

  /// The text exactly as it came.
  public String text() {
    return text;
  }

  /// The parsed form, for look-ups; never written to.
  public JsonObject json() {
    return json;
  }

  /// The coordinator's number of the job.
  public long id() {
    return id;
  }

  /// The job's token.
  public Secret token() {
    return token;
  }

  /// The job's time limit.
  public Duration timeout() {
    return Json.object(json.get("runner_info"))
        .flatMap(info -> Json.integer(info.get("timeout")))
        .filter(seconds -> seconds > 0)
        .map(seconds -> Duration.ofSeconds(Math.min(seconds, LONGEST_TIMEOUT.toSeconds())))
        .orElse(DEFAULT_TIMEOUT);
  }

  /// The number of the job's project, if it is told.
  public OptionalLong projectId() {
    return Json.object(json.get("job_info"))
        .flatMap(info -> Json.integer(info.get("project_id")))
        .stream()
        .mapToLong(Long::longValue)
        .findFirst();
  }

  /// How long the job had waited in the coordinator's queue, if it is told.
  public Optional<Duration> timeInQueue() {
    return Json.object(json.get("job_info"))
        .flatMap(info -> Json.string(info.get("time_in_queue_seconds")))
        .filter(seconds -> seconds.matches("[0-9]{1,8}([.][0-9]{0,9})?"))
        .map(seconds -> Duration.ofMillis((long) (Double.parseDouble(seconds) * 1000)));
  }

  /// The full path of the job's project, in the coordinator's own words, which no job can change;
  /// coordinators before the `job_info` of today don't tell it.
  public Optional<String> projectPath() {
    return Json.object(json.get("job_info"))
        .flatMap(info -> Json.string(info.get("project_full_path")))
        .map(String::strip)
        .filter(path -> !path.isEmpty());
  }

  /// The variable's value as it came, without expansion; of several of one name the last counts.
  public Optional<String> variable(String name) {
    return Optional.ofNullable(variables().get(name));
  }

  /// All variables by name; of several of one name the last counts, a null value is empty.
  public Map<String, String> variables() {
    Map<String, String> found = new LinkedHashMap<>();
    for (JsonElement element : Json.array(json.get("variables"))) {
      Json.object(element)
          .flatMap(entry -> Json.string(entry.get("key")))
          .ifPresent(
              key ->
                  found.put(key, Json.string(element.getAsJsonObject().get("value")).orElse("")));
    }
    return found;
  }

  /// All values of a variable in their order. Whoever writes a job may add one to a variable of the
  /// coordinator's, in front of it too: what must not be forged must not be taken from the last.
  public List<String> values(String name) {
    List<String> found = new ArrayList<>();
    for (JsonElement element : Json.array(json.get("variables"))) {
      Json.object(element)
          .filter(entry -> Json.string(entry.get("key")).filter(name::equals).isPresent())
          .ifPresent(entry -> found.add(Json.string(entry.get("value")).orElse("")));
    }
    return found;
  }

  /// The failure reasons that the coordinator says it knows.
  public Set<FailureReason> failureReasons() {
    Set<FailureReason> known = EnumSet.noneOf(FailureReason.class);
    Collection<String> names =
        Json.object(json.get("features"))
            .map(features -> Json.strings(features.get("failure_reasons")))
            .orElseGet(List::of);
    for (FailureReason reason : FailureReason.values()) {
      if (names.contains(reason.wireName())) {
        known.add(reason);
      }
    }
    return known;
  }

  @Override
  public String toString() {
    return "job " + id;
  }
}
