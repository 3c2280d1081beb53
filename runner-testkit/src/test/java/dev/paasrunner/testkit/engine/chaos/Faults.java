package dev.paasrunner.testkit.engine.chaos;

import dev.paasrunner.testkit.fake.CallHook;
import dev.paasrunner.testkit.fake.CallHook.Moment;
import dev.paasrunner.testkit.time.SimulatedDeath;
import dev.paasrunner.testkit.time.SimulatedProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Lets planned faults happen, and writes down every place that the calls of all engines pass.
final class Faults {
  private final List<Fault> planned;
  private final List<String> places = new ArrayList<>();

  Faults(List<Fault> planned) {
    this.planned = List.copyOf(planned);
  }

  /// A hook for a process.
  ///
  /// @param error makes what a call throws
  <X extends Exception> CallHook<X> hook(SimulatedProcess process, Function<String, X> error) {
    return (call, moment) -> pass(process, call, moment, error);
  }

  private <X extends Exception> void pass(
      SimulatedProcess process, String call, Moment moment, Function<String, X> error) throws X {
    process.dieIfKilled();
    int here = places.size();
    places.add(moment + " " + call);
    for (Fault fault : planned) {
      if (fault.place() == here) {
        strike(fault.kind(), process, error);
      }
    }
  }

  private <X extends Exception> void strike(
      Fault.Kind kind, SimulatedProcess process, Function<String, X> error) throws X {
    switch (kind) {
      case DEATH -> {
        process.kill();
        SimulatedDeath.at(places.getLast());
      }
      case ERROR -> throw error.apply("a planned fault " + places.getLast());
    }
  }

  /// Moment and call of each place that was passed, in order.
  List<String> places() {
    return places;
  }

  /// Whether a fault struck a call of this name.
  boolean struck(String call) {
    return planned.stream()
        .filter(fault -> fault.place() < places.size())
        .anyMatch(fault -> places.get(fault.place()).endsWith(" " + call));
  }

  @Override
  public String toString() {
    return planned.stream()
        .map(
            fault ->
                fault.kind()
                    + " "
                    + (fault.place() < places.size() ? places.get(fault.place()) : "nowhere"))
        .toList()
        .toString();
  }
}
