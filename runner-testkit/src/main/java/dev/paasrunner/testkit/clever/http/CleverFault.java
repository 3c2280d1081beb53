package dev.paasrunner.testkit.clever.http;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/// Trouble on demand. Immutable. Without [#times] it happens once.
///
/// @param where the requests that it strikes
/// @param times how many of them
/// @param delay what passes before anything else
/// @param effect whether the request has its effect nevertheless
/// @param answer what is answered; empty if the connection is reset
/// @param truncated whether only half of the request's own answer is sent
public record CleverFault(
    Predicate<CleverRequest> where,
    int times,
    Duration delay,
    boolean effect,
    Optional<CleverReply> answer,
    boolean truncated) {

  private static CleverFault of(boolean effect, Optional<CleverReply> answer) {
    return new CleverFault(_ -> true, 1, Duration.ZERO, effect, answer, false);
  }

  /// An answer of the platform's instead of the right one, and no effect.
  public static CleverFault status(int status, int id) {
    return of(false, Optional.of(CleverReply.message(status, id, "fault on demand")));
  }

  /// A gateway's page instead of an answer, and no effect.
  public static CleverFault page(int status) {
    return of(false, Optional.of(CleverReply.html(status, status + " from a gateway")));
  }

  /// The connection is reset before the request has an effect.
  public static CleverFault resetBefore() {
    return of(false, Optional.empty());
  }

  /// The connection is reset after the request had its effect.
  public static CleverFault resetAfter() {
    return of(true, Optional.empty());
  }

  /// A gateway's page after the request had its effect.
  public static CleverFault pageAfter(int status) {
    return of(true, Optional.of(CleverReply.html(status, status + " from a gateway")));
  }

  /// Half of the answer, then a reset.
  public static CleverFault cutOff() {
    return new CleverFault(_ -> true, 1, Duration.ZERO, true, Optional.empty(), true);
  }

  /// Nothing is wrong, but it takes long.
  public static CleverFault slow(Duration delay) {
    return new CleverFault(_ -> true, 1, delay, true, Optional.empty(), false);
  }

  boolean isOnlySlow() {
    return effect && answer.isEmpty() && !truncated && delay.isPositive();
  }

  /// The same fault, for some requests only.
  public CleverFault where(Predicate<CleverRequest> condition) {
    return new CleverFault(where.and(condition), times, delay, effect, answer, truncated);
  }

  /// The same fault, for a route only, such as `POST /v2/organisations/*/applications`.
  public CleverFault on(String route) {
    return where(request -> request.route().equals(route));
  }

  /// The same fault, that many times.
  public CleverFault times(int count) {
    return new CleverFault(where, count, delay, effect, answer, truncated);
  }

  /// The same fault, until faults are cleared.
  public CleverFault always() {
    return times(Integer.MAX_VALUE);
  }
}
