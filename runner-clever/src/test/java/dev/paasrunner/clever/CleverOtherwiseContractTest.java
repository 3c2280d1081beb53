package dev.paasrunner.clever;

import dev.paasrunner.testkit.clever.model.Switches;

/// The contract where the platform answers every open question about it in the other way.
final class CleverOtherwiseContractTest extends SimulatedCleverContract {
  CleverOtherwiseContractTest() {
    super(Switches.INSTANT.otherwise());
  }
}
