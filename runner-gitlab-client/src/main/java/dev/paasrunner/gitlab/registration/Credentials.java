package dev.paasrunner.gitlab.registration;

import com.google.gson.JsonObject;
import dev.paasrunner.gitlab.http.ApiException;
import dev.paasrunner.gitlab.http.Reply;
import dev.paasrunner.job.Secret;
import dev.paasrunner.payload.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalLong;

/// Reads what a coordinator says about a runner.
final class Credentials {
  private Credentials() {}

  static Registered created(Reply reply, Instant now) throws RegistrationException {
    try {
      JsonObject json = object(reply);
      Secret token =
          token(json).orElseThrow(() -> reply.unreadable("the body has no usable token"));
      return registered(json, token, now, true);
    } catch (ApiException e) {
      throw Refusals.uncertain(e);
    }
  }

  /// Before GitLab 15.8 the answer was the text `200`.
  static Registered verified(Reply reply, Secret token, Instant now) throws RegistrationException {
    if (reply.lenientText().strip().replace("\"", "").equals("200")) {
      return registered(new JsonObject(), token, now, false);
    }
    try {
      JsonObject json = object(reply);
      return registered(json, token(json).orElse(token), now, false);
    } catch (ApiException e) {
      throw Refusals.of(e);
    }
  }

  private static JsonObject object(Reply reply) throws ApiException {
    return Json.object(reply.json())
        .orElseThrow(() -> reply.unreadable("the body is not an object"));
  }

  /// Only what can be written into a configuration and sent in a header.
  private static Optional<Secret> token(JsonObject json) {
    return Json.string(json.get("token"))
        .filter(text -> !text.isEmpty() && text.chars().allMatch(c -> c > ' ' && c < 0x7f))
        .map(Secret::of);
  }

  private static Registered registered(
      JsonObject json, Secret token, Instant now, boolean created) {
    OptionalLong id =
        Json.integer(json.get("id")).map(OptionalLong::of).orElse(OptionalLong.empty());
    return new Registered(token, id, now.truncatedTo(ChronoUnit.SECONDS), expiry(json), created);
  }

  private static Optional<Instant> expiry(JsonObject json) {
    return Json.string(json.get("token_expires_at")).flatMap(Credentials::instant);
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
