package dev.paasrunner.gitlab.http;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.paasrunner.http.Arrival;
import java.net.http.HttpHeaders;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// What came back: at least a status and headers, perhaps a body that was cut off.
public final class Reply {
  private final Call call;
  private final BaseUrl base;
  private final int status;
  private final HttpHeaders headers;
  private final byte[] body;
  private final boolean whole;
  private final Instant at;

  /// @param arrival must have its head
  Reply(Call call, BaseUrl base, Arrival arrival, Instant at) {
    this.call = call;
    this.base = base;
    this.status = arrival.head().orElseThrow().statusCode();
    this.headers = arrival.head().orElseThrow().headers();
    this.body = arrival.bytes();
    this.whole = arrival.isWhole();
    this.at = at;
  }

  /// The status of the answer.
  public int status() {
    return status;
  }

  /// A header's value; an empty one is the same as none.
  public Optional<String> header(String name) {
    return headers.firstValue(name).map(String::strip).filter(value -> !value.isEmpty());
  }

  /// Whether the body has arrived to its end.
  public boolean isWhole() {
    return whole;
  }

  /// The body as UTF-8, unless it is not.
  public Optional<String> strictText() {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(body);
      return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /// The body with a replacement for whatever is not UTF-8.
  public String lenientText() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /// The body as JSON.
  ///
  /// @throws ApiException `UNREADABLE` if it is not
  public JsonElement json() throws ApiException {
    if (!whole) {
      throw unreadable("the body is cut off");
    }
    if (!isJson()) {
      throw unreadable("with " + format());
    }
    return parsed().orElseThrow(() -> unreadable("the body is not valid JSON"));
  }

  /// Refuses an answer that no coordinator gives, whatever its status: a page for people.
  ///
  /// @throws ApiException `UNREADABLE` if it is one
  public void requireNoPage() throws ApiException {
    if (contentType().equals("text/html")) {
      throw unreadable("with " + format());
    }
  }

  /// What the body claims to be, with a hint if it is not what a coordinator sends.
  public String format() {
    String type = contentType();
    String shown = type.isEmpty() ? "no content type" : Plain.text(call.withoutCredential(type));
    return isJson()
        ? shown
        : shown + " instead of JSON: is the URL right, or is there a proxy in between?";
  }

  /// An answer that says success and is not what was promised.
  public ApiException unreadable(String found) {
    return error(Trouble.UNREADABLE, status + ", " + found);
  }

  /// An answer with a status that the endpoint does not promise.
  public ApiException unexpected() {
    return unexpected(Statuses.trouble(status));
  }

  /// The same, for an endpoint where the status means something of its own.
  public ApiException unexpected(Trouble trouble) {
    String said = detail().map(text -> " (" + text + ")").orElse("");
    return error(trouble, status + said + Statuses.advice(status));
  }

  private ApiException error(Trouble trouble, String found) {
    return new ApiException(
        trouble,
        "cannot %s at %s: it answered %s".formatted(call.action(), base, found),
        RetryAfter.of(headers, at));
  }

  /// A header that holds a number of seconds.
  public Optional<Duration> seconds(String name) {
    return header(name).flatMap(RetryAfter::seconds);
  }

  private Optional<String> detail() {
    return isJson() ? parsed().flatMap(ErrorMessage::of).map(this::shown) : notJson();
  }

  private Optional<String> notJson() {
    return Optional.of(contentType()).filter(type -> !type.isEmpty()).map(this::shown);
  }

  private String shown(String text) {
    return Plain.text(call.withoutCredential(text));
  }

  private Optional<JsonElement> parsed() {
    try {
      return strictText().map(JsonParser::parseString);
    } catch (JsonParseException e) {
      // Gson's message quotes the text, which may hold secrets.
      return Optional.empty();
    }
  }

  private boolean isJson() {
    return contentType().equals("application/json") || contentType().endsWith("+json");
  }

  private String contentType() {
    String value = header("Content-Type").orElse("");
    return value.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }
}
