package dev.paasrunner.docker;

import dev.paasrunner.spi.BuildContext;
import dev.paasrunner.spi.Executor;
import dev.paasrunner.testkit.contract.ExecutorContract;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;

/// The contract of all executors, on the Docker engine of this machine.
@ExtendWith(RequiresEngine.class)
final class LocalDockerIT extends ExecutorContract {
  private static TestEngine engine;

  @BeforeAll
  static void connect() throws Exception {
    engine = new TestEngine();
  }

  @AfterAll
  static void disconnect() throws Exception {
    engine.close();
  }

  @Override
  protected Executor newExecutor() throws Exception {
    return TestEngine.newExecutor(Optional.empty());
  }

  @Override
  protected BuildContext endsByItself() {
    return engine.running("exec /bin/busybox sleep 0.2");
  }

  @Override
  protected BuildContext runsUntilRemoved() {
    return engine.running("exec /bin/busybox sleep 600");
  }

  @Override
  protected BuildContext cannotBeBuilt() {
    return engine.context("COPY what-is-not-there /file\n");
  }

  @Override
  protected BuildContext takesLongToLaunch() {
    return engine.context("RUN [\"/bin/busybox\", \"sleep\", \"600\"]\n");
  }

  @Override
  protected void awaitMidLaunch(String hostName) throws Exception {
    engine.awaitBuildStep(hostName);
  }

  @Override
  protected int startsOf(String hostName) throws InterruptedException {
    return engine.linesOf(hostName);
  }

  @Override
  protected Set<String> holdings() {
    return engine.holdings(run());
  }
}
