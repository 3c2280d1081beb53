package dev.paasrunner.clever.host;

import dev.paasrunner.clever.api.CleverApi;
import dev.paasrunner.clever.tenant.Access;
import dev.paasrunner.job.PaasResource;
import dev.paasrunner.spi.ExecutorException;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Until when hosts have machines, which is what the platform charges for. Asked about a host that
/// is being removed, and only if looking at it has not told before; a platform that does not answer
/// holds up no removal.
final class Machines {
  private static final Logger LOG = LoggerFactory.getLogger(Machines.class);

  private final CleverApi api;
  private final HostMemory memory;

  Machines(CleverApi api, HostMemory memory) {
    this.api = api;
    this.memory = memory;
  }

  /// Finds out what an earlier process may have seen: whether the machine has ended, and when.
  void recall(Access access, PaasResource host) throws InterruptedException {
    try {
      api.lastMachineEnded(access.account(), host.id())
          .ifPresent(at -> memory.machineGone(host.name(), at));
    } catch (ExecutorException e) {
      LOG.debug("{}: {}", host.name(), e.getMessage());
    }
  }

  /// Whether a host may have a machine after its deletion was accepted. Whether a deletion ends the
  /// machine at once, or when the platform has worked it off, is documented nowhere.
  boolean runsOn(Access access, PaasResource host, Instant accepted) throws InterruptedException {
    if (memory.of(host.name()).machineGoneAt().isPresent()) {
      return false;
    }
    try {
      if (api.hasMachine(access.account(), host.id())) {
        return true;
      }
      memory.machineGone(host.name(), accepted);
      return false;
    } catch (ExecutorException e) {
      LOG.debug("{}: {}", host.name(), e.getMessage());
      return true;
    }
  }
}
