package dev.paasrunner.testkit.fake;

/// Is told of every call to a fake, before and after it has its effect, and may throw: an unchecked
/// exception or an error to stand for a bug. May block. A process that is killed is a [KillSwitch].
@FunctionalInterface
public interface CallHook<X extends Exception> {
  /// A call is at this point.
  ///
  /// @param call the method's name and its subject, such as `provision hpd-job-a-1`
  /// @param moment before or after the effect
  void at(String call, Moment moment) throws X, InterruptedException;

  /// This hook, and then another unless this one throws.
  default CallHook<X> then(CallHook<X> next) {
    return (call, moment) -> {
      at(call, moment);
      next.at(call, moment);
    };
  }

  /// Where a call is.
  enum Moment {
    BEFORE,
    AFTER
  }

  /// A hook that does nothing.
  static <X extends Exception> CallHook<X> none() {
    return (_, _) -> {};
  }
}
