package dev.paasrunner.testkit.clever.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A request as it arrived. Immutable.
public final class CleverRequest {
  /// What is followed by an identifier, a name or a number of one of them.
  private static final Set<String> COLLECTIONS =
      Set.of("organisations", "applications", "deployments", "env", "tags", "instances", "zones");

  private final Instant at;
  private final String method;
  private final List<String> segments;
  private final Map<String, String> query;
  private final Map<String, String> headers;
  private final byte[] body;
  private final boolean bridge;
  private final String route;

  /// @param headers the first value of each, by its name in lower case
  /// @param bridge whether it came to the gateway for API tokens
  CleverRequest(Instant at, Line line, Map<String, String> headers, byte[] body, boolean bridge) {
    this(at, line.method(), line.segments(), line.parameters(), headers, body, bridge);
  }

  private CleverRequest(
      Instant at,
      String method,
      List<String> segments,
      Map<String, String> query,
      Map<String, String> headers,
      byte[] body,
      boolean bridge) {
    this.at = at;
    this.method = method;
    this.segments = segments;
    this.query = query;
    this.headers = headers;
    this.body = body;
    this.bridge = bridge;
    this.route = method + " " + anonymous(segments);
  }

  /// The first line of a request.
  ///
  /// @param path encoded as it came
  /// @param query encoded as it came, empty if there was none
  record Line(String method, String path, String query) {
    /// The parts of the path, decoded after it was split: an encoded slash belongs to its part.
    List<String> segments() {
      return Arrays.stream(path.substring(1).split("/"))
          .map(part -> decoded(part.replace("+", "%2B")))
          .toList();
    }

    Map<String, String> parameters() {
      Map<String, String> parameters = new HashMap<>();
      for (String part : query.split("&", -1)) {
        String[] pair = part.split("=", 2);
        if (!pair[0].isEmpty()) {
          parameters.put(decoded(pair[0]), pair.length == 2 ? decoded(pair[1]) : "");
        }
      }
      return parameters;
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static String anonymous(List<String> segments) {
    StringBuilder path = new StringBuilder();
    String before = "";
    for (String segment : segments) {
      boolean named = COLLECTIONS.contains(before);
      String shown = named ? "*" : segment.endsWith(".git") ? "*.git" : segment;
      path.append('/').append(shown);
      before = shown;
    }
    return path.toString();
  }

  CleverRequest withoutBody() {
    return new CleverRequest(at, method, segments, query, headers, new byte[0], bridge);
  }

  /// The same of which only the first half arrived.
  CleverRequest halved() {
    return new CleverRequest(
        at, method, segments, query, headers, Arrays.copyOf(body, body.length / 2), bridge);
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
    return "/" + String.join("/", segments);
  }

  /// The parts of the path, decoded.
  public List<String> segments() {
    return segments;
  }

  /// The body; not a copy. Empty in what is written down.
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
    return segments.getFirst().endsWith(".git");
  }

  /// Whether it came to the gateway for API tokens.
  public boolean isBridge() {
    return bridge;
  }

  /// The organization that it is about, if the path names one.
  public Optional<String> organization() {
    int at = segments.indexOf("organisations") + 1;
    return at == 0 || at == segments.size() ? Optional.empty() : Optional.of(segments.get(at));
  }

  /// Method and path with identifiers taken out, such as `GET /v2/organisations/*/deployments`.
  public String route() {
    return route;
  }

  @Override
  public String toString() {
    return method + " " + path();
  }
}
