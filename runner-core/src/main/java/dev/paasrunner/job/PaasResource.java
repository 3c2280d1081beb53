package dev.paasrunner.job;

import java.util.Map;

/// A host that exists on the platform, from the answer to its creation or from a look-up.
///
/// Executors may return their own type; the engine keeps the accessors' values only, and after a
/// restart hands back a [StoredResource] with the same values. Executors must therefore work with
/// any implementation.
public interface PaasResource {
  /// What the host was made from.
  HostPlan plan();

  /// The platform's identifier.
  String id();

  /// What is needed to reach the host later (a Git URL, an image name). Written to disk, hence
  /// never a secret.
  Map<String, String> attributes();

  /// The deterministic name that we gave.
  default String name() {
    return plan().name();
  }
}
