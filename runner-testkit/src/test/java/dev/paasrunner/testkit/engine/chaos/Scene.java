package dev.paasrunner.testkit.engine.chaos;

import dev.paasrunner.PaasRunner;
import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.job.JobKey;
import dev.paasrunner.settings.EngineSettings;
import dev.paasrunner.settings.Limits;
import dev.paasrunner.settings.RunnerSection;
import dev.paasrunner.settings.SweepMode;
import dev.paasrunner.spi.BuildContext;
import dev.paasrunner.spi.CoordinatorException;
import dev.paasrunner.spi.ExecutorException;
import dev.paasrunner.spi.ExecutorTraits;
import dev.paasrunner.spi.StateStore;
import dev.paasrunner.testkit.fake.CallHook;
import dev.paasrunner.testkit.fake.CallHook.Moment;
import dev.paasrunner.testkit.fake.FakeCoordinator;
import dev.paasrunner.testkit.fake.FakeExecutor;
import dev.paasrunner.testkit.fake.FakePlatform;
import dev.paasrunner.testkit.fake.FakeServer;
import dev.paasrunner.testkit.fake.FakeSizes;
import dev.paasrunner.testkit.fake.HookedStore;
import dev.paasrunner.testkit.time.SequentialTime;
import dev.paasrunner.testkit.time.SimulatedProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/// One job's world: what outlives the engine, what happens there by itself, and an engine with room
/// for this job only.
final class Scene implements AutoCloseable {
  static final String HOST = "hpd-job-s0-1";
  private static final JobKey JOB = new JobKey("http://coordinator.invalid", "s0", 1);
  private static final Duration LISTING_DELAY = Duration.ofSeconds(8);
  private static final ExecutorTraits TRAITS =
      new ExecutorTraits(LISTING_DELAY, Duration.ofSeconds(5));
  private static final EngineSettings SETTINGS =
      new EngineSettings(
          Limits.of(1, 1),
          Duration.ofMinutes(2),
          Duration.ofSeconds(10),
          Duration.ofSeconds(20),
          Duration.ofSeconds(5),
          SweepMode.DELETE);

  final SequentialTime time = new SequentialTime(1);
  final FakeServer server = new FakeServer();
  final WitnessedDisk disk = new WitnessedDisk();
  final FakePlatform platform;
  private final SimulatedProcess world = time.newProcess();
  private final Life life;
  private final Faults faults;
  private final UnaryOperator<StateStore> store;
  private final Set<String> booted = new HashSet<>();
  private boolean canceled;
  private int asked;

  /// @param store makes the store that the engine gets from the one that works
  Scene(Life life, Faults faults, UnaryOperator<StateStore> store) {
    this.life = life;
    this.faults = faults;
    this.store = store;
    this.platform = new FakePlatform(world, LISTING_DELAY);
    server.enqueue(1, life == Life.ENDLESS_JOB ? Duration.ofSeconds(20) : Duration.ofHours(1));
  }

  /// Starts an engine in a process of its own.
  SimulatedProcess startEngine() {
    SimulatedProcess process = time.newProcess();
    process.start("main", () -> start(process));
    return process;
  }

  private void start(SimulatedProcess process) {
    CallHook<CoordinatorException> coordinator =
        faults.hook(process, text -> new CoordinatorException(ErrorKind.TRANSIENT, text));
    CallHook<ExecutorException> executor =
        faults.hook(process, text -> new ExecutorException(ErrorKind.TRANSIENT, text));
    CallHook<ExecutorException> world = this::live;
    try {
      PaasRunner _ =
          PaasRunner.builder()
              .settings(SETTINGS)
              .section(
                  new RunnerSection(
                      "s0",
                      "s0",
                      new FakeCoordinator(
                          server, this.<CoordinatorException>seen().then(coordinator)),
                      new FakeExecutor(
                          platform,
                          world.then(executor).then(this::refuse).then(takesTime(process)),
                          FakeSizes.NONE,
                          TRAITS),
                      _ -> new BuildContext(Map.of()),
                      0))
              .store(
                  store.apply(
                      new HookedStore(
                          disk,
                          this.<IOException>seen().then(faults.hook(process, IOException::new)))))
              .time(process)
              .systemId("r_000000000000")
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private <X extends Exception> CallHook<X> seen() {
    return this::see;
  }

  private void see(String call, Moment moment) {
    String place = moment + " " + call;
    if (life.cancelsAt(place) && !canceled) {
      canceled = true;
      server.become(1, "canceling");
    }
    if (place.equals("AFTER requestJob")) {
      asked++;
    }
  }

  private void refuse(String call, Moment moment) throws ExecutorException {
    boolean refused =
        (life == Life.REFUSED_PLAN && call.startsWith("plan "))
            || (life == Life.REFUSED_LAUNCH && call.startsWith("launch "));
    if (refused && moment == Moment.BEFORE) {
      throw new ExecutorException(ErrorKind.REFUSED, "this cannot be made");
    }
  }

  private void live(String call, Moment moment) {
    see(call, moment);
    if (platform.launches().contains(HOST) && booted.add(HOST)) {
      new LivedHost(
              HOST,
              1,
              life,
              Duration.ofSeconds(3),
              Duration.ofSeconds(life == Life.CANCELED_WHILE_RUNNING ? 30 : 5),
              platform,
              server,
              world)
          .start();
    }
  }

  /// Calls that make something take long enough to be interrupted.
  private static CallHook<ExecutorException> takesTime(SimulatedProcess process) {
    return (call, moment) -> {
      if (call.startsWith("provision ") || call.startsWith("launch ")) {
        process.sleepUntil(process.instant().plusSeconds(3));
      }
    };
  }

  /// Whether nothing is left and the engine asked for another job: it has room for one only.
  boolean isSettled() {
    return asked > 1 && nothingLeft() && (server.allOver() || !wasWritten());
  }

  private boolean nothingLeft() {
    return platform.names().isEmpty() && !isKept();
  }

  boolean isKept() {
    try {
      return disk.isKept(JOB);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Whether the job was failed because it could not be written down.
  boolean isGivenBack() {
    return server.allOver() && server.failureCode(1).equals("state-not-writable");
  }

  boolean wasWritten() {
    return disk.everHad(JOB);
  }

  @Override
  public void close() {
    time.close();
  }
}
