package dev.paasrunner.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class BuildOutputTest {
  private final BuildOutput output = new BuildOutput();
  private final AtomicInteger closed = new AtomicInteger();

  @Test
  void a_build_that_was_given_up_before_its_answer_began_is_closed_when_it_begins() {
    output.close();

    output.onStart(closed::incrementAndGet);

    assertThat(closed).hasValue(1);
  }

  @Test
  void a_build_that_goes_on_is_closed_when_it_is_given_up() {
    output.onStart(closed::incrementAndGet);
    assertThat(closed).hasValue(0);

    output.close();

    assertThat(closed).hasValue(1);
  }

  @Test
  void the_end_is_awaited_and_trouble_thrown() throws Exception {
    assertThatThrownBy(() -> output.await(Duration.ofMillis(10)))
        .isInstanceOf(TimeoutException.class);
    output.onError(new IllegalStateException("broken"));
    output.onComplete();

    assertThatThrownBy(() -> output.await(Duration.ofMillis(10)))
        .isInstanceOf(ExecutionException.class)
        .hasRootCauseMessage("broken");
  }
}
