package dev.paasrunner.engine;

import dev.paasrunner.capacity.Capacity;
import dev.paasrunner.capacity.CapacityLedger;
import dev.paasrunner.capacity.LaunchPacer;
import dev.paasrunner.capacity.Seat;
import dev.paasrunner.capacity.WeightLimit;
import dev.paasrunner.job.HostPlan;
import dev.paasrunner.job.JobKey;
import dev.paasrunner.job.JobRecord;
import dev.paasrunner.job.JobState;
import dev.paasrunner.job.Signal;
import dev.paasrunner.policy.Quota;
import dev.paasrunner.settings.EngineSettings;
import dev.paasrunner.settings.RunnerSection;
import dev.paasrunner.spi.RunnerListener;
import dev.paasrunner.spi.StateStore;
import dev.paasrunner.time.Time;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The running whole. Used through `PaasRunner`.
public final class Engine {
  private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

  private final List<SectionRuntime> sections = new ArrayList<>();
  private final CapacityLedger ledger;
  private final Owners owners;
  private final StateStore store;
  private final EngineContext context;

  /// Jobs of sections that are not configured.
  private final Map<JobKey, JobRecord> unowned = new ConcurrentHashMap<>();

  private volatile boolean started;

  /// Wires an engine that does nothing yet.
  public Engine(
      EngineSettings settings,
      List<RunnerSection> sections,
      StateStore store,
      List<RunnerListener> listeners,
      Time time,
      String systemId) {
    requireDifferentNames(sections);
    this.store = store;
    this.owners = new Owners(time);
    this.ledger =
        new CapacityLedger(
            new Quota(settings.limits().concurrent(), settings.limits().maxProvisioning()),
            sections.size(),
            time);
    Capacity capacity =
        new Capacity(
            ledger,
            new WeightLimit(settings.limits().quota(), sections),
            new LaunchPacer(settings.limits().launchSpacing(), time));
    List<RunnerListener> all = new ArrayList<>(listeners);
    all.addFirst(new LogListener());
    this.context = new EngineContext(time, new CheckedStore(store), new Announcer(all));
    for (RunnerSection section : sections) {
      this.sections.add(SectionRuntime.of(section, settings, capacity, owners, context, systemId));
    }
  }

  private static void requireDifferentNames(List<RunnerSection> sections) {
    Set<String> names = new HashSet<>();
    for (RunnerSection section : sections) {
      if (!names.add(section.uniqueName())) {
        throw new IllegalArgumentException(
            "two sections have the unique name " + section.uniqueName());
      }
    }
  }

  /// Gives every job in the store its owner back, then begins to ask for new ones.
  ///
  /// @throws IOException if the store cannot be read
  public void start() throws IOException {
    StateStore.Loaded loaded = store.loadAll();
    loaded.problems().forEach(LOG::error);
    loaded.jobs().forEach(this::resume);
    logResumed(loaded.jobs());
    started = true;
    sections.forEach(section -> section.doubts().start());
    sections.forEach(section -> section.loops().forEach(Loop::start));
  }

  private static void logResumed(List<JobRecord> jobs) {
    if (!jobs.isEmpty()) {
      Map<String, Long> byState =
          jobs.stream()
              .collect(
                  Collectors.groupingBy(
                      job -> job.state().label(), TreeMap::new, Collectors.counting()));
      LOG.info("{} jobs go on from before: {}", jobs.size(), byState);
    }
  }

  private void resume(JobRecord job) {
    if (job.state() instanceof JobState.Closed) {
      forget(job);
      return;
    }
    Optional<SectionRuntime> section =
        sections.stream()
            .filter(candidate -> candidate.section().uniqueName().equals(job.key().runner()))
            .findFirst();
    if (section.isEmpty()) {
      unowned.put(job.key(), job);
      LOG.error(
          "{} belongs to a runner section that is not configured; its record and its host stay"
              + " until the section is back",
          job.key());
      return;
    }
    LOG.debug("{} goes on, it was {}", job.key(), job.state().label());
    section
        .get()
        .intake()
        .resume(
            job,
            ledger.restore(
                job.key().runner(), useOf(job.state()), job.state().plan().map(HostPlan::weight)));
  }

  /// No version writes closed jobs, but somebody may have repaired a record by hand.
  private void forget(JobRecord job) {
    try {
      store.remove(job.key());
    } catch (IOException e) {
      LOG.warn("{} is closed, and its record stays: {}", job.key(), e.getMessage());
    }
  }

  private static Seat.Use useOf(JobState state) {
    return state instanceof JobState.Running || state instanceof JobState.Settling
        ? Seat.Use.LAUNCHED
        : Seat.Use.PROVISIONING;
  }

  /// The jobs that have an owner now.
  public List<JobRecord> jobs() {
    return owners.jobs();
  }

  /// See `PaasRunner.writeOff`.
  public boolean writeOff(JobKey key, String reason) throws IOException {
    Optional<JobOwner> owner = owners.of(key);
    if (owner.isPresent() && owner.get().job().state() instanceof JobState.Settling) {
      owner.get().signal(new Signal.WrittenOff(reason));
      return true;
    }
    Optional<JobRecord> job = Optional.ofNullable(unowned.get(key));
    if (job.isPresent()) {
      context.store().remove(job.get());
      unowned.remove(key);
      context.announcer().jobWrittenOff(job.get(), reason, context.time().instant());
    }
    return job.isPresent();
  }

  /// Asks for no more jobs and waits until the requests under way are answered.
  public void stopAsking() throws InterruptedException {
    tellPollersToStop();
    for (SectionRuntime section : running()) {
      section.poller().loop().awaitEnd();
    }
  }

  /// Waits until no job is left.
  public void awaitIdle() throws InterruptedException {
    owners.awaitNone();
  }

  /// Stops everything: calls under way end, jobs stay in the store and go on at the next start.
  public void park() throws InterruptedException {
    // Everything is told before anything is waited for, so that an interruption leaves nothing at
    // work that nobody told.
    tellPollersToStop();
    sections.forEach(section -> section.loops().forEach(Loop::stop));
    try {
      stopAsking();
      owners.parkAll();
      for (SectionRuntime section : running()) {
        section.watcher().loop().awaitEnd();
        section.checks().awaitEnd();
        section.sweeper().loop().awaitEnd();
      }
    } finally {
      owners.tellToPark();
      context.store().close();
    }
  }

  /// The sections whose loops run: none if the start failed before.
  private List<SectionRuntime> running() {
    return started ? sections : List.of();
  }

  private void tellPollersToStop() {
    ledger.close();
    sections.forEach(section -> section.poller().stop());
  }
}
