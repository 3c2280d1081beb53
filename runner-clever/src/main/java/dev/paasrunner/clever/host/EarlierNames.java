package dev.paasrunner.clever.host;

import dev.paasrunner.clever.tenant.Access;
import dev.paasrunner.spi.ExecutorException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/// Tells without a request for each job whether an earlier life of this daemon may have made a host
/// of some name: the names of each organization's applications are listed once, before the first
/// host is made there. What is made later is made by this process, which remembers.
final class EarlierNames {
  private final Lookup lookup;
  private final Map<String, Organization> organizations = new ConcurrentHashMap<>();

  EarlierNames(Lookup lookup) {
    this.lookup = lookup;
  }

  private static final class Organization {
    private final ReentrantLock listing = new ReentrantLock();
    private volatile Optional<Set<String>> names = Optional.empty();
  }

  boolean contain(Access access, String name) throws ExecutorException, InterruptedException {
    Organization organization =
        organizations.computeIfAbsent(access.account().organization(), _ -> new Organization());
    Optional<Set<String>> known = organization.names;
    return (known.isPresent() ? known.get() : list(access, organization)).contains(name);
  }

  private Set<String> list(Access access, Organization organization)
      throws ExecutorException, InterruptedException {
    organization.listing.lockInterruptibly();
    try {
      if (organization.names.isEmpty()) {
        organization.names = Optional.of(Set.copyOf(lookup.names(access)));
      }
      return organization.names.get();
    } finally {
      organization.listing.unlock();
    }
  }
}
