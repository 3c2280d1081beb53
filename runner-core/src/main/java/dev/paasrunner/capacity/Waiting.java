package dev.paasrunner.capacity;

/// Whoever waits for room for a job that is not known yet.
@FunctionalInterface
public interface Waiting {
  /// A wait begins.
  ///
  /// @param why which limit is reached, in a few words
  void begins(String why);

  /// Whether there is still use for the room, asked at the beginning of a wait and now and then in
  /// it. May take its time; the place in the queue is kept meanwhile, and lost if there is none.
  default boolean isOfUse() throws InterruptedException {
    return true;
  }
}
