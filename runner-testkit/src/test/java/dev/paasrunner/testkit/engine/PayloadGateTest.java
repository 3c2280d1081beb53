package dev.paasrunner.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.capacity.PayloadGate;
import dev.paasrunner.testkit.time.ManualTime;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class PayloadGateTest {
  private static final long MOST = 100;

  private final ManualTime time = new ManualTime();
  private final PayloadGate gate = new PayloadGate(MOST, time);
  private final AtomicInteger reading = new AtomicInteger();
  private final AtomicInteger mostReading = new AtomicInteger();
  private final AtomicLong mostInside = new AtomicLong();
  private final List<String> order = new CopyOnWriteArrayList<>();

  private Thread job(String name, long bytes, Duration use) {
    return time.start(name, () -> handle(name, bytes, use));
  }

  private void handle(String name, long bytes, Duration use) {
    try (PayloadGate.Pass pass = gate.enter()) {
      int _ = mostReading.accumulateAndGet(reading.incrementAndGet(), Math::max);
      pass.weigh(bytes);
      int _ = reading.decrementAndGet();
      order.add(name);
      long _ = mostInside.accumulateAndGet(gate.inside(), Math::max);
      time.sleepUntil(time.instant().plus(use));
    } catch (InterruptedException e) {
      int _ = reading.decrementAndGet();
      order.add("interrupted " + name);
    }
  }

  @Test
  void so_much_and_no_more_is_inside_and_one_at_a_time_is_read() throws Exception {
    for (int job = 0; job < 50; job++) {
      Thread _ = job("job " + job, 10 + job % 30, Duration.ofSeconds(3));
    }
    time.advance(Duration.ofHours(1));

    assertThat(order).hasSize(50);
    assertThat(mostInside.get()).isBetween(MOST / 2, MOST);
    assertThat(mostReading).hasValue(1);
    assertThat(gate.inside()).isZero();
  }

  @Test
  void what_is_larger_than_everything_goes_alone_and_in_its_turn() throws Exception {
    Thread _ = job("first", 10, Duration.ofSeconds(10));
    time.advance(Duration.ofSeconds(1));
    Thread _ = job("huge", 1000, Duration.ofSeconds(10));
    time.advance(Duration.ofSeconds(1));
    Thread _ = job("last", 10, Duration.ofSeconds(10));
    time.advance(Duration.ofSeconds(1));
    assertThat(order).containsExactly("first");
    time.advance(Duration.ofSeconds(10));
    assertThat(order).containsExactly("first", "huge");
    time.advance(Duration.ofSeconds(10));
    assertThat(order).containsExactly("first", "huge", "last");
  }

  @Test
  void whoever_is_interrupted_in_the_line_holds_up_nobody() throws Exception {
    Thread _ = job("first", 100, Duration.ofSeconds(10));
    time.advance(Duration.ofSeconds(1));
    Thread reader = job("reader", 100, Duration.ofSeconds(10));
    time.advance(Duration.ofSeconds(1));
    Thread waiting = job("waiting", 100, Duration.ofSeconds(10));
    Thread _ = job("last", 100, Duration.ofSeconds(10));
    time.advance(Duration.ofSeconds(1));
    waiting.interrupt();
    reader.interrupt();
    reader.join();
    waiting.join();
    time.advance(Duration.ofSeconds(30));

    assertThat(order)
        .containsExactlyInAnyOrder("first", "interrupted reader", "interrupted waiting", "last");
    assertThat(gate.inside()).isZero();
  }
}
