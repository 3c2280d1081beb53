package dev.paasrunner.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Checks a section's `url`. Messages never quote it: it may hold credentials.
final class CoordinatorUrl {
  private static final String EXPECTED = "expected http:// or https:// and a host name";
  private static final int LAST_PORT = 65535;

  private CoordinatorUrl() {}

  static Optional<URI> read(TableReader section, String key) {
    Optional<String> written = section.string(key);
    if (written.isEmpty() && section.value(key).isEmpty()) {
      section.error(key, "is missing", EXPECTED);
    }
    return written.flatMap(text -> check(section, key, text));
  }

  private static Optional<URI> check(TableReader section, String key, String text) {
    try {
      URI url = new URI(text);
      Optional<String> wrong = wrong(url);
      wrong.ifPresent(message -> section.error(key, message, EXPECTED));
      return wrong.isPresent() ? Optional.empty() : Optional.of(normalized(url));
    } catch (URISyntaxException e) {
      section.error(key, "is not a URL", EXPECTED);
      return Optional.empty();
    }
  }

  private static Optional<String> wrong(URI url) {
    if (!Set.of("http", "https").contains(part(url.getScheme()).toLowerCase(Locale.ROOT))) {
      return Optional.of("is neither http nor https");
    }
    if (part(url.getHost()).isEmpty() || url.getPort() > LAST_PORT) {
      return Optional.of("has no usable host and port");
    }
    if (!part(url.getRawUserInfo()).isEmpty()) {
      return Optional.of("holds credentials");
    }
    return part(url.getRawQuery()).isEmpty() && part(url.getRawFragment()).isEmpty()
        ? Optional.empty()
        : Optional.of("has a query or a fragment");
  }

  private static String part(@Nullable String part) {
    return Optional.ofNullable(part).orElse("");
  }

  private static URI normalized(URI url) {
    String base = url.getScheme() + "://" + url.getRawAuthority() + part(url.getRawPath());
    return URI.create(base.replaceFirst("/+$", ""));
  }
}
