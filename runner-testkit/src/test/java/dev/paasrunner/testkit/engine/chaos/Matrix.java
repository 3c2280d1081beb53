package dev.paasrunner.testkit.engine.chaos;

import dev.paasrunner.spi.StateStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/// All schedules of one path of life with one fault or two, but those that differ in nothing from
/// another: a call that changes nothing fails alike before and after, and a process that is killed
/// leaves the same behind whether before a call or after the change that was the last before it.
final class Matrix {
  private static final Set<String> CHANGES =
      Set.of(
          "requestJob",
          "create",
          "replace",
          "dropPayload",
          "remove",
          "provision",
          "launch",
          "decommission",
          "fail");

  private final Life life;
  private final Duration down;
  private final UnaryOperator<StateStore> store;
  private final List<String> broken = new ArrayList<>();

  Matrix(Life life, Duration down, UnaryOperator<StateStore> store) {
    this.life = life;
    this.down = down;
    this.store = store;
  }

  /// Plays the life without a fault, and with one at each place.
  ///
  /// @return the promises that were not kept
  List<String> single() throws InterruptedException {
    for (Fault fault : following(List.of())) {
      play(List.of(fault));
    }
    return broken;
  }

  /// Plays the life with each fault, followed by each other fault, in the same life of the engine
  /// or in the next; but not with two that strike before it differs from a success, which has them.
  ///
  /// @param step 1 to play all of them, 2 to play every other one and so on
  /// @return the promises that were not kept
  List<String> pairs(int step) throws InterruptedException {
    int number = 0;
    for (Fault first : following(List.of())) {
      for (Fault second : following(List.of(first))) {
        if (number++ % step == 0) {
          play(List.of(first, second));
        }
      }
    }
    return broken;
  }

  /// The faults that may follow others, at the places that are passed after those.
  private List<Fault> following(List<Fault> faults) throws InterruptedException {
    List<String> places = play(faults);
    int first = faults.isEmpty() ? 0 : Math.max(faults.getLast().place() + 1, life.turnIn(places));
    List<Fault> following = new ArrayList<>();
    for (int place = first; place < places.size(); place++) {
      boolean before = places.get(place).startsWith("BEFORE");
      boolean change = isChange(places.get(place));
      if (before || change) {
        following.add(Fault.error(place));
      }
      if (place == 0 || (!before && change)) {
        following.add(Fault.death(place));
      }
    }
    return following;
  }

  private static boolean isChange(String place) {
    return CHANGES.stream().anyMatch(call -> (place + " ").contains(" " + call + " "));
  }

  private List<String> play(List<Fault> faults) throws InterruptedException {
    Schedule.Result result = new Schedule(life, faults, down, store).play();
    broken.addAll(result.broken());
    return result.places();
  }
}
