package dev.paasrunner.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.PaasRunner;
import dev.paasrunner.spi.HostCondition;
import dev.paasrunner.testkit.fake.HookedStore;
import dev.paasrunner.testkit.fake.KillSwitch;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Kills the engine before and after each call that it makes in a job's life, and starts it again.
@Timeout(120)
class KillTest {
  /// Longer than a host may take to start its job, and shorter than the job's own timeout.
  private static final Duration LONGER_THAN_ANY_START = Duration.ofMinutes(40);

  private static final Duration LONG_ENOUGH = Duration.ofHours(2);

  @Test
  void a_job_whose_engine_is_killed_at_any_call_ends_once_and_leaves_no_host() throws Exception {
    Set<String> places = placesOfALife();
    assertThat(places)
        .contains(
            "AFTER create",
            "AFTER replace provisioning",
            "AFTER provision hpd-job-fake-1",
            "AFTER replace launching",
            "AFTER launch hpd-job-fake-1",
            "AFTER replace starting",
            "AFTER replace running",
            "AFTER replace settling",
            "AFTER decommission hpd-job-fake-1",
            "AFTER remove");
    for (String place : places) {
      surviveDeath(place, Duration.ZERO);
      surviveDeath(place, LONGER_THAN_ANY_START);
    }
  }

  private static Set<String> placesOfALife() throws Exception {
    World world = new World();
    KillSwitch recorder = KillSwitch.never();
    try (PaasRunner _ = startWith(recorder, world)) {
      assertThat(world.time.runUntil(world::isSettled, LONG_ENOUGH)).isTrue();
    }
    return recorder.places();
  }

  private static void surviveDeath(String place, Duration down) throws Exception {
    World world = new World();
    KillSwitch killSwitch = KillSwitch.at(place);
    // Never closed: a killed process closes nothing.
    startWith(killSwitch, world);
    assertThat(world.time.runUntil(killSwitch::hasKilled, LONG_ENOUGH)).as(place).isTrue();
    world.time.advance(down);
    try (PaasRunner _ = world.start()) {
      boolean settled = world.time.runUntil(world::isSettled, LONG_ENOUGH);
      assertThat(settled || isGrantNotWritten(killSwitch)).as(place).isTrue();
    }
    assertThat(world.platform.names()).as(place).isEmpty();
    assertThat(world.platform.creations()).as(place).hasSizeLessThanOrEqualTo(1);
    assertThat(world.platform.launches()).as(place).hasSizeLessThanOrEqualTo(1);
    if (!world.platform.launches().isEmpty()) {
      assertThat(world.server.status(1)).as(place).isEqualTo("success");
    }
  }

  /// The coordinator has handed the job over and nothing is written down yet: the one window that
  /// no client can close. The coordinator's own timeout ends such a job.
  private static boolean isGrantNotWritten(KillSwitch killSwitch) {
    return killSwitch.places().contains("BEFORE requestJob")
        && !killSwitch.places().contains("AFTER create");
  }

  private static PaasRunner startWith(KillSwitch killSwitch, World world) throws Exception {
    world.server.enqueue(1);
    letHostsReport(world);
    return world.start(
        new HookedStore(world.disk, killSwitch.hook()),
        killSwitch.hook(),
        killSwitch.hook(),
        world.story);
  }

  /// Each host runs its job for half a minute and reports it.
  private static void letHostsReport(World world) {
    world.time.start(
        "hosts",
        () -> {
          Map<String, Integer> looks = new HashMap<>();
          try {
            while (!world.server.allOver()) {
              world.time.sleepUntil(world.time.instant().plusSeconds(10));
              for (String host : world.platform.launches()) {
                if (looks.merge(host, 1, Integer::sum) == 3) {
                  world.server.become(1, "success");
                  world.platform.become(host, new HostCondition.Ended("exit code 0"));
                }
              }
            }
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }
}
