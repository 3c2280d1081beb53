package dev.paasrunner.spi;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/// A host that is named like ours and bears no mark, as the original program made them. Whose it is
/// cannot be proven, so only an operator may have it removed.
///
/// @param attributes what the executor needs to remove it, never a secret
public record UnmarkedHost(String name, String id, Map<String, String> attributes) {
  public UnmarkedHost {
    requireNonNull(name);
    requireNonNull(id);
    attributes = Map.copyOf(attributes);
  }
}
