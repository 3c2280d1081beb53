package dev.paasrunner.clever.api;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.paasrunner.http.Arrival;
import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.payload.Json;
import dev.paasrunner.spi.ExecutorException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/// What came back: at least a status and headers, perhaps a body that was cut off.
final class Reply {
  private final Call call;
  private final int status;
  private final HttpHeaders headers;
  private final byte[] body;
  private final boolean whole;

  /// @param arrival must have its head
  Reply(Call call, Arrival arrival) {
    this.call = call;
    this.status = arrival.head().orElseThrow().statusCode();
    this.headers = arrival.head().orElseThrow().headers();
    this.body = arrival.bytes();
    this.whole = arrival.isWhole();
  }

  Call call() {
    return call;
  }

  int status() {
    return status;
  }

  Optional<String> header(String name) {
    return headers.firstValue(name).map(String::strip).filter(value -> !value.isEmpty());
  }

  boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  boolean isWhole() {
    return whole;
  }

  /// The body as UTF-8, with a replacement for whatever is not.
  String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /// The error that the body describes, if the answer is one of Clever Cloud's own and not a
  /// gateway's.
  Optional<CleverError> error() {
    return isSuccess() ? Optional.empty() : parsed().flatMap(CleverError::of);
  }

  /// The body of a success.
  ///
  /// @throws ExecutorException for anything else
  JsonElement json() throws ExecutorException {
    requireSuccess();
    return parsed()
        .orElseThrow(
            () ->
                new ExecutorException(
                    ErrorKind.TRANSIENT,
                    "cannot %s at Clever Cloud: it answered %d and something else than JSON"
                        .formatted(call.action(), status)));
  }

  void requireSuccess() throws ExecutorException {
    if (!isSuccess()) {
      throw Refusal.of(this);
    }
  }

  /// Whether the answer says, in Clever Cloud's own words, that there is no such application. A 404
  /// of a gateway says nothing of the kind: it is what a wrong address gives for everything.
  boolean saysGone() {
    return status == 404 && error().filter(CleverError::meansNoSuchApplication).isPresent();
  }

  /// Whether the answer says, in Clever Cloud's own words, that the application is somebody else's:
  /// it may be gone, or the credential may have lost the organization.
  boolean saysForeign() {
    return (status == 404 || status == 403)
        && error().filter(CleverError::meansBelongsToOthers).isPresent();
  }

  /// How long it asks us to stay away, if it does.
  Optional<Duration> retryAfter() {
    return header("Retry-After").flatMap(RetryAfter::of);
  }

  private Optional<JsonElement> parsed() {
    if (!whole || body.length == 0) {
      return Optional.empty();
    }
    try {
      // Gson takes any bare word for a string.
      return Optional.of(JsonParser.parseString(text()))
          .filter(json -> json.isJsonObject() || json.isJsonArray());
    } catch (JsonParseException | IllegalStateException e) {
      // Gson's message quotes the text, which may hold secrets.
      return Optional.empty();
    }
  }

  /// What the body claims to be.
  String contentType() {
    return header("Content-Type").map(type -> call.shown(type.split(";", 2)[0])).orElse("");
  }

  /// The objects of a body that is a list of them.
  Iterable<JsonElement> list() throws ExecutorException {
    return Json.array(json());
  }
}
