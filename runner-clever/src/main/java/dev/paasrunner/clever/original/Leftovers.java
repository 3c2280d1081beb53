package dev.paasrunner.clever.original;

import dev.paasrunner.clever.tenant.Payer;
import dev.paasrunner.job.HostPlan;
import dev.paasrunner.job.JobKey;
import dev.paasrunner.job.OwnerMark;
import dev.paasrunner.job.PaasResource;
import dev.paasrunner.job.StoredResource;
import dev.paasrunner.job.Weight;
import dev.paasrunner.spi.UnmarkedHost;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Applications that are named like hosts and bear no mark. Pure.
public final class Leftovers {
  private Leftovers() {}

  /// Whether a name is the prefix, in upper or lower case, and a number.
  public static boolean isNamed(String name, String prefix) {
    return Pattern.compile(Pattern.quote(prefix) + "[0-9]+", Pattern.CASE_INSENSITIVE)
        .matcher(name)
        .matches();
  }

  /// An application of an organization, for an operator to decide on.
  public static UnmarkedHost unmarked(String name, String id, String organization) {
    Map<String, String> attributes = new HashMap<>();
    new Payer(Optional.of(organization), Optional.empty()).addTo(attributes);
    return new UnmarkedHost(name, id, attributes);
  }

  /// The same as a host that can be removed. Nobody owns it, and nothing else can be done with it.
  public static PaasResource removable(UnmarkedHost host) {
    OwnerMark nobody = new OwnerMark("", new JobKey("", "", 0));
    return new StoredResource(
        new HostPlan(host.name(), nobody, Weight.ONE, host.attributes()), host.id(), Map.of());
  }
}
