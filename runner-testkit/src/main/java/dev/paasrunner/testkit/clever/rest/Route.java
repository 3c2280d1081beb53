package dev.paasrunner.testkit.clever.rest;

import dev.paasrunner.testkit.clever.http.CleverRequest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a request below an organization goes.
///
/// @param modern whether it is v4
/// @param application its identifier; empty if the request is about the organization
/// @param rest what follows, without a slash at the beginning
record Route(boolean modern, String organization, String application, String rest) {
  private static final String ORGANIZATION = "(orga_[0-9a-f-]+|user_[0-9a-f-]+)";
  private static final Pattern ONE =
      Pattern.compile(
          "/v2/organisations/" + ORGANIZATION + "/applications/(app_[0-9a-f-]+)(?:/(.*))?");
  private static final Pattern MODERN =
      Pattern.compile(
          "/v4/(?:orchestration|logs)/organisations/"
              + ORGANIZATION
              + "/applications/(app_[0-9a-f-]+)/(.*)");
  private static final Pattern WHOLE =
      Pattern.compile("/v2/organisations/" + ORGANIZATION + "(?:/(.*))?");

  static Optional<Route> of(CleverRequest request) {
    Matcher one = ONE.matcher(request.path());
    if (one.matches()) {
      return Optional.of(new Route(false, one.group(1), one.group(2), orEmpty(one.group(3))));
    }
    Matcher modern = MODERN.matcher(request.path());
    if (modern.matches()) {
      return Optional.of(new Route(true, modern.group(1), modern.group(2), modern.group(3)));
    }
    Matcher whole = WHOLE.matcher(request.path());
    return whole.matches()
        ? Optional.of(new Route(false, whole.group(1), "", orEmpty(whole.group(2))))
        : Optional.empty();
  }

  private static String orEmpty(@org.jspecify.annotations.Nullable String text) {
    return text == null ? "" : text;
  }
}
