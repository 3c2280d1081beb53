package dev.paasrunner.clever.original;

import dev.paasrunner.clever.tenant.Payer;
import dev.paasrunner.job.HostPlan;
import dev.paasrunner.job.PaasResource;
import dev.paasrunner.job.StoredResource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// A host in the original's state file, translated. Its repository is asked for when it is needed:
/// the address in the file may hold a credential.
public final class SavedHost {
  private static final Pattern APPLICATION = Pattern.compile("app_[0-9a-f-]{36}");
  private static final String ID = "id";
  private static final String NAMESPACE = "gitlab_namespace";

  private SavedHost() {}

  /// The host; empty if its identifier is none of an application.
  public static Optional<PaasResource> of(HostPlan plan, Map<String, String> saved) {
    String id = saved.getOrDefault(ID, "");
    if (!APPLICATION.matcher(id).matches()) {
      return Optional.empty();
    }
    Map<String, String> attributes = new HashMap<>(plan.attributes());
    new Payer(Optional.empty(), rootGroup(saved)).addTo(attributes);
    HostPlan paid =
        new HostPlan(plan.name(), plan.owner(), plan.weight(), attributes, plan.price());
    return Optional.of(new StoredResource(paid, id, Map.of()));
  }

  private static Optional<String> rootGroup(Map<String, String> saved) {
    return Optional.ofNullable(saved.get(NAMESPACE))
        .map(namespace -> namespace.split("/", 2)[0])
        .filter(group -> !group.isBlank());
  }
}
