package dev.paasrunner.clever.api;

import static java.util.Objects.requireNonNull;

/// An organization (or a person's own space) and what it is spoken for with.
///
/// @param organization `orga_` or `user_` and a UUID
public record Account(String organization, Credential credential) {
  public Account {
    requireNonNull(organization);
    requireNonNull(credential);
  }

  /// The organization only.
  @Override
  public String toString() {
    return organization;
  }
}
