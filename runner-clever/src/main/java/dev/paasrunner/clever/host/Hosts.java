package dev.paasrunner.clever.host;

import dev.paasrunner.clever.tenant.Access;
import dev.paasrunner.job.HostPlan;
import dev.paasrunner.job.PaasResource;
import dev.paasrunner.spi.ExecutorException;
import java.util.Optional;

/// Which hosts exist, as far as this process knows and as far as it has to ask.
final class Hosts {
  private final Lookup lookup;
  private final HostMemory memory;
  private final EarlierNames earlier;

  Hosts(Lookup lookup, HostMemory memory) {
    this.lookup = lookup;
    this.memory = memory;
    this.earlier = new EarlierNames(lookup);
  }

  HostMemory memory() {
    return memory;
  }

  /// The host of a plan, on the platform's word.
  Optional<PaasResource> find(Access access, HostPlan plan)
      throws ExecutorException, InterruptedException {
    Optional<PaasResource> found = lookup.findTask(access, plan);
    if (found.isEmpty()) {
      memory.forget(plan.name());
    }
    return found;
  }

  /// The host of a plan, if there may be one: the platform is asked only if this process has tried
  /// to make it, or an earlier one may have.
  Optional<PaasResource> madeBefore(Access access, HostPlan plan)
      throws ExecutorException, InterruptedException {
    boolean possible = memory.of(plan.name()).created() || earlier.contain(access, plan.name());
    return possible ? find(access, plan) : Optional.empty();
  }
}
