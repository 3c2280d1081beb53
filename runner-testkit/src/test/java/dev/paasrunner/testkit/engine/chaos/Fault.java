package dev.paasrunner.testkit.engine.chaos;

/// Something that goes wrong.
///
/// @param place at which of the places that calls pass, before and after their effect, counted from
///   0 over all lives of the engine
record Fault(int place, Kind kind) {
  enum Kind {
    /// The process is killed.
    DEATH,
    /// The call throws: trouble on the way there if before its effect, a lost answer if after it.
    ERROR
  }

  static Fault death(int place) {
    return new Fault(place, Kind.DEATH);
  }

  static Fault error(int place) {
    return new Fault(place, Kind.ERROR);
  }
}
