package dev.paasrunner.testkit.endurance;

import java.time.Duration;
import java.util.List;
import java.util.Random;

/// When a daemon is killed.
sealed interface Trigger {
  /// A time after its start.
  record After(Duration time) implements Trigger {}

  /// Right after an effect on the platform, before it is answered.
  ///
  /// @param effect `create`, `push` or `delete`
  /// @param count the how manyth since the start
  record AtEffect(String effect, int count) implements Trigger {}

  /// A process needs half a second to become a daemon.
  Duration LATEST = Duration.ofMillis(3500);

  static Trigger any(Random dice) {
    if (dice.nextBoolean()) {
      return new After(Duration.ofMillis(300 + dice.nextLong(2500)));
    }
    List<String> effects = List.of("create", "push", "delete");
    return new AtEffect(effects.get(dice.nextInt(effects.size())), 1 + dice.nextInt(4));
  }

  /// How long it is waited for at most.
  default Duration latest() {
    return this instanceof After(Duration time) ? time : LATEST;
  }
}
