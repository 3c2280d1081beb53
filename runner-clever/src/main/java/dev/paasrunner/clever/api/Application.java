package dev.paasrunner.clever.api;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.payload.Json;
import dev.paasrunner.spi.ExecutorException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// An application as the interface shows it. Every field of it may be missing, and the values of
/// the environment may be secrets: [#toString()] does not show them.
///
/// @param state such as `SHOULD_BE_UP` or `TO_DELETE`; an open list
/// @param repositoryState such as `CREATING` or `CREATED`
/// @param gitUrl where to push to, without credentials
/// @param environment empty if it is not shown
/// @param lifetime such as `TASK`; empty if it is not told
/// @param createdAt milliseconds since 1970, 0 if unknown
public record Application(
    String id,
    String name,
    String description,
    String state,
    String repositoryState,
    Optional<URI> gitUrl,
    Map<String, String> environment,
    String lifetime,
    long createdAt) {
  public Application {
    environment = Map.copyOf(environment);
  }

  /// Reads an application; empty if it has no `id`.
  static Optional<Application> of(JsonElement element) {
    return Json.object(element)
        .flatMap(json -> Json.string(json.get("id")).map(id -> read(id, json)));
  }

  private static Application read(String id, JsonObject json) {
    JsonObject deployment = Json.object(json.get("deployment")).orElseGet(JsonObject::new);
    return new Application(
        id,
        Json.string(json.get("name")).orElse(""),
        Json.string(json.get("description")).orElse(""),
        Json.string(json.get("state")).orElse(""),
        Json.string(deployment.get("repoState")).orElse(""),
        Json.string(deployment.get("httpUrl"))
            .or(() -> Json.string(deployment.get("url")))
            .flatMap(GitAddress::of),
        environment(json),
        Json.object(json.get("instance"))
            .flatMap(instance -> Json.string(instance.get("lifetime")))
            .orElse(""),
        Json.integer(json.get("creationDate")).orElse(0L));
  }

  private static Map<String, String> environment(JsonObject json) {
    Map<String, String> found = new HashMap<>();
    for (JsonElement element : Json.array(json.get("env"))) {
      Json.object(element)
          .ifPresent(
              entry ->
                  Json.string(entry.get("name"))
                      .ifPresent(
                          name -> found.put(name, Json.string(entry.get("value")).orElse(""))));
    }
    return found;
  }

  /// Whether its repository takes a push.
  public boolean isDeployable() {
    return repositoryState.equals("CREATED");
  }

  /// Refuses one that is not made for a single job: the platform would look for a server on its
  /// port, call it failed without one, and start what crashed, or ended, again and again.
  ///
  /// @throws ExecutorException `REFUSED` if it is none
  public void requireTask() throws ExecutorException {
    if (!lifetime.isEmpty() && !lifetime.equalsIgnoreCase("TASK")) {
      throw new ExecutorException(
          ErrorKind.REFUSED,
          "%s was asked for as a TASK and has the lifetime %s, which would run its job again and again: nothing is pushed to it; is cc_instance_variant_uuid right?"
              .formatted(this, Plain.text(lifetime)));
    }
  }

  /// Whether it is being deleted; it may still run and still be listed for a while.
  public boolean isBeingDeleted() {
    return state.equals("TO_DELETE") || repositoryState.equals("DELETED");
  }

  @Override
  public String toString() {
    return "application " + id + " (" + name + ")";
  }
}
