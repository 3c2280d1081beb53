package dev.paasrunner.clever.catalogue;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What the platform offered when it was asked. A new object for each time that it was asked.
public final class Catalogue {
  private final Product product;
  private final List<Flavor> flavors;

  Catalogue(Product product, Collection<Flavor> flavors) {
    this.product = requireNonNull(product);
    this.flavors =
        flavors.stream()
            .sorted(Comparator.comparing(Flavor::weight).thenComparing(Flavor::name))
            .toList();
  }

  /// What hosts are made of.
  public Product product() {
    return product;
  }

  /// The flavor of a name, written in any case, be it available or not.
  public Optional<Flavor> flavor(String name) {
    return flavors.stream().filter(one -> one.name().equalsIgnoreCase(name.strip())).findFirst();
  }

  /// The flavors that can be had, the lightest first.
  List<Flavor> available() {
    return flavors.stream().filter(Flavor::available).toList();
  }

  /// For messages.
  static String names(Collection<Flavor> some) {
    return some.isEmpty()
        ? "none"
        : some.stream().map(Flavor::name).collect(Collectors.joining(", "));
  }
}
