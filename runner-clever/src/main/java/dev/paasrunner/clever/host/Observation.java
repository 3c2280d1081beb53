package dev.paasrunner.clever.host;

import dev.paasrunner.clever.api.CleverApi;
import dev.paasrunner.clever.api.Deployment;
import dev.paasrunner.clever.tenant.Access;
import dev.paasrunner.job.JobKey;
import dev.paasrunner.job.PaasResource;
import dev.paasrunner.spi.ExecutorException;
import dev.paasrunner.spi.HostCondition;
import dev.paasrunner.spi.JobLines;
import dev.paasrunner.spi.WaitListener;
import dev.paasrunner.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at the hosts of one organization with one request, and with further ones only for those
/// that are missing in it or have just ended.
final class Observation {
  private static final Logger LOG = LoggerFactory.getLogger(Observation.class);

  /// Of one application: a cancellation or two may lie above the deployment that counts.
  private static final int DEPLOYMENTS = 5;

  /// Further requests of one look about hosts that are probably well; the ones that are left over
  /// have their turn at the next.
  private static final int MOST_QUESTIONS = 8;

  /// How long a deployment may be invisible after a push; seconds were seen.
  private static final Duration INVISIBLE = Duration.ofSeconds(30);

  private final CleverApi api;
  private final HostMemory memory;
  private final Inquests inquests;
  private final Time time;
  private final Duration machineInterval;
  private final WaitListener waiting;

  Observation(CleverApi api, HostMemory memory, Inquests inquests, HostLife.Timing timing) {
    this.api = api;
    this.memory = memory;
    this.inquests = inquests;
    this.time = timing.time();
    this.machineInterval = timing.pace().machineInterval();
    this.waiting = timing.waiting();
  }

  Map<String, HostCondition> of(Access access, Collection<? extends PaasResource> hosts)
      throws ExecutorException, InterruptedException {
    Map<String, List<Deployment>> seen = api.deployments(access.account(), DEPLOYMENTS);
    Map<String, HostCondition> conditions = new HashMap<>();
    List<Inquests.Case> ended = new ArrayList<>();
    List<Inquests.Case> doubtful = new ArrayList<>();
    for (PaasResource host : hosts) {
      DeploymentView view = DeploymentView.of(seen.getOrDefault(host.id(), List.of()));
      tell(host, view);
      Optional<HostCondition> known = fromMemory(host, view);
      if (known.isPresent()) {
        conditions.put(host.name(), known.get());
      } else {
        (isDoubtful(view) ? doubtful : ended).add(new Inquests.Case(host, view));
      }
    }
    conditions.putAll(inquests.of(access, ended));
    askAbout(access, doubtful, conditions);
    return conditions;
  }

  /// What a host that was pushed to waits for.
  private void tell(PaasResource host, DeploymentView view) {
    JobKey job = host.plan().owner().job();
    boolean unseen = view.phase() == DeploymentView.Phase.UNSEEN;
    if (unseen && !memory.of(host.name()).started()) {
      waiting.waits(job, "the push is there, and the platform shows no deployment yet");
    } else if (view.phase() == DeploymentView.Phase.BUILDING) {
      waiting.waits(job, "the deployment is under way: what was pushed is built and started");
    }
  }

  private static boolean isDoubtful(DeploymentView view) {
    return view.phase() == DeploymentView.Phase.UNSEEN
        || view.phase() == DeploymentView.Phase.RUNNING;
  }

  /// Those first that had to wait longest.
  private void askAbout(
      Access access, List<Inquests.Case> doubtful, Map<String, HostCondition> conditions)
      throws InterruptedException {
    List<Inquests.Case> turn =
        doubtful.stream()
            .sorted(Comparator.comparing((Inquests.Case one) -> memory.askedAt(one.host().name())))
            .limit(MOST_QUESTIONS)
            .toList();
    for (Inquests.Case one : turn) {
      memory.asked(one.host().name(), time.instant());
      asked(access, one.host(), one.view())
          .ifPresent(found -> conditions.put(one.host().name(), found));
    }
  }

  /// What needs no further request.
  private Optional<HostCondition> fromMemory(PaasResource host, DeploymentView view) {
    HostMemory.Note note = memory.of(host.name());
    if (note.ending().isPresent() && view.phase() != DeploymentView.Phase.UNSEEN) {
      return note.ending();
    }
    return switch (view.phase()) {
      case RUNNING -> running(host, note);
      case FINISHED -> Optional.of(finished(host));
      case BUILDING -> inquests.endings().isOverdue(view) ? Optional.empty() : pending();
      case STOPPED -> hasSettled(host) ? Optional.empty() : pending();
      case FAILED -> unexplained(host);
      case UNSEEN -> isFresh(note) ? pending() : Optional.empty();
    };
  }

  /// Why it failed takes further requests; that its machine is gone does not.
  private Optional<HostCondition> unexplained(PaasResource host) {
    memory.machineGone(host.name(), time.instant());
    return Optional.empty();
  }

  private HostCondition finished(PaasResource host) {
    memory.machineGone(host.name(), time.instant());
    return new HostCondition.Ended("the platform says that it went well");
  }

  private static Optional<HostCondition> pending() {
    return Optional.of(new HostCondition.Pending());
  }

  /// A deployment goes on to say that its task runs when the machine has died. Whether there is one
  /// is a question for each host, and asked now and then only.
  private Optional<HostCondition> running(PaasResource host, HostMemory.Note note) {
    Instant now = time.instant();
    if (!note.started()) {
      memory.machineSeen(host.name(), now);
    }
    boolean known = note.machineSeenAt().orElse(now).plus(machineInterval).isAfter(now);
    return known ? Optional.of(new HostCondition.Running()) : Optional.empty();
  }

  private boolean hasSettled(PaasResource host) {
    Instant now = time.instant();
    return !memory.stopped(host.name(), now).plus(inquests.endings().settlingTime()).isAfter(now);
  }

  private boolean isFresh(HostMemory.Note note) {
    return note.pushedAt().filter(at -> time.instant().isBefore(at.plus(INVISIBLE))).isPresent();
  }

  /// Empty if it could not be looked at; that must not hide the other hosts.
  private Optional<HostCondition> asked(Access access, PaasResource host, DeploymentView view)
      throws InterruptedException {
    try {
      return Optional.of(
          switch (view.phase()) {
            case UNSEEN -> existence(access, host);
            default -> machine(access, host);
          });
    } catch (ExecutorException e) {
      JobLines.about(LOG.atDebug(), host).log("it was not looked at: {}", e.getMessage());
      return Optional.empty();
    }
  }

  /// A host without a machine is looked at again each time: it may be a lagging view.
  private HostCondition machine(Access access, PaasResource host)
      throws ExecutorException, InterruptedException {
    if (!api.hasMachine(access.account(), host.id())) {
      memory.machineGone(host.name(), time.instant());
      return new HostCondition.Absent();
    }
    memory.machineSeen(host.name(), time.instant());
    return new HostCondition.Running();
  }

  private HostCondition existence(Access access, PaasResource host)
      throws ExecutorException, InterruptedException {
    return api.application(access.account(), host.id()).isPresent()
        ? memory.of(host.name()).ending().orElseGet(HostCondition.Pending::new)
        : new HostCondition.Absent();
  }
}
