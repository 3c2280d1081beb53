package dev.paasrunner.cli.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.time.SystemTime;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WatchdogTest {
  private final String path = "@paas-runner-test-" + UUID.randomUUID();
  private final DatagramReceiver receiver = new DatagramReceiver(path);

  @AfterEach
  void close() {
    receiver.close();
  }

  @Test
  void signs_of_life_come_again_and_again_with_the_present_status() {
    AtomicInteger jobs = new AtomicInteger();
    try (Watchdog _ =
        Watchdog.start(
            manager("100000"),
            () -> Optional.of(jobs.incrementAndGet() + " jobs"),
            new SystemTime())) {
      String _ = receiver.await("STATUS=1 jobs");
      assertThat(receiver.await("STATUS=3 jobs")).startsWith("WATCHDOG=1\n");
    }
  }

  @Test
  void there_are_none_while_the_program_cannot_tell_how_it_is() throws InterruptedException {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch hanging = new CountDownLatch(1);
    try (Watchdog _ =
        Watchdog.start(
            manager("1000"),
            () -> {
              asked.countDown();
              awaitUninterrupted(hanging);
              return Optional.of("well again");
            },
            new SystemTime())) {
      asked.await();
      assertThat(receiver.waiting()).isEmpty();
      hanging.countDown();
      assertThat(receiver.await("STATUS=well again")).startsWith("WATCHDOG=1\n");
    }
  }

  @Test
  void there_are_none_when_a_part_of_the_program_has_ended() throws InterruptedException {
    CountDownLatch asked = new CountDownLatch(4);
    try (Watchdog _ =
        Watchdog.start(
            manager("1000"),
            () -> {
              asked.countDown();
              return asked.getCount() == 3 ? Optional.of("well") : Optional.empty();
            },
            new SystemTime())) {
      asked.await();
      assertThat(receiver.await("STATUS=well")).startsWith("WATCHDOG=1\n");
      assertThat(receiver.waiting()).isEmpty();
    }
  }

  @Test
  void a_status_that_fails_once_is_no_sign_of_life_and_the_next_is() {
    AtomicInteger calls = new AtomicInteger();
    try (Watchdog _ =
        Watchdog.start(
            manager("1000"),
            () -> {
              if (calls.incrementAndGet() == 1) {
                throw new IllegalStateException("a bug");
              }
              return Optional.of("call " + calls.get());
            },
            new SystemTime())) {
      assertThat(receiver.await("STATUS=call 2")).startsWith("WATCHDOG=1\n");
    }
  }

  @Test
  void a_manager_that_expects_none_gets_none() {
    ServiceManager manager = ServiceManager.of(Map.of("NOTIFY_SOCKET", path));
    AtomicInteger calls = new AtomicInteger();

    Watchdog.start(manager, () -> Optional.of("call " + calls.incrementAndGet()), new SystemTime())
        .close();
    manager.ready("done");

    assertThat(receiver.waiting()).containsExactly("READY=1\nSTATUS=done");
    assertThat(calls).hasValue(0);
  }

  private ServiceManager manager(String micros) {
    return ServiceManager.of(Map.of("NOTIFY_SOCKET", path, "WATCHDOG_USEC", micros));
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
