package dev.paasrunner.testkit.fake;

import dev.paasrunner.testkit.fake.CallHook.Moment;
import dev.paasrunner.testkit.time.SimulatedDeath;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Kills an engine at one of its calls to the outside: from then on every thread of it that calls
/// anything dies there, so that nothing more happens to the outside.
public final class KillSwitch {
  private final Predicate<String> deadly;
  private final Set<String> places = new LinkedHashSet<>();
  private Optional<String> deathPlace = Optional.empty();

  private KillSwitch(Predicate<String> deadly) {
    this.deadly = deadly;
  }

  /// Kills when a place is reached for the first time.
  ///
  /// @param place moment and call, such as `AFTER provision hpd-job-a-1`
  public static KillSwitch at(String place) {
    return new KillSwitch(place::equals);
  }

  /// Only writes down the places.
  public static KillSwitch never() {
    return new KillSwitch(_ -> false);
  }

  /// A hook for a fake of this engine.
  public <X extends Exception> CallHook<X> hook() {
    return this::pass;
  }

  private synchronized void pass(String call, Moment moment) {
    String place = moment + " " + call;
    places.add(place);
    if (deathPlace.isEmpty() && deadly.test(place)) {
      deathPlace = Optional.of(place);
    }
    if (deathPlace.isPresent()) {
      SimulatedDeath.at(deathPlace.get());
    }
  }

  /// Whether the engine died.
  public synchronized boolean hasKilled() {
    return deathPlace.isPresent();
  }

  /// The places that were reached, each once, in order.
  public synchronized Set<String> places() {
    return new LinkedHashSet<>(places);
  }
}
