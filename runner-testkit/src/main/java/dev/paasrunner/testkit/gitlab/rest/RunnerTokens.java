package dev.paasrunner.testkit.gitlab.rest;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.paasrunner.testkit.gitlab.http.Params;
import dev.paasrunner.testkit.gitlab.http.Reply;
import dev.paasrunner.testkit.gitlab.http.Resource;
import dev.paasrunner.testkit.gitlab.model.Database;
import dev.paasrunner.testkit.gitlab.model.Runner;
import dev.paasrunner.testkit.gitlab.model.Switch;
import java.util.Optional;
import java.util.function.BiFunction;

/// What a runner does with its own token: have it verified, delete itself or one of its programs.
final class RunnerTokens {
  private final Database database;

  RunnerTokens(Database database) {
    this.database = database;
  }

  /// `POST /runners/verify`.
  Resource verification() {
    return authenticated(this::verify);
  }

  /// `DELETE /runners`: the whole runner, with all its programs.
  Resource deletion() {
    return authenticated(
        (runner, _) -> {
          database.runners().remove(runner);
          return Reply.empty(204);
        });
  }

  /// `DELETE /runners/managers`: one program.
  Resource managerDeletion() {
    return authenticated(RunnerTokens::removeManager);
  }

  private Resource authenticated(BiFunction<Runner, Params, Reply> work) {
    return request -> {
      Params params = Params.of(request);
      Optional<String> token = params.present("token");
      return token.isEmpty()
          ? Refusals.missing("token")
          : database.transaction(() -> authenticated(token.get(), params, work));
    };
  }

  private Reply authenticated(String token, Params params, BiFunction<Runner, Params, Reply> work) {
    return database
        .runners()
        .find(token)
        .map(runner -> work.apply(runner, params))
        .orElseGet(Refusals::forbidden);
  }

  private Reply verify(Runner runner, Params params) {
    var _ =
        runner.contacted(
            params.text("system_id").orElse(""), AdvertisedFeatures.of(params), database.now());
    return database.profile().has(Switch.VERIFY_RETURNS_TEXT)
        ? Reply.text(200, "200")
        : Reply.json(200, credentials(runner));
  }

  private static Reply removeManager(Runner runner, Params params) {
    Optional<String> systemId = params.present("system_id");
    if (systemId.isEmpty()) {
      return Refusals.missing("system_id");
    }
    return runner.removeManager(systemId.get())
        ? Reply.empty(204)
        : Reply.message(404, "404 Not Found");
  }

  /// What a runner is told about its token; one that never expires.
  static JsonObject credentials(Runner runner) {
    JsonObject body = new JsonObject();
    body.addProperty("id", runner.id());
    body.addProperty("token", runner.token());
    body.add("token_expires_at", JsonNull.INSTANCE);
    return body;
  }
}
