package dev.paasrunner.clever.catalogue;

import static java.util.Objects.requireNonNull;

/// Which part of what the platform offers is meant.
///
/// @param variant UUID of the kind of instance
/// @param context which flavors
/// @param namePrefix what the platform's names of the flavors begin with
/// @param zone where hosts are, for prices
public record CatalogueScope(String variant, String context, String namePrefix, String zone) {
  public CatalogueScope {
    requireNonNull(variant);
    requireNonNull(context);
    requireNonNull(namePrefix);
    requireNonNull(zone);
  }
}
