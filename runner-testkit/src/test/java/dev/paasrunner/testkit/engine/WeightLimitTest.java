package dev.paasrunner.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paasrunner.capacity.WeightLimit;
import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.job.Weight;
import dev.paasrunner.settings.QuotaReference;
import dev.paasrunner.settings.RunnerSection;
import dev.paasrunner.spi.BuildContext;
import dev.paasrunner.spi.ExecutorException;
import dev.paasrunner.testkit.fake.CallHook;
import dev.paasrunner.testkit.fake.FakeCoordinator;
import dev.paasrunner.testkit.fake.FakeExecutor;
import dev.paasrunner.testkit.fake.FakePlatform;
import dev.paasrunner.testkit.fake.FakeServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WeightLimitTest {
  private final List<RunnerSection> sections = new ArrayList<>(List.of(section()));
  private Runnable whileComputed = () -> {};
  private final WeightLimit limit =
      new WeightLimit(
          reference(5),
          () -> {
            whileComputed.run();
            return sections;
          });

  @Test
  void a_limit_that_is_set_while_another_is_computed_is_not_lost() throws Exception {
    whileComputed = () -> limit.become(reference(3));
    assertThat(limit.get()).contains(new Weight(3));
    assertThat(limit.get()).contains(new Weight(3));
  }

  @Test
  void what_was_computed_is_kept_while_its_section_is_exchanged() throws Exception {
    assertThat(limit.get()).contains(new Weight(5));
    sections.clear();
    limit.become(reference(5));
    assertThat(limit.get()).contains(new Weight(5));
  }

  @Test
  void a_section_that_is_not_at_work_may_be_later() {
    sections.clear();
    assertThatThrownBy(limit::get)
        .isInstanceOfSatisfying(
            ExecutorException.class,
            e -> assertThat(e.error().kind()).isEqualTo(ErrorKind.TRANSIENT))
        .hasMessageContaining("no runner section of that name is at work");
  }

  @Test
  void a_limit_can_be_lifted() throws Exception {
    limit.become(Optional.empty());
    assertThat(limit.get()).isEmpty();
  }

  private static Optional<QuotaReference> reference(int jobs) {
    return Optional.of(new QuotaReference("one", "any", jobs));
  }

  private static RunnerSection section() {
    return new RunnerSection(
        "one",
        "one",
        new FakeCoordinator(new FakeServer(), CallHook.none()),
        new FakeExecutor(new FakePlatform(), CallHook.none()),
        _ -> new BuildContext(Map.of()),
        0);
  }
}
