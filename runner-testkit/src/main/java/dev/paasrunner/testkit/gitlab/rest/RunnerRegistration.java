package dev.paasrunner.testkit.gitlab.rest;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.paasrunner.testkit.gitlab.http.Params;
import dev.paasrunner.testkit.gitlab.http.Reply;
import dev.paasrunner.testkit.gitlab.http.Request;
import dev.paasrunner.testkit.gitlab.http.Resource;
import dev.paasrunner.testkit.gitlab.model.Database;
import dev.paasrunner.testkit.gitlab.model.RunnerOptions;
import dev.paasrunner.testkit.gitlab.model.Switch;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/// `POST /runners`, the old way to register, with a registration token.
final class RunnerRegistration implements Resource {
  private static final int MOST_TAGS = 50;
  private static final int SHORTEST_TIMEOUT = 600;
  private static final int LONGEST_NOTE = 1024;

  private final Database database;

  RunnerRegistration(Database database) {
    this.database = database;
  }

  @Override
  public Reply answer(Request request) {
    Params params = Params.of(request);
    Optional<String> token = params.present("token");
    if (token.isEmpty()) {
      return Refusals.missing("token");
    }
    if (!database.profile().has(Switch.REGISTRATION_TOKENS)) {
      return Reply.message(410, "410 Gone - runner registration disallowed");
    }
    return database.transaction(() -> register(token.get(), params));
  }

  private Reply register(String token, Params params) {
    if (!database.runners().mayRegisterWith(token)) {
      return Refusals.forbidden();
    }
    boolean knowsPaused = !database.profile().has(Switch.PAUSED_UNKNOWN);
    if (knowsPaused
        && params.present("active").isPresent()
        && params.present("paused").isPresent()) {
      return Reply.json(400, "{\"error\":\"active, paused are mutually exclusive\"}");
    }
    RunnerOptions options = options(params, knowsPaused);
    return problem(options, params)
        .orElseGet(
            () -> Reply.json(201, RunnerTokens.credentials(database.runners().register(options))));
  }

  private static RunnerOptions options(Params params, boolean knowsPaused) {
    boolean inactive = !params.flag("active", true);
    boolean paused = knowsPaused ? params.flag("paused", inactive) : inactive;
    return new RunnerOptions(
        params.text("description").orElse(""),
        tags(params),
        params.flag("run_untagged", true),
        paused);
  }

  private static Set<String> tags(Params params) {
    Set<String> tags = new HashSet<>();
    params.text("tag_list").ifPresent(list -> tags.addAll(List.of(list.split("\\s*,\\s*"))));
    StreamSupport.stream(params.array("tag_list").spliterator(), false)
        .map(JsonElement::getAsString)
        .forEach(tags::add);
    tags.remove("");
    return tags;
  }

  private static Optional<Reply> problem(RunnerOptions options, Params params) {
    if (options.tags().isEmpty() && !options.runUntagged()) {
      return invalid(
          "tags_list", "can not be empty when runner is not allowed to pick untagged jobs");
    }
    if (options.tags().size() > MOST_TAGS) {
      return invalid("tags_list", "Too many tags specified");
    }
    if (params.number("maximum_timeout").orElse(SHORTEST_TIMEOUT) < SHORTEST_TIMEOUT) {
      return invalid("maximum_timeout", "needs to be at least 10 minutes");
    }
    boolean longNote =
        params.text("maintenance_note").filter(note -> note.length() > LONGEST_NOTE).isPresent();
    return longNote ? invalid("maintenance_note", "is too long") : Optional.empty();
  }

  private static Optional<Reply> invalid(String field, String text) {
    JsonArray texts = new JsonArray();
    texts.add(text);
    JsonObject message = new JsonObject();
    message.add(field, texts);
    JsonObject body = new JsonObject();
    body.add("message", message);
    return Optional.of(Reply.json(400, body));
  }
}
