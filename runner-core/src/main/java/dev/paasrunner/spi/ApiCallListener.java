package dev.paasrunner.spi;

/// Is told of the exchanges that the client of a coordinator or a platform makes for one runner
/// section, to count them. Called from many threads, in the middle of a call; must return at once
/// and must not throw.
@FunctionalInterface
public interface ApiCallListener {
  /// Nobody counts.
  ApiCallListener NONE = _ -> {};

  /// An exchange ended.
  void ended(ApiCall call);
}
