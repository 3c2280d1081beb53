package dev.paasrunner.config;

import dev.paasrunner.job.RunnerName;
import dev.paasrunner.job.Secret;
import java.net.URI;
import java.util.Optional;

/// Which runner of which coordinator a section is.
///
/// @param writtenUrl the address as it stands in the file, for the host's runner
record RunnerIdentity(String name, URI url, String writtenUrl, Secret token, String uniqueName) {
  private static final String URL = CoreSettings.URL.key();
  private static final String TOKEN = CoreSettings.TOKEN.key();
  private static final String EXPECTED_TOKEN =
      "expected the runner's authentication token, without white space";

  /// Nothing if a part of it is missing or wrong.
  static Optional<RunnerIdentity> read(TableReader section) {
    Optional<String> name = section.string(CoreSettings.NAME.key()).filter(text -> !text.isBlank());
    Optional<URI> url = CoordinatorUrl.read(section, URL);
    return token(section).flatMap(token -> url.map(address -> of(section, name, address, token)));
  }

  private static RunnerIdentity of(
      TableReader section, Optional<String> name, URI url, Secret token) {
    String uniqueName = uniqueName(token);
    return new RunnerIdentity(
        name.orElse(uniqueName), url, section.string(URL).orElseThrow(), token, uniqueName);
  }

  private static Optional<Secret> token(TableReader section) {
    Optional<String> text = section.string(TOKEN);
    if (section.value(TOKEN).isEmpty()) {
      section.error(TOKEN, "is missing", EXPECTED_TOKEN);
    }
    Optional<Secret> token =
        text.filter(RunnerIdentity::isPrintable)
            .map(Secret::of)
            .filter(secret -> !uniqueName(secret).isEmpty());
    if (text.isPresent() && token.isEmpty()) {
      section.error(TOKEN, "cannot be a token", EXPECTED_TOKEN);
    }
    return token;
  }

  /// A token travels in HTTP headers.
  private static boolean isPrintable(String token) {
    return token.chars().allMatch(c -> c > ' ' && c < 0x7f);
  }

  private static String uniqueName(Secret token) {
    return RunnerName.of(token).replaceAll("[^A-Za-z0-9_.-]", "-");
  }
}
