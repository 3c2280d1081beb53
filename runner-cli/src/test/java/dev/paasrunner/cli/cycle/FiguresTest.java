package dev.paasrunner.cli.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.job.Weight;
import dev.paasrunner.status.CapacityStatus;
import dev.paasrunner.status.RunnerStatus;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FiguresTest {
  @Test
  void weights_are_shown_with_two_digits_after_the_point() {
    CapacityStatus capacity =
        new CapacityStatus(
            50, 3, 0, 10, 0, 53.81737057623773, Optional.of(new Weight(107.63474115247546)));

    assertThat(Figures.of(new RunnerStatus(true, true, capacity, List.of()), List.of()))
        .containsEntry("weight", 53.82)
        .containsEntry("weight_limit", 107.63);
  }
}
