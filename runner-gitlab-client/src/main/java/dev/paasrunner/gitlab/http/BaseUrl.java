package dev.paasrunner.gitlab.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/// Where a coordinator is. Trailing slashes and a then trailing `/ci` are dropped, as GitLab Runner
/// does (`network/client.go`), so that URLs of old configurations go on to work.
public final class BaseUrl {
  private final String text;

  private BaseUrl(String text) {
    this.text = text;
  }

  /// Reads a URL as it stands in a configuration.
  ///
  /// @throws UnusableException if it cannot be used; the message is one sentence and never shows a
  ///   password that may be in the URL
  public static BaseUrl parse(String url) {
    URI uri = uri(url.strip());
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw unusable(url, "does not start with http:// or https://");
    }
    if (uri.getRawAuthority() != null && uri.getRawAuthority().contains("@")) {
      throw unusable(url, "holds a user name or a password: leave them out");
    }
    if (uri.getHost() == null) {
      throw unusable(url, "has no usable host name");
    }
    if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
      throw unusable(url, "has a query or a fragment: leave them out");
    }
    return new BaseUrl(withoutTail(uri.toString()));
  }

  private static URI uri(String url) {
    try {
      return new URI(url);
    } catch (URISyntaxException e) {
      throw unusable(url, "is not a URL");
    }
  }

  private static String withoutTail(String url) {
    String path = url.replaceFirst("/+$", "");
    return path.endsWith("/ci") ? path.substring(0, path.length() - "/ci".length()) : path;
  }

  private static UnusableException unusable(String url, String why) {
    String shown = url.contains("@") ? "" : " \"" + Plain.text(url) + "\"";
    return new UnusableException("the coordinator's URL" + shown + " " + why);
  }

  /// The address of an endpoint.
  ///
  /// @param path begins with a slash; kept as it is, escapes included
  URI endpoint(String path) {
    return URI.create(text + "/api/v4" + path);
  }

  /// The URL without a trailing slash.
  @Override
  public String toString() {
    return text;
  }
}
