package dev.paasrunner.testkit.engine.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Random hours with outages, lost answers, a late listing, full disks, cancels, dying hosts, kills
/// and stops. A seed that fails is printed; `-Dsimulation.seed=N` plays it again, alone, and
/// `-Dsimulation.rounds=N` plays so many others.
@Timeout(600)
class SimulationTest {
  private static final int ROUNDS = 100;

  @Test
  void whatever_happens_every_job_ends_once_and_no_host_is_left() throws Exception {
    List<String> broken = new ArrayList<>();
    Long only = Long.getLong("simulation.seed");
    int rounds = only == null ? Integer.getInteger("simulation.rounds", ROUNDS) : 1;
    for (int round = 0; round < rounds; round++) {
      long seed = only == null ? round : only;
      play(seed).forEach(promise -> broken.add("-Dsimulation.seed=" + seed + ": " + promise));
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void a_seed_gives_the_same_story_each_time() throws Exception {
    assertThat(story(3)).isEqualTo(story(3)).isNotEqualTo(story(4));
  }

  private static List<String> play(long seed) throws Exception {
    try (Simulation simulation = new Simulation(seed)) {
      return simulation.play();
    }
  }

  private static List<String> story(long seed) throws Exception {
    try (Simulation simulation = new Simulation(seed)) {
      assertThat(simulation.play()).isEmpty();
      return simulation.story();
    }
  }
}
