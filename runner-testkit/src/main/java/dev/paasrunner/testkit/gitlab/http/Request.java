package dev.paasrunner.testkit.gitlab.http;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A request as it arrived. Immutable. Tokens are readable, so that tests can look for those that
/// are where they should not be.
public final class Request {
  private final Instant receivedAt;
  private final Optional<Endpoint> endpoint;
  private final Map<String, String> pathParameters;
  private final String method;
  private final String rawPath;
  private final String rawQuery;
  private final Map<String, List<String>> headers;
  private final byte[] body;

  Request(Instant receivedAt, RequestLine line, Map<String, List<String>> headers, byte[] body) {
    this.receivedAt = receivedAt;
    this.method = line.method();
    this.rawPath = line.rawPath();
    this.rawQuery = line.rawQuery();
    Optional<Router.Target> target = Router.target(method, rawPath);
    this.endpoint = target.map(Router.Target::endpoint);
    this.pathParameters = target.map(Router.Target::parameters).orElse(Map.of());
    this.headers = HeaderNames.lowerCase(headers);
    this.body = body;
  }

  /// When it was complete, by the coordinator's clock.
  public Instant receivedAt() {
    return receivedAt;
  }

  /// The call that it is, empty if it is none that the coordinator knows.
  public Optional<Endpoint> endpoint() {
    return endpoint;
  }

  /// Whether it is this call.
  public boolean is(Endpoint call) {
    return endpoint.filter(call::equals).isPresent();
  }

  /// The HTTP method.
  public String method() {
    return method;
  }

  /// The path, encoded as it came.
  public String rawPath() {
    return rawPath;
  }

  /// The query without its question mark, encoded as it came; empty if there was none.
  public String rawQuery() {
    return rawQuery;
  }

  /// Whether the coordinator answers this path, if only for another method.
  public boolean isPathKnown() {
    return Router.knowsPath(rawPath);
  }

  /// The decoded value of a part of the path that the endpoint names, such as `id`.
  ///
  /// @throws IllegalArgumentException if the endpoint has no such part
  public String pathParameter(String name) {
    return Optional.ofNullable(pathParameters.get(name))
        .orElseThrow(() -> new IllegalArgumentException("no " + name + " in " + rawPath));
  }

  /// The first value of a header, by its name in any case.
  public Optional<String> header(String name) {
    return headers().getOrDefault(HeaderNames.lowerCase(name), List.of()).stream().findFirst();
  }

  /// All headers, by their names in lower case.
  public Map<String, List<String>> headers() {
    return headers;
  }

  /// How many bytes the body has.
  public int bodySize() {
    return body.length;
  }

  /// A copy of the body.
  public byte[] body() {
    return body.clone();
  }

  /// The body, read as UTF-8.
  public String bodyText() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /// Whether a text stands anywhere: in the path, the query, a header's value or the body.
  public boolean contains(String text) {
    return rawPath.contains(text)
        || rawQuery.contains(text)
        || headers.values().stream().flatMap(List::stream).anyMatch(value -> value.contains(text))
        || bodyText().contains(text);
  }

  /// Method, path and query, for failure messages.
  @Override
  public String toString() {
    return method + " " + rawPath + (rawQuery.isEmpty() ? "" : "?" + rawQuery);
  }

  /// The first line of a request; the query is empty if there was none.
  record RequestLine(String method, String rawPath, String rawQuery) {}
}
