package dev.paasrunner.engine;

import dev.paasrunner.capacity.Capacity;
import dev.paasrunner.capacity.Seat;
import dev.paasrunner.job.HostPlan;
import dev.paasrunner.job.JobKey;
import dev.paasrunner.job.JobRecord;
import dev.paasrunner.job.JobState;
import dev.paasrunner.job.Signal;
import dev.paasrunner.job.Weight;
import dev.paasrunner.settings.EngineSettings;
import dev.paasrunner.settings.RunnerSection;
import dev.paasrunner.spi.RunnerListener;
import dev.paasrunner.spi.SectionKeeper;
import dev.paasrunner.spi.StateStore;
import dev.paasrunner.status.RunnerStatus;
import dev.paasrunner.time.Time;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The running whole. Used through `PaasRunner`.
public final class Engine {
  private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

  private final Sections sections = new Sections();
  private final Capacity capacity;
  private final Owners owners;
  private final StateStore store;
  private final EngineContext context;
  private final String systemId;
  private final OwnerlessJobs ownerless;
  private final SectionKeeper keeper;
  private EngineSettings settings;
  private volatile boolean started;

  /// Wires an engine that does nothing yet.
  public Engine(
      EngineSettings settings,
      StateStore store,
      List<RunnerListener> listeners,
      Time time,
      String systemId,
      SectionKeeper keeper) {
    this.settings = settings;
    this.store = store;
    this.owners = new Owners(time);
    this.capacity = Capacity.of(settings.limits(), this::sections, time);
    List<RunnerListener> all = new ArrayList<>(listeners);
    all.addFirst(new LogListener());
    this.context = new EngineContext(time, new CheckedStore(store), new Announcer(all));
    this.systemId = systemId;
    this.keeper = keeper;
    this.ownerless = new OwnerlessJobs(time);
  }

  private List<RunnerSection> sections() {
    return sections.active().stream().map(SectionRuntime::section).toList();
  }

  /// Gives every job in the store its owner back, then begins to ask for new ones.
  ///
  /// @throws IOException if the store cannot be read
  public synchronized void start() throws IOException {
    StateStore.Loaded loaded = store.loadAll();
    loaded.problems().forEach(LOG::error);
    loaded.jobs().forEach(this::resume);
    logResumed(loaded.jobs());
    started = true;
    sections.all().forEach(SectionRuntime::start);
    sections.retiring().forEach(this::startDrain);
    ownerless.start();
  }

  /// A section from before the start that takes no jobs and sees those it has to their end. Only
  /// before [#start].
  public synchronized void addRetiring(RunnerSection section) {
    SectionRuntime runtime = runtimeOf(section);
    runtime.poller().stop();
    sections.addRetiring(runtime);
  }

  private SectionRuntime runtimeOf(RunnerSection section) {
    return SectionRuntime.of(section, settings, capacity, owners, context, systemId);
  }

  /// One more section. Takes jobs at once if the engine has started, and gives those from before
  /// that waited for it their owners back.
  ///
  /// @throws IllegalArgumentException if there is one of that unique name
  public synchronized void add(RunnerSection section) {
    SectionRuntime runtime = runtimeOf(section);
    sections.add(runtime);
    capacity.become(settings.limits(), sections.active().size());
    if (started) {
      giveOwners(runtime);
      runtime.start();
    }
  }

  /// The jobs keep their seats all the time, lest another section takes the room meanwhile.
  private void giveOwners(SectionRuntime runtime) {
    ownerless
        .takeOf(runtime.section().uniqueName())
        .forEach(one -> goOn(runtime, one.job(), one.seat()));
  }

  /// Lets sections take no more jobs, sees their jobs to the end and closes them. Returns as soon
  /// as they are kept for a restart. Others of the same names may be added meanwhile.
  ///
  /// @throws IllegalArgumentException if there is none of one of the unique names
  /// @throws IOException if one could not be kept: then none is retired
  public synchronized void retire(Collection<String> uniqueNames) throws IOException {
    List<SectionRuntime> leaving = uniqueNames.stream().map(this::named).toList();
    try {
      for (SectionRuntime runtime : leaving) {
        keep(runtime.section());
      }
    } catch (IOException e) {
      leaving.forEach(runtime -> forgetUnlessRetiring(runtime.section()));
      throw e;
    }
    leaving.forEach(this::retire);
  }

  private SectionRuntime named(String uniqueName) {
    return sections
        .named(uniqueName)
        .orElseThrow(() -> new IllegalArgumentException("no section has the name " + uniqueName));
  }

  private void keep(RunnerSection section) throws IOException {
    if (section.form().isPresent()) {
      keeper.keep(section.uniqueName(), section.form().get());
    }
  }

  /// Several may retire that were made from the same.
  private synchronized void forgetUnlessRetiring(RunnerSection section) {
    if (!sections.isRetiring(section)) {
      section.form().ifPresent(form -> keeper.forget(section.uniqueName(), form));
    }
  }

  private void retire(SectionRuntime runtime) {
    sections.retire(runtime);
    capacity.become(settings.limits(), sections.active().size());
    runtime.poller().stop();
    capacity.ledger().release(runtime.section().uniqueName());
    startDrain(runtime);
  }

  private void startDrain(SectionRuntime runtime) {
    context.time().start("drain of " + runtime.section().uniqueName(), () -> drain(runtime));
  }

  private void drain(SectionRuntime runtime) {
    try {
      if (!started || runtime.drain()) {
        sections.drained(runtime);
        forgetUnlessRetiring(runtime.section());
        logClosed(runtime.section());
      }
    } catch (InterruptedException e) {
      LOG.debug("the drain of {} was interrupted", runtime.section().name());
    }
  }

  /// Another form of the section may go on, and have jobs.
  private void logClosed(RunnerSection section) {
    boolean last = sections.all().stream().noneMatch(one -> one.isNamed(section.uniqueName()));
    LogKeys.of(LOG.atInfo(), section)
        .log(
            last
                ? "no jobs are left, the section is closed"
                : "an earlier form of the section has no jobs left and is closed");
  }

  /// Works by other settings from now on: limits apply at once, everything else to new jobs.
  public synchronized void become(EngineSettings other) {
    boolean onlyLimits = settings.withLimits(other.limits()).equals(other);
    settings = other;
    capacity.become(other.limits(), sections.active().size());
    if (!onlyLimits) {
      for (RunnerSection section : sections()) {
        retire(named(section.uniqueName()));
        add(section);
      }
    }
  }

  private static void logResumed(List<JobRecord> jobs) {
    if (!jobs.isEmpty()) {
      Map<String, Long> byState =
          jobs.stream()
              .collect(
                  Collectors.groupingBy(
                      job -> job.state().label(), TreeMap::new, Collectors.counting()));
      LogKeys.of(LOG.atInfo().addKeyValue("jobs", jobs.size()), byState)
          .log("jobs go on from before");
    }
  }

  private void resume(JobRecord job) {
    if (job.state() instanceof JobState.Closed) {
      forget(job);
      return;
    }
    Optional<SectionRuntime> section = sections.of(job);
    if (section.isEmpty()) {
      ownerless.add(job, seatOf(job));
      return;
    }
    goOn(section.get(), job, seatOf(job));
  }

  private static void goOn(SectionRuntime section, JobRecord job, Seat seat) {
    LOG.debug("{} goes on, it was {}", job.key(), job.state().label());
    section.intake().resume(job, seat);
  }

  private Seat seatOf(JobRecord job) {
    Optional<Weight> weight = job.state().plan().map(HostPlan::weight);
    return capacity.ledger().restore(job.key().runner(), JobOwner.useOf(job.state()), weight);
  }

  /// No version writes closed jobs, but somebody may have repaired a record by hand.
  private void forget(JobRecord job) {
    try {
      store.remove(job.key());
    } catch (IOException e) {
      LogKeys.of(LOG.atWarn(), job)
          .log("the job is closed, and its record stays: {}", e.getMessage());
    }
  }

  /// The jobs that are kept: those that have an owner now, and those whose section is not
  /// configured.
  public List<JobRecord> jobs() {
    return Stream.concat(owners.jobs().stream(), ownerless.jobs().stream()).toList();
  }

  /// See `PaasRunner.writeOff`.
  public boolean writeOff(JobKey key, String reason) throws IOException {
    Optional<JobOwner> owner = owners.of(key);
    if (owner.isPresent() && owner.get().job().state() instanceof JobState.Settling) {
      owner.get().signal(new Signal.WrittenOff(reason));
      return true;
    }
    Optional<OwnerlessJobs.Ownerless> job = ownerless.of(key);
    if (job.isPresent()) {
      context.store().remove(job.get().job());
      ownerless.remove(job.get());
      job.get().seat().close();
      context.announcer().jobWrittenOff(job.get().job(), reason, context.time().instant());
    }
    return job.isPresent();
  }

  /// How everything does now. Waits for nothing and asks nobody.
  public RunnerStatus status() {
    List<SectionRuntime> all = sections.all();
    return new RunnerStatus(
        all.stream().allMatch(SectionRuntime::isWell),
        context.store().isWell(),
        capacity.status(),
        all.stream().map(SectionRuntime::status).toList(),
        ownerless.jobs().stream().map(JobRecord::key).collect(Collectors.toSet()));
  }

  /// Asks for no more jobs and waits until the requests under way are answered.
  public void stopAsking() throws InterruptedException {
    tellPollersToStop();
    for (SectionRuntime section : running()) {
      section.poller().loop().awaitEnd();
    }
  }

  /// Waits until no job has an owner.
  public void awaitIdle() throws InterruptedException {
    owners.awaitNone();
  }

  /// Stops everything: calls under way end, jobs stay in the store and go on at the next start.
  public void park() throws InterruptedException {
    // Everything is told before anything is waited for, so that an interruption leaves nothing at
    // work that nobody told.
    tellPollersToStop();
    ownerless.stop();
    capacity.ledger().park();
    sections.all().forEach(section -> section.loops().forEach(Loop::stop));
    try {
      stopAsking();
      owners.parkAll();
      for (SectionRuntime section : running()) {
        section.awaitEnd();
      }
    } finally {
      owners.tellToPark();
      context.store().close();
    }
  }

  /// Closes every executor and coordinator. Called after [#park].
  public void close() {
    sections.close();
  }

  /// The sections whose loops run: none if the start failed before.
  private List<SectionRuntime> running() {
    return started ? sections.all() : List.of();
  }

  private void tellPollersToStop() {
    capacity.ledger().close();
    sections.all().forEach(section -> section.poller().stop());
  }
}
