package dev.paasrunner.testkit.engine.chaos;

import dev.paasrunner.PaasRunner;
import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.job.HostPlan;
import dev.paasrunner.job.JobKey;
import dev.paasrunner.job.OwnerMark;
import dev.paasrunner.job.Weight;
import dev.paasrunner.settings.EngineSettings;
import dev.paasrunner.settings.Limits;
import dev.paasrunner.settings.QuotaReference;
import dev.paasrunner.settings.RunnerSection;
import dev.paasrunner.settings.SweepMode;
import dev.paasrunner.spi.BuildContext;
import dev.paasrunner.spi.CoordinatorException;
import dev.paasrunner.spi.ExecutorException;
import dev.paasrunner.spi.ExecutorTraits;
import dev.paasrunner.testkit.fake.CallHook;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;

/// An hour of several sections with tens of jobs, in which whatever can go wrong does, and then
/// time in which all is well. All that happens is drawn from one seed.
final class Simulation implements AutoCloseable {
  private static final int SECTIONS = 3;
  private static final int MOST_MEDIUMS = 10;
  private static final double QUOTA = 20;
  private static final Duration LAG = Duration.ofSeconds(20);
  private static final Duration STORM = Duration.ofMinutes(25);
  private static final Duration LONGEST_STOP = Duration.ofMinutes(2);
  private static final ExecutorTraits TRAITS = new ExecutorTraits(LAG, Duration.ofSeconds(10));
  private static final FakeSizes SIZES = sizes(5);

  /// Those of the last section, to which most of the quota may have to go.
  private static final FakeSizes HEAVY_SIZES = sizes(15);

  private static final EngineSettings SETTINGS =
      new EngineSettings(
          Limits.DEFAULTS,
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          Duration.ofMinutes(5),
          Duration.ofMinutes(1),
          SweepMode.DELETE);
  private static final String SYSTEM_ID = "r_000000000000";
  private static final String FOREIGN = "hpd-job-s0-999";

  /// What becomes of hosts. Most do well.
  private static final List<Life> LIVES =
      List.of(
          Life.SUCCESS,
          Life.SUCCESS,
          Life.SUCCESS,
          Life.SUCCESS,
          Life.BROKEN_BUILD,
          Life.STUCK_HOST,
          Life.VANISHED_HOST,
          Life.SILENT_END,
          Life.ENDLESS_JOB,
          Life.OVER_ELSEWHERE);

  private final Random random;
  private final SequentialTime time;
  private final SimulatedProcess world;
  private final FakePlatform platform;
  private final Users users;
  private final WitnessedDisk disk = new WitnessedDisk();
  private final List<FakeServer> servers = new ArrayList<>();
  private final List<Weather> atCoordinators = new ArrayList<>();
  private final Weather atPlatform;
  private final Weather atDisk;
  private final Set<String> booted = new HashSet<>();
  private final List<String> broken = new ArrayList<>();
  private Optional<PaasRunner> runner = Optional.empty();

  Simulation(long seed) throws Exception {
    random = new Random(seed);
    time = new SequentialTime(seed);
    world = time.newProcess();
    platform = new FakePlatform(world, LAG);
    users = new Users(random, world);
    atPlatform = weather();
    atDisk = weather();
    for (int i = 0; i < SECTIONS; i++) {
      servers.add(new FakeServer());
      atCoordinators.add(weather());
      users.work("s" + i, servers.get(i), 4 + random.nextInt(10), STORM);
    }
    makeForeignHost();
  }

  private Weather weather() {
    return new Weather(random, world.instant(), world.instant().plus(STORM));
  }

  /// Named like one of ours, and another daemon's.
  private void makeForeignHost() throws Exception {
    JobKey job = new JobKey("http://coordinator.invalid", "s0", 999);
    OwnerMark another = new OwnerMark("r_999999999999", job);
    try (FakeExecutor executor = new FakeExecutor(platform, CallHook.none())) {
      executor.provision(new HostPlan(FOREIGN, another, Weight.ONE, Map.of()));
    }
  }

  /// Plays it.
  ///
  /// @return the promises that were not kept
  List<String> play() throws InterruptedException {
    Instant end = world.instant().plus(STORM);
    while (world.instant().isBefore(end)) {
      SimulatedProcess engine = start();
      time.advance(Duration.ofMillis(random.nextInt(900_000)));
      stop(engine);
      time.advance(Duration.ofSeconds(random.nextInt(3) == 0 ? random.nextInt(600) : 0));
    }
    SimulatedProcess _ = start();
    if (!isSettledWithin(Duration.ofHours(6))) {
      broken.add("not all was over after a long time of good weather");
    }
    check();
    return broken;
  }

  /// Kills the engine, or asks it to end.
  private void stop(SimulatedProcess engine) throws InterruptedException {
    if (random.nextBoolean()) {
      boolean[] stopped = {false};
      engine.start(
          "stop",
          () -> {
            runner.ifPresent(PaasRunner::close);
            stopped[0] = true;
          });
      if (!time.runUntil(() -> stopped[0], LONGEST_STOP)) {
        broken.add("a stop took longer than " + LONGEST_STOP.toMinutes() + " min");
      }
    }
    engine.kill();
  }

  private boolean isSettledWithin(Duration longest) throws InterruptedException {
    Duration step = Duration.ofMinutes(1);
    for (Duration passed = Duration.ZERO;
        passed.compareTo(longest) < 0;
        passed = passed.plus(step)) {
      if (isSettled()) {
        return true;
      }
      time.advance(step);
    }
    return false;
  }

  private boolean isSettled() {
    return users.jobs().entrySet().stream()
            .allMatch(job -> isOver(job.getKey(), job.getValue()) && !isKept(job.getKey()))
        && platform.names().equals(List.of(FOREIGN));
  }

  /// A job that was never written down may run at the coordinator until that ends it.
  private boolean isOver(JobKey job, FakeServer server) {
    String status = server.status(job.id());
    boolean runs = status.equals("running") || status.equals("canceling");
    return !status.equals("pending") && !(runs && disk.everHad(job));
  }

  private boolean isKept(JobKey job) {
    try {
      return disk.isKept(job);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void check() {
    users
        .jobs()
        .forEach(
            (job, server) -> {
              if (!isOver(job, server) || isKept(job)) {
                broken.add(job + " is left, " + server.status(job.id()));
              }
            });
    if (!platform.names().equals(List.of(FOREIGN))) {
      broken.add("these hosts are left instead of another's alone: " + platform.names());
    }
    if (!platform.doubled().isEmpty()) {
      broken.add("there were two hosts " + platform.doubled());
    }
    List<String> launches = platform.launches();
    booted.stream()
        .filter(host -> Collections.frequency(launches, host) > 1)
        .forEach(host -> broken.add("the job of " + host + " ran twice"));
    // Another's host is there beside ours.
    if (platform.heaviestEver() > QUOTA + Weight.ONE.value()) {
      broken.add("all hosts together weighed " + platform.heaviestEver());
    }
    time.crashes().forEach(crash -> broken.add("a thread died of " + crash));
  }

  /// How each job ended, and in which order hosts were made.
  List<String> story() {
    List<String> story = new ArrayList<>(platform.creations());
    users
        .jobs()
        .forEach(
            (job, server) ->
                story.add(job + server.status(job.id()) + server.failureCode(job.id())));
    story.add(world.instant().toString());
    return story;
  }

  private SimulatedProcess start() {
    SimulatedProcess process = time.newProcess();
    runner = Optional.empty();
    process.start("main", () -> runner = Optional.of(start(process)));
    return process;
  }

  private PaasRunner start(SimulatedProcess process) {
    Limits limits =
        new Limits(12, 6, Duration.ZERO, Optional.of(new QuotaReference("s0", "M", MOST_MEDIUMS)));
    PaasRunner.Builder builder =
        PaasRunner.builder()
            .settings(SETTINGS.withLimits(limits))
            .store(new HookedStore(disk, trouble(process, atDisk, IOException::new)))
            .time(process)
            .systemId(SYSTEM_ID);
    for (int i = 0; i < SECTIONS; i++) {
      builder.section(section(process, i));
    }
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private RunnerSection section(SimulatedProcess process, int number) {
    CallHook<CoordinatorException> coordinator =
        trouble(
            process,
            atCoordinators.get(number),
            text -> new CoordinatorException(ErrorKind.TRANSIENT, text));
    CallHook<ExecutorException> executor =
        trouble(process, atPlatform, text -> new ExecutorException(ErrorKind.TRANSIENT, text));
    CallHook<ExecutorException> boots = (_, _) -> boot();
    return new RunnerSection(
        "s" + number,
        "s" + number,
        new FakeCoordinator(servers.get(number), coordinator),
        new FakeExecutor(
            platform,
            boots.then(executor).then(takesTime(process)),
            number == SECTIONS - 1 ? HEAVY_SIZES : SIZES,
            TRAITS),
        _ -> new BuildContext(Map.of()),
        0);
  }

  private static FakeSizes sizes(double large) {
    return new FakeSizes(
        Map.of("S", new Weight(1), "M", new Weight(2), "L", new Weight(large)), "M");
  }

  private static <X extends Exception> CallHook<X> trouble(
      SimulatedProcess process, Weather weather, Function<String, X> error) {
    return (call, _) -> {
      process.dieIfKilled();
      if (weather.isBad(process.instant())) {
        throw error.apply("bad weather for " + call);
      }
    };
  }

  private CallHook<ExecutorException> takesTime(SimulatedProcess process) {
    return (call, _) -> {
      if (!call.startsWith("observe") && !call.startsWith("plan")) {
        process.sleepUntil(process.instant().plusMillis(random.nextInt(8000)));
      }
    };
  }

  /// Lets each host that was given its job begin with it.
  private void boot() {
    for (String name : platform.launches()) {
      if (booted.add(name)) {
        String[] words = name.split("-", -1);
        FakeServer server = servers.get(Integer.parseInt(words[2].substring(1)));
        new LivedHost(
                name,
                Long.parseLong(words[3]),
                LIVES.get(random.nextInt(LIVES.size())),
                Duration.ofSeconds(5 + random.nextInt(60)),
                Duration.ofSeconds(random.nextInt(600)),
                platform,
                server,
                world)
            .start();
      }
    }
  }

  @Override
  public void close() {
    time.close();
  }
}
