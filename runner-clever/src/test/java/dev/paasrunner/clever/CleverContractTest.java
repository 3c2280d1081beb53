package dev.paasrunner.clever;

import dev.paasrunner.spi.BuildContext;
import dev.paasrunner.spi.Executor;
import dev.paasrunner.testkit.contract.ExecutorContract;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;

class CleverContractTest extends ExecutorContract {
  /// Closed after the contract has looked whether anything is left.
  @AutoClose private final SmallClever platform;

  CleverContractTest() throws IOException {
    this.platform = SmallClever.start();
  }

  @Override
  protected Executor newExecutor() throws Exception {
    return Sections.executor(platform.url());
  }

  @Override
  protected BuildContext endsByItself() {
    return Sections.context("RUN ends\n");
  }

  @Override
  protected BuildContext runsUntilRemoved() {
    return Sections.context("RUN runs\n");
  }

  @Override
  protected BuildContext cannotBeBuilt() {
    return Sections.context("RUN fails\n");
  }

  @Override
  protected BuildContext takesLongToLaunch() {
    return Sections.context("RUN slow\n");
  }

  @Override
  protected void awaitMidLaunch(String hostName) throws Exception {
    platform.awaitSlowPush();
  }

  @Override
  protected int startsOf(String hostName) {
    return platform.startsOf(hostName);
  }

  @Override
  protected Set<String> holdings() {
    return platform.holdings();
  }
}
