package dev.paasrunner;

import dev.paasrunner.engine.Engine;
import dev.paasrunner.job.JobKey;
import dev.paasrunner.job.JobRecord;
import dev.paasrunner.settings.EngineSettings;
import dev.paasrunner.settings.RunnerSection;
import dev.paasrunner.spi.RunnerListener;
import dev.paasrunner.spi.SectionKeeper;
import dev.paasrunner.spi.StateStore;
import dev.paasrunner.status.RunnerStatus;
import dev.paasrunner.store.InMemoryStateStore;
import dev.paasrunner.store.SystemIdFile;
import dev.paasrunner.time.SystemTime;
import dev.paasrunner.time.Time;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes CI jobs and gives each its own host, inside any JVM program.
///
/// Made from objects, without any file; several may run in one JVM, each with its own objects and
/// its own store. Starts virtual threads only, never exits the JVM, installs no signal handler and
/// configures no logging.
///
/// ```java
/// try (PaasRunner runner = PaasRunner.builder()
///     .section(new RunnerSection("demo", "demo", coordinator, executor, handOff, 0))
///     .store(FileStateStore.open(Path.of("state")))
///     .start()) {
///   untilMyProgramEnds.await();
/// }
/// ```
public final class PaasRunner implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PaasRunner.class);

  private final Engine engine;
  private final StateStore store;
  private boolean closed;

  private PaasRunner(Engine engine, StateStore store) {
    this.engine = engine;
    this.store = store;
  }

  /// A builder with default settings, an in-memory store and no section.
  public static Builder builder() {
    return new Builder();
  }

  /// The jobs that are kept now, each as it was last written down: those at work, and those of
  /// sections that are not there.
  public List<JobRecord> jobs() {
    return engine.jobs();
  }

  /// How the runner does now. Returns at once; any thread, also after the runner was closed.
  public RunnerStatus status() {
    return engine.status();
  }

  /// One more section, which asks for jobs at once. Jobs of that unique name that were kept from
  /// before go on. Closed with the runner, or when it is retired.
  ///
  /// @throws IllegalArgumentException if a section of that unique name takes jobs
  /// @throws IllegalStateException if the runner is closed
  public synchronized void add(RunnerSection section) {
    requireOpen();
    engine.add(section);
  }

  /// Lets a section take no more jobs. Those it has are seen to their end; then it is closed.
  /// Returns at once; another section of the same unique name may be added at once, for new jobs.
  ///
  /// @throws IllegalArgumentException if no section of that unique name takes jobs
  /// @throws IllegalStateException if the runner is closed
  /// @throws IOException if it could not be kept for a restart: then it goes on taking jobs
  public void retire(String uniqueName) throws IOException {
    retire(List.of(uniqueName));
  }

  /// The same for several sections: for all of them or, if it throws, for none.
  public synchronized void retire(Collection<String> uniqueNames) throws IOException {
    requireOpen();
    engine.retire(uniqueNames);
  }

  /// Works by other settings from now on: limits apply at once, everything else to new jobs.
  ///
  /// @throws IllegalStateException if the runner is closed
  public synchronized void become(EngineSettings settings) {
    requireOpen();
    engine.become(settings);
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the runner is closed");
    }
  }

  /// Asks for no more jobs. Returns when every request under way is answered; jobs that are at work
  /// go on. Idempotent.
  public void stopAsking() throws InterruptedException {
    engine.stopAsking();
  }

  /// Forgets a job with what it owes, after somebody has seen to that by hand. A job that is
  /// settling is forgotten soon after, when it is gone from [#jobs()]; a job whose section is not
  /// configured at once, whatever its state. Listeners are told when it is done. Idempotent.
  ///
  /// @param reason why, for the log
  /// @return false if nothing happens: there is no such job, or it is at work and owes nothing yet
  /// @throws IOException if the record could not be removed
  public boolean writeOff(JobKey job, String reason) throws IOException {
    return engine.writeOff(job, reason);
  }

  /// Waits until no job is at work and no host is left.
  public void awaitIdle() throws InterruptedException {
    engine.awaitIdle();
  }

  /// Stops: asks for no more jobs, lets calls under way end, and closes coordinators, executors and
  /// the store. Hosts stay, and their jobs go on at the next start with the same store. Idempotent.
  /// If the thread is interrupted meanwhile, what is left is closed at once and the thread stays
  /// interrupted; the store is right at any instant.
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      engine.park();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      closeAll();
    }
  }

  private void closeAll() {
    engine.close();
    try {
      // Last, since it gives the directory free for another daemon.
      store.close();
    } catch (RuntimeException | Error e) {
      LOG.error("{} met a bug when it was closed", store.getClass().getName(), e);
    }
  }

  /// Collects what a [PaasRunner] is made from. Not thread-safe.
  public static final class Builder {
    private final List<RunnerSection> sections = new ArrayList<>();
    private final List<RunnerSection> retiring = new ArrayList<>();
    private final List<RunnerListener> listeners = new ArrayList<>();
    private EngineSettings settings = EngineSettings.DEFAULTS;
    private StateStore store = new InMemoryStateStore();
    private Time time = new SystemTime();
    private String systemId = SystemIdFile.random();
    private SectionKeeper keeper = SectionKeeper.NONE;

    private Builder() {}

    /// Limits and intervals; [EngineSettings#DEFAULTS] if not given.
    public Builder settings(EngineSettings engineSettings) {
      settings = engineSettings;
      return this;
    }

    /// One more runner section. Closed with the runner.
    public Builder section(RunnerSection section) {
      sections.add(section);
      return this;
    }

    /// One more section that takes no jobs and sees those from before to their end; closed then.
    public Builder retiring(RunnerSection section) {
      retiring.add(section);
      return this;
    }

    /// Who keeps sections that retire for the next start; nobody if not given.
    public Builder keeper(SectionKeeper sectionKeeper) {
      keeper = sectionKeeper;
      return this;
    }

    /// Where jobs are kept over a restart. Closed with the runner. In memory if not given: then
    /// hosts are lost with the process.
    public Builder store(StateStore stateStore) {
      store = stateStore;
      return this;
    }

    /// One more listener.
    public Builder listener(RunnerListener listener) {
      listeners.add(listener);
      return this;
    }

    /// The identity that marks our hosts, `s_` or `r_` and twelve letters or digits. Must be the
    /// same after a restart and different from that of any other daemon; random if not given.
    public Builder systemId(String id) {
      systemId = id;
      return this;
    }

    /// Another clock, for tests.
    public Builder time(Time clock) {
      time = clock;
      return this;
    }

    /// Resumes the jobs in the store and begins to ask for new ones.
    ///
    /// @throws IOException if the store cannot be read; everything that was given is closed then
    /// @throws IllegalArgumentException if two sections have the same unique name
    public PaasRunner start() throws IOException {
      requireDifferentNames();
      Engine engine = new Engine(settings, store, listeners, time, systemId, keeper);
      PaasRunner runner = new PaasRunner(engine, store);
      try {
        sections.forEach(engine::add);
        retiring.forEach(engine::addRetiring);
        engine.start();
      } catch (IOException | RuntimeException | Error e) {
        runner.close();
        throw e;
      }
      return runner;
    }

    private void requireDifferentNames() {
      Set<String> names = new HashSet<>();
      for (RunnerSection section : sections) {
        if (!names.add(section.uniqueName())) {
          throw new IllegalArgumentException(
              "two sections have the unique name " + section.uniqueName());
        }
      }
    }
  }
}
