package dev.paasrunner.testkit.engine.chaos;

import dev.paasrunner.spi.StateStore;
import dev.paasrunner.testkit.time.SimulatedProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

/// One path of life with planned faults, played to its end.
///
/// @param down how long nothing runs after the process was killed
record Schedule(Life life, List<Fault> faults, Duration down, UnaryOperator<StateStore> store) {
  private static final Duration LONG_ENOUGH = Duration.ofHours(2);

  /// What came of it.
  ///
  /// @param places that were passed
  /// @param broken the promises that were not kept
  record Result(List<String> places, List<String> broken) {}

  Result play() throws InterruptedException {
    Faults planned = new Faults(faults);
    try (Scene scene = new Scene(life, planned, store)) {
      boolean settled = live(scene);
      List<String> broken = broken(scene, planned, settled);
      return new Result(
          planned.places(),
          broken.stream().map(promise -> life + " " + planned + ": " + promise).toList());
    }
  }

  private boolean live(Scene scene) throws InterruptedException {
    boolean settled = false;
    for (int i = 0; i <= faults.size() && !settled; i++) {
      SimulatedProcess engine = scene.startEngine();
      boolean over = scene.time.runUntil(() -> engine.isDead() || scene.isSettled(), LONG_ENOUGH);
      settled = over && !engine.isDead();
      // A record that could neither be written nor removed in the end is left to the next start.
      boolean leftOver = !over && scene.isGivenBack();
      if (leftOver) {
        engine.kill();
      }
      scene.time.advance(engine.isDead() ? down : Duration.ZERO);
    }
    return settled;
  }

  private List<String> broken(Scene scene, Faults planned, boolean settled) {
    List<String> broken = new ArrayList<>();
    String status = scene.server.status(1);
    String code = scene.server.failureCode(1);
    boolean givenBack = planned.struck("create") && scene.isGivenBack();
    boolean lost = !scene.wasWritten() && !scene.server.allOver();
    if (!life.mayEnd(status, code) && !givenBack && !lost) {
      broken.add("the job ended with " + status + " " + code);
    }
    if (!settled) {
      broken.add("it was not over after " + LONG_ENOUGH.toHours() + " h");
    }
    if (!scene.platform.doubled().isEmpty()) {
      broken.add("the job had two hosts");
    }
    if (Collections.frequency(scene.platform.launches(), Scene.HOST) > 1) {
      broken.add("the job was run twice");
    }
    if (!scene.platform.names().isEmpty()) {
      broken.add("a host is left");
    }
    if (scene.isKept()) {
      broken.add("a record is left");
    }
    scene.time.crashes().forEach(crash -> broken.add("a thread died of " + crash));
    return broken;
  }
}
