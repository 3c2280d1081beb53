package dev.paasrunner.clever.tenant;

import java.util.regex.Pattern;

/// How organizations are named at Clever Cloud.
public final class OrganizationId {
  /// For messages.
  public static final String EXPECTED = "expected orga_ or user_ and a UUID in lower case";

  private static final Pattern SHAPE =
      Pattern.compile("(orga|user)_[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}");

  private OrganizationId() {}

  /// Whether a text is such a name.
  public static boolean isOne(String text) {
    return SHAPE.matcher(text).matches();
  }
}
