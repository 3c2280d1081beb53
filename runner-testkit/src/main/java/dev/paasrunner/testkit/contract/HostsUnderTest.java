package dev.paasrunner.testkit.contract;

import dev.paasrunner.job.HostPlan;
import dev.paasrunner.job.JobKey;
import dev.paasrunner.job.OwnerMark;
import dev.paasrunner.job.PaasResource;
import dev.paasrunner.spi.Executor;
import dev.paasrunner.spi.ExecutorException;
import dev.paasrunner.spi.HostCondition;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/// The hosts that one case makes: plans them under names that nobody else uses, waits for what
/// becomes of them, and removes them all in the end.
final class HostsUnderTest {
  private static final long FIRST_JOB = 4711;

  private final ExecutorTestBed bed;
  private final Executor executor;
  private final BoundedWait wait;
  private final AtomicLong jobs = new AtomicLong(FIRST_JOB);
  private final Collection<PaasResource> made = new ConcurrentLinkedQueue<>();

  HostsUnderTest(ExecutorTestBed bed, Executor executor) {
    this.bed = bed;
    this.executor = executor;
    this.wait = new BoundedWait(bed.time(), executor.traits().observationInterval());
  }

  /// Our own identity as a daemon.
  String systemId() {
    return "s_" + bed.run();
  }

  /// The identity of a daemon that shares the platform with us.
  String otherSystemId() {
    return "r_" + bed.run();
  }

  /// A plan for one more job of ours.
  HostPlan plan() throws ExecutorException, InterruptedException {
    return plan(systemId(), "");
  }

  /// A plan for one more job.
  ///
  /// @param infix put into the host's name
  HostPlan plan(String systemId, String infix) throws ExecutorException, InterruptedException {
    long job = jobs.incrementAndGet();
    JobKey key = new JobKey("https://gitlab.example.net/sub", "Run.ner_" + bed.run(), job);
    return executor.plan(
        bed.payload(job), new OwnerMark(systemId, key), "hpd-job-" + bed.run() + infix + "-" + job);
  }

  /// A host for one more job of ours.
  PaasResource provisioned() throws ExecutorException, InterruptedException {
    return provision(plan());
  }

  PaasResource provision(HostPlan plan) throws ExecutorException, InterruptedException {
    PaasResource host = executor.provision(plan);
    made.add(host);
    return host;
  }

  /// Waits as long as a platform may hide what was made or show what was removed.
  void awaitFound(HostPlan plan, boolean expected) throws Exception {
    boolean _ =
        wait.until(
            plan.name() + (expected ? " to be found" : " to be found no more"),
            executor.traits().listingDelay(),
            () -> isFound(plan) == expected ? Optional.of(true) : Optional.empty());
  }

  private boolean isFound(HostPlan plan) throws ExecutorException, InterruptedException {
    return executor.find(plan).isPresent();
  }

  /// Waits until a host is seen in a condition.
  HostCondition await(PaasResource host, Predicate<HostCondition> wanted) throws Exception {
    return wait.until(
        host.name() + " to be in another condition",
        bed.patience(),
        () -> Optional.ofNullable(observe(host).get(host.name())).filter(wanted));
  }

  private Map<String, HostCondition> observe(PaasResource host) throws Exception {
    return executor.observe(List.of(host));
  }

  /// Removes every host that was made, whatever became of it, and whatever else bears our marks.
  void removeAll() throws ExecutorException, InterruptedException {
    made.addAll(executor.listOwned(systemId()));
    made.addAll(executor.listOwned(otherSystemId()));
    for (PaasResource host : made) {
      executor.decommission(host);
    }
  }
}
