package dev.paasrunner.clever;

import dev.paasrunner.testkit.clever.model.Switches;

/// The contract where the platform answers at once.
final class CleverContractTest extends SimulatedCleverContract {
  CleverContractTest() {
    super(Switches.INSTANT);
  }
}
