package dev.paasrunner.clever.api;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.paasrunner.payload.Json;
import java.util.Optional;
import java.util.OptionalLong;

/// An error in the words of the interface: of version 2 (`id`, `message`), of version 4 or of the
/// bridge (`code`, `error`).
///
/// @param id of version 2 only
/// @param code of the others; empty if there is none
/// @param message for people; may be empty
record CleverError(OptionalLong id, String code, String message) {
  private static final long BELONGS_TO_OTHERS = 4002;
  private static final long NO_SUCH_APPLICATION = 4004;
  private static final long NO_SUCH_INSTANCE = 9017;
  private static final long TOO_OFTEN = 403;

  static Optional<CleverError> of(JsonElement body) {
    return Json.object(body).filter(CleverError::isOne).map(CleverError::read);
  }

  private static boolean isOne(JsonObject body) {
    return Json.integer(body.get("id")).isPresent() || Json.string(body.get("code")).isPresent();
  }

  private static CleverError read(JsonObject body) {
    return new CleverError(
        Json.integer(body.get("id")).stream().mapToLong(Long::longValue).findFirst(),
        Json.string(body.get("code")).orElse(""),
        Json.string(body.get("message")).or(() -> Json.string(body.get("error"))).orElse(""));
  }

  boolean meansNoSuchApplication() {
    return hasId(NO_SUCH_APPLICATION);
  }

  /// The application, if there is one, is not the organization's, or the organization is not the
  /// credential's.
  boolean meansBelongsToOthers() {
    return hasId(BELONGS_TO_OTHERS);
  }

  /// The type, version and variant that were asked for are not offered (any more).
  boolean meansRetiredProduct() {
    return hasId(NO_SUCH_INSTANCE);
  }

  /// The older shape of a rate limit has the status 403, too.
  boolean meansTooManyRequests() {
    return hasId(TOO_OFTEN) || code.endsWith("too-many-requests");
  }

  private boolean hasId(long wanted) {
    return id.isPresent() && id.getAsLong() == wanted;
  }

  /// How it is named in messages.
  String label() {
    return id.isPresent() ? "error " + id.getAsLong() : "error " + code;
  }
}
