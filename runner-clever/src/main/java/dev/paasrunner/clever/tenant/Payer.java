package dev.paasrunner.clever.tenant;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;

/// Who pays for a host, as it is kept on disk: by name, never with a credential.
///
/// @param organization empty in what the original program has left
/// @param rootGroup path of the group whose attributes name the organization; empty if it is fixed
public record Payer(Optional<String> organization, Optional<String> rootGroup) {
  private static final String ORGANIZATION = "organization";
  private static final String ROOT_GROUP = "namespace";

  public Payer {
    requireNonNull(organization);
    requireNonNull(rootGroup);
  }

  /// The payer in the attributes of a plan.
  public static Payer of(Map<String, String> attributes) {
    return new Payer(
        Optional.ofNullable(attributes.get(ORGANIZATION)),
        Optional.ofNullable(attributes.get(ROOT_GROUP)));
  }

  /// Whose trouble and whose looks these are: the organization's, of which several groups may name
  /// the same; the group's, as long as no organization is known.
  public String name() {
    return organization.or(() -> rootGroup).orElse("");
  }

  /// Adds the payer to the attributes of a plan.
  public void addTo(Map<String, String> attributes) {
    organization.ifPresent(id -> attributes.put(ORGANIZATION, id));
    rootGroup.ifPresent(group -> attributes.put(ROOT_GROUP, group));
  }
}
