package dev.paasrunner.clever.host;

import dev.paasrunner.clever.tenant.Access;
import dev.paasrunner.clever.tenant.Accesses;
import dev.paasrunner.spi.ExecutorException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lists something of all organizations that are known without asking anybody. One that cannot be
/// listed hides no other, and is warned of once until it can be listed again.
final class Listing {
  private static final Logger LOG = LoggerFactory.getLogger(Listing.class);

  private final Accesses accesses;
  private final Authorized authorized;
  private final Set<String> warned = ConcurrentHashMap.newKeySet();

  Listing(Accesses accesses, Authorized authorized) {
    this.accesses = accesses;
    this.authorized = authorized;
  }

  /// @throws ExecutorException if no organization could be listed
  <T> List<T> of(Authorized.Action<List<T>> list) throws ExecutorException, InterruptedException {
    List<T> found = new ArrayList<>();
    Optional<ExecutorException> trouble = Optional.empty();
    int listed = 0;
    for (Access access : accesses.known()) {
      String organization = access.account().organization();
      try {
        found.addAll(authorized.with(access, list));
        warned.remove(organization);
        listed++;
      } catch (ExecutorException e) {
        trouble = Optional.of(e);
        warn(organization, e);
      }
    }
    if (listed == 0 && trouble.isPresent()) {
      throw trouble.get();
    }
    return found;
  }

  private void warn(String organization, ExecutorException e) {
    if (warned.add(organization)) {
      LOG.warn("the hosts of {} cannot be listed: {}", organization, e.getMessage());
    }
  }
}
