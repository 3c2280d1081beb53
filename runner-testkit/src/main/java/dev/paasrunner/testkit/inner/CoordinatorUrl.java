package dev.paasrunner.testkit.inner;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the coordinator in a `runner.toml`. No TOML parser is used, so that the stand-in's set of
/// jars stays tiny: the file is written by the daemon, with one `[[runners]]` and one `url` in it.
final class CoordinatorUrl {
  private static final Pattern URL =
      Pattern.compile("^\\s*url\\s*=\\s*[\"']([^\"']+)[\"']", Pattern.MULTILINE);
  private static final Pattern ENDING = Pattern.compile("(/ci)?/*$");

  private CoordinatorUrl() {}

  /// The base of the coordinator's API, such as `http://127.0.0.1:8080/api/v4`.
  static URI inFile(Path file) throws IOException {
    Matcher matcher = URL.matcher(Files.readString(file));
    if (!matcher.find()) {
      throw new IOException(file + " has no url for its runner");
    }
    return api(matcher.group(1));
  }

  private static URI api(String url) throws IOException {
    URI uri = URI.create(ENDING.matcher(url).replaceFirst("") + "/api/v4");
    if (!"http".equals(uri.getScheme()) || uri.getHost() == null) {
      throw new IOException("the " + Banner.NAME + " speaks plain http only, not " + url);
    }
    return uri;
  }
}
