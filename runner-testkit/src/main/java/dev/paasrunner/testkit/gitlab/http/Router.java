package dev.paasrunner.testkit.gitlab.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds the endpoint of a path. Works on the raw path: a project's or group's path comes as one
/// segment with `%2F` in it, which is lost if the path is decoded before it is split.
final class Router {
  private static final String PREFIX = "/api/v4/";

  private Router() {}

  /// The endpoint and its parameters, empty if nothing answers this method and path.
  static Optional<Target> target(String method, String rawPath) {
    return segments(rawPath)
        .flatMap(
            segments ->
                Arrays.stream(Endpoint.values())
                    .filter(endpoint -> endpoint.method().equals(method))
                    .flatMap(endpoint -> target(endpoint, segments).stream())
                    .findFirst());
  }

  /// Whether another method would be answered on this path.
  static boolean knowsPath(String rawPath) {
    return segments(rawPath).stream()
        .anyMatch(
            segments ->
                Arrays.stream(Endpoint.values())
                    .anyMatch(endpoint -> endpoint.parameters(segments).isPresent()));
  }

  private static Optional<Target> target(Endpoint endpoint, List<String> segments) {
    return endpoint.parameters(segments).map(values -> new Target(endpoint, values));
  }

  private static Optional<List<String>> segments(String rawPath) {
    if (!rawPath.startsWith(PREFIX)) {
      return Optional.empty();
    }
    return Optional.of(
        Arrays.stream(rawPath.substring(PREFIX.length()).split("/")).map(Router::decode).toList());
  }

  private static String decode(String segment) {
    return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /// Where a request goes.
  ///
  /// @param parameters the path's values by name, decoded
  record Target(Endpoint endpoint, Map<String, String> parameters) {}
}
