package dev.paasrunner.job;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/// A [PaasResource] as plain values, the form in which one is written and read back.
public record StoredResource(HostPlan plan, String id, Map<String, String> attributes)
    implements PaasResource {
  public StoredResource {
    requireNonNull(plan);
    requireNonNull(id);
    attributes = Map.copyOf(attributes);
  }

  /// The values of any resource.
  public static StoredResource of(PaasResource resource) {
    return resource instanceof StoredResource stored
        ? stored
        : new StoredResource(resource.plan(), resource.id(), resource.attributes());
  }
}
