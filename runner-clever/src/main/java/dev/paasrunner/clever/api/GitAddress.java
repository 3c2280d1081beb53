package dev.paasrunner.clever.api;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/// The address of an application's repository, for a push over HTTP. It is a property of the
/// application: the hosts have changed before.
final class GitAddress {
  private GitAddress() {}

  /// Reads `httpUrl` or, for want of one, `url`, which is the same repository over SSH. User names
  /// in it are dropped.
  static Optional<URI> of(String text) {
    try {
      URI uri = new URI(text.strip().replaceFirst("^git\\+ssh://", "https://"));
      String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
      if (uri.getHost() == null || !scheme.matches("https?")) {
        return Optional.empty();
      }
      return Optional.of(
          new URI(scheme, null, uri.getHost(), uri.getPort(), uri.getPath(), null, null));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
