package dev.paasrunner.clever.api;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.paasrunner.payload.Json;
import java.time.Instant;
import java.util.Optional;

/// One entry of an application's list of deployments.
///
/// @param number counts within the application, from 1; 0 if unknown
/// @param uuid `deployment_` and a UUID; empty if unknown
/// @param action such as `DEPLOY`, `CANCEL` or `UNDEPLOY`
/// @param startedAt when it began, if that is told
public record Deployment(
    long number, String uuid, State state, String action, Optional<Instant> startedAt) {
  /// How it goes.
  public enum State {
    /// It is built or started.
    WIP,
    /// The task's own command runs.
    TASK_RUNNING,
    /// It ended well; a task's command, too.
    OK,
    /// It could not be built or started, or the task's command ended badly: nobody promises which.
    FAIL,
    /// It was stopped, or replaced by another.
    CANCELLED,
    /// A state that we don't know.
    OTHER
  }

  static Deployment of(JsonElement element) {
    JsonObject json = Json.object(element).orElseGet(JsonObject::new);
    return new Deployment(
        Json.integer(json.get("id")).orElse(0L),
        Json.string(json.get("uuid")).orElse(""),
        Json.string(json.get("state")).map(Deployment::state).orElse(State.OTHER),
        Json.string(json.get("action")).orElse("DEPLOY"),
        Json.integer(json.get("date")).map(Instant::ofEpochMilli));
  }

  private static State state(String text) {
    return switch (text) {
      case "WIP" -> State.WIP;
      case "TASK_RUNNING" -> State.TASK_RUNNING;
      case "OK" -> State.OK;
      case "FAIL" -> State.FAIL;
      case "CANCELLED" -> State.CANCELLED;
      default -> State.OTHER;
    };
  }

  /// Whether it is about running what was pushed.
  public boolean isDeploy() {
    return action.equals("DEPLOY");
  }
}
