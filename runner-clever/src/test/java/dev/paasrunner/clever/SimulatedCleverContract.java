package dev.paasrunner.clever;

import dev.paasrunner.spi.BuildContext;
import dev.paasrunner.spi.Executor;
import dev.paasrunner.testkit.clever.model.Switches;
import dev.paasrunner.testkit.contract.ExecutorContract;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;

/// The contract of executors on the simulated Clever Cloud.
abstract class SimulatedCleverContract extends ExecutorContract {
  /// Closed after the contract has looked whether anything is left.
  @AutoClose private final Simulation clever;

  SimulatedCleverContract(Switches switches) {
    this.clever = Simulation.start(switches);
  }

  @Override
  protected Executor newExecutor() throws Exception {
    return clever.executor();
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
    clever.takeLongForTheNextPush();
    return Sections.context("RUN ends\n");
  }

  @Override
  protected void awaitMidLaunch(String hostName) throws Exception {
    clever.awaitPush();
  }

  @Override
  protected int startsOf(String hostName) {
    return clever.startsOf(hostName);
  }

  @Override
  protected Set<String> holdings() {
    return clever.holdings();
  }
}
