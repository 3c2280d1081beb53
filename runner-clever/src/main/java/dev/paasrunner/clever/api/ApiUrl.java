package dev.paasrunner.clever.api;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/// Where Clever Cloud's REST interface is. Configured with the `/v2` at its end, as the original
/// program has it; version 4 lies beside it.
public final class ApiUrl {
  private static final String V2 = "/v2";

  private final String base;

  private ApiUrl(String base) {
    this.base = base;
  }

  /// Reads a URL as it stands in a configuration.
  ///
  /// @throws IllegalArgumentException if it cannot be used; the message says what was expected and
  ///   shows nothing of the URL, which may hold a password
  public static ApiUrl parse(String text) {
    URI uri = uri(text.strip());
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    require(scheme.matches("https?"), "it does not begin with https:// or http://");
    require(
        uri.getRawAuthority() != null && !uri.getRawAuthority().contains("@"),
        "it has no host, or a user name or a password");
    require(uri.getHost() != null, "it has no usable host name");
    require(uri.getRawQuery() == null && uri.getRawFragment() == null, "it has a query");
    String whole = uri.toString().replaceFirst("/+$", "");
    require(whole.endsWith(V2), "it does not end with " + V2);
    return new ApiUrl(whole.substring(0, whole.length() - V2.length()));
  }

  private static URI uri(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      // The JDK's message quotes the text.
      throw unusable("it is not a URL");
    }
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw unusable(otherwise);
    }
  }

  private static IllegalArgumentException unusable(String why) {
    return new IllegalArgumentException(
        "cannot be used: " + why + "; expected a URL like https://api.clever-cloud.com/v2");
  }

  /// The address of an endpoint of version 2.
  ///
  /// @param path begins with a slash; kept as it is, escapes included
  URI v2(String path) {
    return URI.create(base + V2 + path);
  }

  /// The address of an endpoint of version 4.
  URI v4(String path) {
    return URI.create(base + "/v4" + path);
  }

  /// As it is configured, without a trailing slash.
  @Override
  public String toString() {
    return base + V2;
  }
}
