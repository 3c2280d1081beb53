package dev.paasrunner.testkit.engine.chaos;

import dev.paasrunner.job.JobKey;
import dev.paasrunner.testkit.fake.FakeServer;
import dev.paasrunner.testkit.time.SimulatedProcess;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Those who start jobs at random times and cancel some.
final class Users {
  private static final List<String> FLAVORS = List.of("S", "M", "L");

  /// Long enough for all jobs but those that do not end.
  private static final Duration TIMEOUT = Duration.ofMinutes(15);

  private final Random random;
  private final SimulatedProcess world;
  private final Map<JobKey, FakeServer> jobs = new LinkedHashMap<>();

  Users(Random random, SimulatedProcess world) {
    this.random = random;
    this.world = world;
  }

  /// Starts so many jobs of one section within a time.
  void work(String section, FakeServer server, int count, Duration within) {
    world.start("users of " + section, () -> start(section, server, count, within));
  }

  private void start(String section, FakeServer server, int count, Duration within) {
    try {
      for (long id = 1; id <= count; id++) {
        pass(within.dividedBy(count));
        server.enqueue(id, FLAVORS.get(random.nextInt(FLAVORS.size())), TIMEOUT);
        jobs.put(new JobKey("http://coordinator.invalid", section, id), server);
        if (random.nextInt(5) == 0) {
          cancelLater(server, id);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void cancelLater(FakeServer server, long id) {
    Duration wait = Duration.ofSeconds(random.nextInt(400));
    world.start(
        "cancel",
        () -> {
          try {
            pass(wait);
            cancel(server, id);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  private static void cancel(FakeServer server, long id) {
    if (server.status(id).equals("running")) {
      server.become(id, "canceling");
    }
  }

  private void pass(Duration duration) throws InterruptedException {
    world.sleepUntil(world.instant().plus(duration));
  }

  /// The jobs that were started and their coordinators.
  Map<JobKey, FakeServer> jobs() {
    return jobs;
  }
}
