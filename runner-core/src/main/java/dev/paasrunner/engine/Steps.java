package dev.paasrunner.engine;

import dev.paasrunner.capacity.Capacity;
import dev.paasrunner.capacity.PayloadGate;
import dev.paasrunner.capacity.Seat;
import dev.paasrunner.job.CallError;
import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.job.Failure;
import dev.paasrunner.job.FailureCode;
import dev.paasrunner.job.HostPlan;
import dev.paasrunner.job.JobKey;
import dev.paasrunner.job.JobRecord;
import dev.paasrunner.job.JobState.Acquired;
import dev.paasrunner.job.JobState.Launching;
import dev.paasrunner.job.JobState.Provisioning;
import dev.paasrunner.job.JobState.Settling;
import dev.paasrunner.job.Outcome;
import dev.paasrunner.job.OwnerMark;
import dev.paasrunner.job.PaasResource;
import dev.paasrunner.job.Signal;
import dev.paasrunner.job.StoredResource;
import dev.paasrunner.job.Verdict;
import dev.paasrunner.job.Weight;
import dev.paasrunner.payload.JobPayload;
import dev.paasrunner.payload.PayloadException;
import dev.paasrunner.policy.HostNames;
import dev.paasrunner.settings.RunnerSection;
import dev.paasrunner.spi.CoordinatorException;
import dev.paasrunner.spi.Executor;
import dev.paasrunner.spi.ExecutorException;
import dev.paasrunner.spi.JobStatus;
import dev.paasrunner.spi.RunnerListener;
import dev.paasrunner.spi.StateStore;
import dev.paasrunner.time.Time;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes the call that a state announces, and turns whatever comes of it into an [Outcome].
final class Steps {
  private static final Logger LOG = LoggerFactory.getLogger(Steps.class);

  /// So long the coordinator's handing over says enough about what it wants of the job.
  private static final Duration JUST_NOW = Duration.ofSeconds(1);

  private final RunnerSection section;
  private final Capacity capacity;
  private final StateStore store;
  private final RunnerListener announcer;
  private final String systemId;
  private final Time time;

  Steps(RunnerSection section, Capacity capacity, EngineContext context, String systemId) {
    this.section = section;
    this.capacity = capacity;
    this.store = context.store().unchecked();
    this.announcer = context.announcer();
    this.systemId = systemId;
    this.time = context.time();
  }

  private interface Call {
    Outcome make()
        throws ExecutorException,
            CoordinatorException,
            PayloadException,
            IOException,
            InterruptedException;
  }

  /// The call of a state that announces one.
  ///
  /// @param seat the job's
  Outcome step(JobRecord job, Seat seat) {
    return outcomeOf(
        job.key(),
        () ->
            switch (job.state()) {
              case Acquired _ -> plan(job.key(), seat);
              case Provisioning state -> provision(job, state);
              case Launching state -> launch(job, state);
              default -> new Outcome.NotAttempted();
            });
  }

  /// Reports a job that failed from here.
  Outcome report(JobRecord job, Settling state) {
    Outcome outcome =
        outcomeOf(
            job.key(),
            () -> {
              section.coordinator().fail(job.handle(), failureOf(state.verdict()));
              return new Outcome.Reported();
            });
    return outcome instanceof Outcome.CallFailed(CallError error)
        ? new Outcome.ReportFailed(error)
        : outcome;
  }

  /// Removes the host.
  Outcome removeHost(JobRecord job, Settling state) {
    Outcome outcome = outcomeOf(job.key(), () -> decommission(state));
    return outcome instanceof Outcome.CallFailed(CallError error)
        ? new Outcome.DecommissionFailed(error)
        : outcome;
  }

  private Outcome plan(JobKey key, Seat seat)
      throws ExecutorException, PayloadException, IOException, InterruptedException {
    OwnerMark owner = new OwnerMark(systemId, key);
    Outcome outcome =
        withPayload(
            key,
            payload -> new Outcome.HostPlanned(executor().plan(payload, owner, HostNames.of(key))));
    return outcome instanceof Outcome.HostPlanned(HostPlan plan)
        ? withRoom(key, plan, seat)
        : outcome;
  }

  private interface PayloadUse {
    Outcome of(JobPayload payload) throws ExecutorException, PayloadException, InterruptedException;
  }

  /// What is done with a payload is done while there is room for it in memory, and nothing else.
  private Outcome withPayload(JobKey key, PayloadUse use)
      throws ExecutorException, PayloadException, IOException, InterruptedException {
    try (PayloadGate.Pass pass = capacity.payloads().enter()) {
      Optional<String> text = store.payload(key);
      if (text.isEmpty()) {
        return new Outcome.PayloadUnusable(
            "what the job consists of was lost on the runner's side");
      }
      pass.weigh(text.get().length());
      return use.of(JobPayload.parse(text.get()));
    }
  }

  /// More may be needed than was reserved, or was there to be reserved before a restart. A host
  /// that is heavier than the whole quota would wait for ever.
  private Outcome withRoom(JobKey key, HostPlan plan, Seat seat)
      throws ExecutorException, InterruptedException {
    Optional<Weight> limit;
    try {
      limit = capacity.weightLimit().get();
    } catch (ExecutorException e) {
      // Nothing of this job: every section waits for the same.
      return new Outcome.PlatformDown(e.error());
    }
    if (limit.isPresent() && plan.weight().compareTo(limit.get()) > 0) {
      throw new ExecutorException(
          ErrorKind.REFUSED,
          "the job's host would weigh %.2f, the quota of this runner is %.2f: choose a smaller flavor"
              .formatted(plan.weight().value(), limit.get().value()));
    }
    boolean fits =
        capacity
            .ledger()
            .weigh(
                seat,
                plan.weight(),
                limit,
                why -> LogKeys.of(LOG.atInfo(), key).log("the host waits for room: {}", why));
    return fits
        ? new Outcome.HostPlanned(plan)
        : new Outcome.PlatformDown(
            CallError.of(ErrorKind.EXHAUSTED, "the quota has changed while the job waited for it"));
  }

  private Outcome provision(JobRecord job, Provisioning state)
      throws ExecutorException, InterruptedException {
    Optional<Signal> stop = stopAtCoordinator(job);
    if (stop.isPresent()) {
      return new Outcome.StoppedBefore(stop.get());
    }
    HostPlan plan = state.hostPlan();
    Optional<? extends PaasResource> existing =
        state.attempt().lookFirst() ? executor().find(plan) : Optional.empty();
    return new Outcome.Provisioned(
        StoredResource.of(existing.isPresent() ? existing.get() : create(job, plan)));
  }

  private PaasResource create(JobRecord job, HostPlan plan)
      throws ExecutorException, InterruptedException {
    capacity.pacer().awaitTurn(turn -> announcer.launchSpaced(job, turn));
    return executor().provision(plan);
  }

  private Outcome launch(JobRecord job, Launching state)
      throws ExecutorException, PayloadException, IOException, InterruptedException {
    if (state.attempt().lookFirst()) {
      switch (executor().launchStatus(state.resource())) {
        case LAUNCHED -> {
          return new Outcome.Launched();
        }
        case UNKNOWN -> {
          return new Outcome.LaunchUnknown();
        }
        case NOT_LAUNCHED -> LOG.debug("{} was not handed over yet", job.key());
      }
    }
    Optional<Signal> stop = stopAtCoordinator(job);
    return stop.isPresent() ? new Outcome.StoppedBefore(stop.get()) : handOver(job, state);
  }

  private Outcome handOver(JobRecord job, Launching state)
      throws ExecutorException, PayloadException, IOException, InterruptedException {
    return withPayload(
        job.key(),
        payload -> {
          executor().launch(state.resource(), section.handOff().contextFor(payload));
          return new Outcome.Launched();
        });
  }

  /// Whether the coordinator wants the job to stop. A coordinator that does not answer holds nobody
  /// up: the same question is asked again later. It is not asked at all about a job that it handed
  /// over just now.
  private Optional<Signal> stopAtCoordinator(JobRecord job) throws InterruptedException {
    if (time.instant().isBefore(job.acquiredAt().plus(JUST_NOW))) {
      return Optional.empty();
    }
    try {
      return switch (section.coordinator().status(job.handle())) {
        case JobStatus.Running _ -> Optional.empty();
        case JobStatus.Canceling _ -> Optional.of(new Signal.JobCanceling());
        case JobStatus.Over(String status) -> Optional.of(new Signal.JobOver(status));
      };
    } catch (CoordinatorException e) {
      LOG.debug("{}: {}", job.key(), e.getMessage());
      return Optional.empty();
    }
  }

  private Outcome decommission(Settling state) throws ExecutorException, InterruptedException {
    Optional<? extends PaasResource> host = state.resource();
    if (host.isEmpty() && state.plan().isPresent()) {
      host = executor().findToRemove(state.plan().get());
    }
    return new Outcome.Decommissioned(
        host.isPresent() ? executor().release(host.get()) : Optional.empty());
  }

  private static Failure failureOf(Verdict verdict) {
    return verdict instanceof Verdict.Failed(Failure failure)
        ? failure
        : new Failure(FailureCode.CANCELED, "the job was canceled before its host was ready");
  }

  private Executor executor() {
    return section.executor();
  }

  private Outcome outcomeOf(JobKey key, Call call) {
    try {
      return call.make();
    } catch (ExecutorException e) {
      LOG.debug("{}: {}", key, e.getMessage(), e);
      return new Outcome.CallFailed(e.error());
    } catch (CoordinatorException e) {
      LOG.debug("{}: {}", key, e.getMessage(), e);
      return new Outcome.CallFailed(e.error());
    } catch (PayloadException e) {
      return new Outcome.PayloadUnusable(e.why());
    } catch (IOException e) {
      return transientError("the job's payload could not be read: " + e.getMessage());
    } catch (InterruptedException e) {
      return transientError("the call was interrupted");
    } catch (RuntimeException | Error e) {
      LogKeys.of(LOG.atError(), key)
          .setCause(e)
          .log("the executor or the coordinator's client met a bug");
      return transientError(
          "the executor or the coordinator's client met a bug (%s)"
              .formatted(e.getClass().getSimpleName()));
    }
  }

  private static Outcome transientError(String message) {
    return new Outcome.CallFailed(CallError.of(ErrorKind.TRANSIENT, message));
  }
}
