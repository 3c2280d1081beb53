package dev.paasrunner.settings;

import java.util.Set;

/// Whether images of Docker Hub are taken from the coordinator's Dependency Proxy.
///
/// @param enabled false: never
/// @param exceptRootNamespaces root namespaces (as in `CI_PROJECT_ROOT_NAMESPACE`, compared without
///   regard to case) whose jobs are left alone, such as those of personal projects, which have no
///   proxy
public record DependencyProxy(boolean enabled, Set<String> exceptRootNamespaces) {
  /// Used wherever the job has the variable.
  public static final DependencyProxy AUTO = new DependencyProxy(true, Set.of());

  public DependencyProxy {
    exceptRootNamespaces = Set.copyOf(exceptRootNamespaces);
  }
}
