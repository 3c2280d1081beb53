package dev.paasrunner.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class BuildOutputTest {
  private final List<String> waits = new ArrayList<>();
  private final BuildOutput output = new BuildOutput(waits::add);
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
  void it_is_told_whether_the_base_image_is_fetched_or_the_hosts_is_built() {
    output.tell("", "Step 1/9 : FROM runner");
    output.tell("Pulling from heptapod/runner", "");
    output.tell("Downloading", "");
    output.tell("", " ---> 0123456789ab");
    output.tell("", "Step 2/9 : COPY job.json");

    assertThat(waits)
        .containsExactly(
            "the engine builds the host's image",
            "the engine fetches the image that the host is built from",
            "the engine builds the host's image");
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
