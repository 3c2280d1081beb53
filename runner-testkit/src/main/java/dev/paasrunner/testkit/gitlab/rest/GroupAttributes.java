package dev.paasrunner.testkit.gitlab.rest;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.paasrunner.testkit.gitlab.http.Reply;
import dev.paasrunner.testkit.gitlab.http.Request;
import dev.paasrunner.testkit.gitlab.http.Resource;
import dev.paasrunner.testkit.gitlab.model.Access;
import dev.paasrunner.testkit.gitlab.model.Database;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// `GET /groups/:id/custom_attributes`, for administrators. Whether there is such a group is told
/// before whether the user may know.
final class GroupAttributes {
  private final Database database;
  private final AccessTokens accessTokens;

  GroupAttributes(Database database, AccessTokens accessTokens) {
    this.database = database;
    this.accessTokens = accessTokens;
  }

  Resource all() {
    return request -> database.transaction(() -> authorized(request, GroupAttributes::listed));
  }

  Resource single() {
    return request ->
        database.transaction(
            () -> authorized(request, values -> one(request.pathParameter("key"), values)));
  }

  private Reply authorized(Request request, Function<Map<String, String>, Reply> view) {
    Optional<Access> access = accessTokens.access(request);
    if (access.isEmpty()) {
      return Refusals.unauthorized();
    }
    return database
        .groups()
        .attributes(request.pathParameter("id"))
        .map(values -> access.get() == Access.ADMIN ? view.apply(values) : Refusals.forbidden())
        .orElseGet(() -> Refusals.notFound("Group"));
  }

  private static Reply listed(Map<String, String> values) {
    JsonArray list = new JsonArray();
    values.forEach((key, value) -> list.add(entry(key, value)));
    return Reply.json(200, list);
  }

  private static Reply one(String key, Map<String, String> values) {
    return Optional.ofNullable(values.get(key))
        .map(value -> Reply.json(200, entry(key, value)))
        .orElseGet(() -> Refusals.notFound("Custom Attribute"));
  }

  private static JsonObject entry(String key, String value) {
    JsonObject entry = new JsonObject();
    entry.addProperty("key", key);
    entry.addProperty("value", value);
    return entry;
  }
}
