package dev.paasrunner.job;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;

/// What is going to be created for one job, decided before anything is: the durable intent.
///
/// @param name deterministic name of the host, unique on the platform; a create is repeated under
///   the same name only
/// @param owner the mark that the host will bear
/// @param weight what the host takes of the quota
/// @param attributes what the executor needs to find and make the host again after a restart
///   (flavor, tenant); written to disk, hence never a secret
/// @param price what the host will cost, if the platform has prices
public record HostPlan(
    String name,
    OwnerMark owner,
    Weight weight,
    Map<String, String> attributes,
    Optional<HostPrice> price) {
  public HostPlan {
    requireNonNull(name);
    requireNonNull(owner);
    requireNonNull(weight);
    requireNonNull(price);
    attributes = Map.copyOf(attributes);
  }

  /// A plan on a platform without prices.
  public HostPlan(String name, OwnerMark owner, Weight weight, Map<String, String> attributes) {
    this(name, owner, weight, attributes, Optional.empty());
  }
}
