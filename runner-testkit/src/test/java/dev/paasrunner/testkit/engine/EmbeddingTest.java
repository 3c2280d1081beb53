package dev.paasrunner.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.PaasRunner;
import dev.paasrunner.job.JobRecord;
import dev.paasrunner.job.JobState;
import dev.paasrunner.spi.BuildContext;
import dev.paasrunner.spi.Coordinator;
import dev.paasrunner.spi.Executor;
import dev.paasrunner.spi.HandOff;
import dev.paasrunner.spi.HostCondition;
import dev.paasrunner.spi.RunnerListener;
import dev.paasrunner.spi.StateStore;
import dev.paasrunner.store.InMemoryStateStore;
import dev.paasrunner.testkit.fake.CallHook;
import dev.paasrunner.testkit.fake.FakeCoordinator;
import dev.paasrunner.testkit.fake.FakeExecutor;
import dev.paasrunner.testkit.fake.FakePlatform;
import dev.paasrunner.testkit.fake.FakeServer;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Compiles and runs the example under `examples/`, as another program would: on the real clock.
@Timeout(60)
class EmbeddingTest {
  private static final Path EXAMPLE = Path.of("../examples/embedding/EmbeddedRunner.java");

  @TempDir private Path classes;

  /// One embedder's objects, and a host that reports its job as soon as it runs.
  private static final class Embedder implements RunnerListener {
    private final FakeServer server = new FakeServer();
    private final FakePlatform platform = new FakePlatform();
    private final InMemoryStateStore store = new InMemoryStateStore();
    private final CountDownLatch closed = new CountDownLatch(1);

    @Override
    public void jobMoved(JobState from, JobRecord job, Instant at) {
      if (job.state() instanceof JobState.Running) {
        server.become(job.key().id(), "success");
        platform.become("hpd-job-embedded-1", new HostCondition.Ended("exit code 0"));
      } else if (job.state() instanceof JobState.Closed) {
        closed.countDown();
      }
    }
  }

  @Test
  void the_example_compiles_and_two_engines_run_beside_each_other_in_one_jvm() throws Exception {
    Embedder one = new Embedder();
    Embedder two = new Embedder();
    one.server.enqueue(1);
    two.server.enqueue(1);
    try (URLClassLoader loader = compiledExample();
        PaasRunner _ = start(loader, one);
        PaasRunner _ = start(loader, two)) {
      assertThat(one.closed.await(30, TimeUnit.SECONDS)).isTrue();
      assertThat(two.closed.await(30, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(one.platform.launches()).hasSize(1);
    assertThat(two.platform.launches()).hasSize(1);
    assertThat(one.platform.names()).isEmpty();
  }

  private URLClassLoader compiledExample() throws Exception {
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-d",
                classes.toString(),
                "-cp",
                System.getProperty("java.class.path"),
                EXAMPLE.toString());
    assertThat(result).isZero();
    return new URLClassLoader(
        new URL[] {classes.toUri().toURL()}, EmbeddingTest.class.getClassLoader());
  }

  private static PaasRunner start(ClassLoader loader, Embedder embedder) throws Exception {
    Method start =
        loader
            .loadClass("EmbeddedRunner")
            .getMethod(
                "start",
                Coordinator.class,
                Executor.class,
                HandOff.class,
                StateStore.class,
                RunnerListener.class);
    HandOff nothing = _ -> new BuildContext(Map.of());
    return (PaasRunner)
        start.invoke(
            null,
            new FakeCoordinator(embedder.server, CallHook.none()),
            new FakeExecutor(embedder.platform, CallHook.none()),
            nothing,
            embedder.store,
            embedder);
  }
}
