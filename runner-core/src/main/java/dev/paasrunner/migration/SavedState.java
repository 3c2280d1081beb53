package dev.paasrunner.migration;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.paasrunner.job.Secret;
import dev.paasrunner.job.Weight;
import dev.paasrunner.payload.Json;
import dev.paasrunner.spi.Executor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The state file of the original program, versions 0.5 to 0.8: an object with up to four lists. An
/// entry is an object with `runner_name`, `job_id`, `token`, `expected_weight` and, if there is a
/// host, `paas_resource`; those of `pending` are pairs of that and the job's payload. Keys beyond
/// these are of no importance here. Pure.
///
/// @param problems one sentence for each entry that cannot be understood; never a secret
record SavedState(List<SavedJob> jobs, List<String> problems) {
  SavedState {
    jobs = List.copyOf(jobs);
    problems = List.copyOf(problems);
  }

  /// Reads a file's text.
  ///
  /// @throws SavedStateException if the original cannot have written it
  static SavedState parse(String text) throws SavedStateException {
    JsonObject json = object(text);
    boolean known = Arrays.stream(SavedJob.List.values()).anyMatch(list -> json.has(list.key()));
    if (!known) {
      throw new SavedStateException("it has none of the lists that the original program writes");
    }
    List<SavedJob> jobs = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (SavedJob.List list : SavedJob.List.values()) {
      read(list, json.get(list.key()), jobs, problems);
    }
    return new SavedState(jobs, problems);
  }

  private static JsonObject object(String text) throws SavedStateException {
    try {
      return Json.object(JsonParser.parseString(text))
          .orElseThrow(() -> new SavedStateException("it is not a JSON object"));
    } catch (JsonParseException | IllegalStateException e) {
      // Gson's message quotes the text, which holds tokens.
      throw new SavedStateException("it is not valid JSON");
    }
  }

  private static void read(
      SavedJob.List list,
      @Nullable JsonElement entries,
      List<SavedJob> jobs,
      List<String> problems) {
    if (entries != null && !entries.isJsonNull() && !entries.isJsonArray()) {
      problems.add("What it has as %s is not a list.".formatted(list.key()));
    }
    JsonArray array = Json.array(entries);
    for (int i = 0; i < array.size(); i++) {
      Optional<SavedJob> job = job(list, array.get(i));
      job.ifPresent(jobs::add);
      if (job.isEmpty()) {
        problems.add(
            "Entry %d of %s has no usable runner_name and job_id.".formatted(i + 1, list.key()));
      }
    }
  }

  private static Optional<SavedJob> job(SavedJob.List list, JsonElement entry) {
    JsonArray pair = Json.array(entry);
    JsonElement job = pair.isEmpty() ? entry : pair.get(0);
    JsonElement payload = pair.size() > 1 ? pair.get(1) : JsonNull.INSTANCE;
    return Json.object(job).flatMap(json -> job(list, json, payload));
  }

  private static Optional<SavedJob> job(SavedJob.List list, JsonObject json, JsonElement payload) {
    Optional<String> runner =
        Json.string(json.get("runner_name")).filter(name -> name.matches("[!-~]+"));
    Optional<Long> id = Json.integer(json.get("job_id"));
    return runner.flatMap(
        name ->
            id.map(
                number ->
                    new SavedJob(
                        list,
                        name,
                        number,
                        Secret.of(Json.string(json.get("token")).orElse("")),
                        weight(json),
                        resource(json.get("paas_resource")),
                        Json.object(payload).map(JsonObject::toString))));
  }

  private static Weight weight(JsonObject json) {
    try {
      return Json.string(json.get("expected_weight"))
          .map(Double::valueOf)
          .map(Weight::new)
          .orElse(Weight.ONE);
    } catch (IllegalArgumentException e) {
      return Weight.ONE;
    }
  }

  private static Optional<Map<String, String>> resource(@Nullable JsonElement saved) {
    return Json.string(saved)
        .map(text -> Map.of(Executor.SAVED_TEXT, text))
        .or(() -> Json.object(saved).map(SavedState::texts));
  }

  private static Map<String, String> texts(JsonObject saved) {
    Map<String, String> texts = new LinkedHashMap<>();
    saved
        .asMap()
        .forEach((key, value) -> Json.string(value).ifPresent(text -> texts.put(key, text)));
    return texts;
  }
}
