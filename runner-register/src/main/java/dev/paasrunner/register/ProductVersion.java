package dev.paasrunner.register;

import java.util.Optional;

/// The version of this program.
final class ProductVersion {
  private ProductVersion() {}

  /// From the jar's manifest; classes that are not in a jar have none.
  static String text() {
    return Optional.ofNullable(ProductVersion.class.getPackage().getImplementationVersion())
        .orElse("unpackaged");
  }
}
