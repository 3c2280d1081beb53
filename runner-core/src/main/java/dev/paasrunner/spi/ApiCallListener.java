package dev.paasrunner.spi;

/// Is told of the exchanges that the clients of coordinators and platforms make, to count them.
/// Called from many threads, in the middle of a call; must return at once and must not throw.
@FunctionalInterface
public interface ApiCallListener {
  /// Nobody counts.
  ApiCallListener NONE = _ -> {};

  void ended(ApiCall call);
}
