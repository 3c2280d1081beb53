package dev.paasrunner.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.PaasRunner;
import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.settings.RunnerSection;
import dev.paasrunner.spi.BuildContext;
import dev.paasrunner.spi.Executor;
import dev.paasrunner.spi.ExecutorException;
import dev.paasrunner.testkit.fake.CallHook;
import dev.paasrunner.testkit.fake.FakeCoordinator;
import dev.paasrunner.testkit.fake.FakeExecutor;
import dev.paasrunner.testkit.fake.FakePlatform;
import dev.paasrunner.testkit.fake.FakeServer;
import dev.paasrunner.testkit.time.ManualTime;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The question at the start whether a platform is likely to work.
@Timeout(20)
class DoubtsTest {
  private final ManualTime time = new ManualTime();
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicBoolean down = new AtomicBoolean();

  @Test
  void it_is_asked_once_if_the_platform_answers() throws Exception {
    try (PaasRunner _ = start()) {
      time.advance(Duration.ofDays(1));
    }
    assertThat(asked).hasValue(1);
  }

  @Test
  void it_is_asked_again_until_the_platform_answers() throws Exception {
    down.set(true);
    try (PaasRunner _ = start()) {
      time.advance(Duration.ofHours(2));
      int inVain = asked.get();
      assertThat(inVain).isGreaterThan(3);
      down.set(false);
      time.advance(Duration.ofDays(1));
      assertThat(asked).hasValue(inVain + 1);
    }
  }

  @Test
  void a_stop_does_not_wait_for_the_answer() throws Exception {
    down.set(true);
    PaasRunner runner = start();
    time.advance(Duration.ofMinutes(3));
    runner.close();
    int before = asked.get();
    time.advance(Duration.ofHours(2));
    assertThat(asked).hasValue(before);
  }

  private PaasRunner start() throws Exception {
    return PaasRunner.builder()
        .section(
            new RunnerSection(
                "one",
                "one",
                new FakeCoordinator(new FakeServer(), CallHook.none()),
                doubtful(new FakeExecutor(new FakePlatform(), CallHook.none())),
                _ -> new BuildContext(Map.of()),
                0))
        .time(time)
        .start();
  }

  private Executor doubtful(Executor other) {
    return (Executor)
        Proxy.newProxyInstance(
            Executor.class.getClassLoader(),
            new Class<?>[] {Executor.class},
            (_, method, arguments) -> {
              if (method.getName().equals("doubts")) {
                return doubts();
              }
              try {
                return method.invoke(other, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private List<String> doubts() throws ExecutorException {
    asked.incrementAndGet();
    if (down.get()) {
      throw new ExecutorException(ErrorKind.TRANSIENT, "the platform does not answer");
    }
    return List.of("it may not delete");
  }
}
