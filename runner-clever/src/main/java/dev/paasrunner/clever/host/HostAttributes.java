package dev.paasrunner.clever.host;

import dev.paasrunner.clever.api.Application;
import dev.paasrunner.clever.tenant.Payer;
import dev.paasrunner.job.HostPlan;
import dev.paasrunner.job.PaasResource;
import dev.paasrunner.job.StoredResource;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What is kept on disk of plans and hosts, besides what every platform has. Pure.
public final class HostAttributes {
  /// A plan's size, as jobs write it.
  static final String FLAVOR = "flavor";

  private static final String GIT_URL = "git_url";

  private HostAttributes() {}

  /// The attributes of a plan.
  public static Map<String, String> ofPlan(String flavor, Payer payer) {
    Map<String, String> attributes = new HashMap<>();
    attributes.put(FLAVOR, flavor);
    payer.addTo(attributes);
    return attributes;
  }

  /// The host that an application is.
  static PaasResource host(HostPlan plan, Application application) {
    return new StoredResource(
        plan,
        application.id(),
        application.gitUrl().map(url -> Map.of(GIT_URL, url.toString())).orElseGet(Map::of));
  }

  /// Where to push to; empty if that was not told when the host was made.
  static Optional<URI> gitUrl(PaasResource host) {
    return Optional.ofNullable(host.attributes().get(GIT_URL)).map(URI::create);
  }
}
