package dev.paasrunner.handoff;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// The name of an image, with all variables expanded, as Docker and GitLab Runner understand it.
///
/// @param text registry, path, tag and digest, as written
record ImageName(String text) {
  private static final String DOCKER_HUB = "docker.io";

  /// The registry: the first part if it looks like a host (`distribution/reference` of Docker),
  /// else Docker Hub.
  String domain() {
    String first = hasDomain() ? firstPart() : DOCKER_HUB;
    return first.equals("index.docker.io") ? DOCKER_HUB : first;
  }

  /// Path, tag and digest; images of Docker Hub without a namespace are in `library/`.
  String remainder() {
    String rest = hasDomain() ? text.substring(firstPart().length() + 1) : text;
    return isOnDockerHub() && rest.indexOf('/') < 0 ? "library/" + rest : rest;
  }

  boolean isOnDockerHub() {
    return domain().equals(DOCKER_HUB);
  }

  /// Whether there is something that could be pulled at all.
  boolean isUsable() {
    return !text.isEmpty()
        && !text.endsWith("/")
        && text.chars().noneMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c));
  }

  /// The host names that GitLab Runner gives a service of this image: digest, tag and the
  /// registry's port are dropped, then `/` becomes `__`, and `-`.
  List<String> serviceNames() {
    String base = withoutPort(withoutTag(beforeFirst(text, '@')));
    return Stream.of(base.replace("/", "__"), base.replace('/', '-')).distinct().toList();
  }

  private boolean hasDomain() {
    String first = firstPart();
    return first.length() < text.length()
        && (first.indexOf('.') >= 0
            || first.indexOf(':') >= 0
            || first.equals("localhost")
            || !first.equals(first.toLowerCase(Locale.ROOT)));
  }

  private String firstPart() {
    return beforeFirst(text, '/');
  }

  private static String withoutTag(String name) {
    int colon = name.lastIndexOf(':');
    return colon > name.lastIndexOf('/') ? name.substring(0, colon) : name;
  }

  private static String withoutPort(String name) {
    String first = beforeFirst(name, '/');
    return beforeFirst(first, ':') + name.substring(first.length());
  }

  private static String beforeFirst(String text, char mark) {
    int at = text.indexOf(mark);
    return at < 0 ? text : text.substring(0, at);
  }
}
