package dev.paasrunner.testkit.clever.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// A request as it arrived. Immutable.
public final class CleverRequest {
  private final Instant at;
  private final String method;
  private final String path;
  private final Map<String, String> query;
  private final Map<String, String> headers;
  private final byte[] body;

  /// @param path decoded, without the query
  /// @param query decoded
  /// @param headers the first value of each, by its name in lower case
  CleverRequest(
      Instant at,
      String method,
      String path,
      Map<String, String> query,
      Map<String, String> headers,
      byte[] body) {
    this.at = at;
    this.method = method;
    this.path = path;
    this.query = Map.copyOf(query);
    this.headers = Map.copyOf(headers);
    this.body = body;
  }

  CleverRequest withoutBody() {
    return new CleverRequest(at, method, path, query, headers, new byte[0]);
  }

  /// When it arrived.
  public Instant at() {
    return at;
  }

  /// The HTTP method.
  public String method() {
    return method;
  }

  /// The path, decoded.
  public String path() {
    return path;
  }

  /// The body; not a copy.
  public byte[] body() {
    return body;
  }

  /// A parameter of the query.
  public Optional<String> parameter(String name) {
    return Optional.ofNullable(query.get(name));
  }

  /// A header by its name in lower case.
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /// The body, read as UTF-8.
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /// Whether it goes to a Git host.
  public boolean isGit() {
    return path.contains(".git/");
  }

  /// Method and path with identifiers taken out, such as `GET /v2/organisations/*/deployments`.
  public String route() {
    return method
        + " "
        + path.replaceAll("(orga|user|app|deployment)_[0-9A-Za-z-]+", "*")
            .replaceAll("/deployments/[0-9]+", "/deployments/*");
  }

  static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
