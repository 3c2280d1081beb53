package dev.paasrunner.testkit.clever.http;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/// Trouble on demand: a factory method says what happens, the others when, how often and to which
/// requests. Immutable, so that one may be armed several times. Without [#times] it happens once.
public final class CleverFault {
  private final Damage damage;
  private final Duration delay;
  private final Aim aim;

  private CleverFault(Damage damage, Duration delay, Aim aim) {
    this.damage = damage;
    this.delay = delay;
    this.aim = aim;
  }

  private static CleverFault of(Damage damage) {
    return new CleverFault(damage, Duration.ZERO, new Aim(_ -> true, 0, 1));
  }

  private static CleverFault answered(boolean effect, CleverReply answer) {
    return of(new Damage(effect, Optional.of(answer), Cut.NONE));
  }

  /// What becomes of a request and its answer.
  ///
  /// @param effect whether the request has its effect nevertheless
  /// @param answer what is answered instead of the request's own answer
  record Damage(boolean effect, Optional<CleverReply> answer, Cut cut) {}

  /// What gets lost.
  enum Cut {
    NONE,
    HALF_OF_REQUEST,
    HALF_OF_ANSWER,
    ANSWER
  }

  /// Which requests a fault strikes.
  ///
  /// @param passing how many of them pass first
  /// @param times how many are struck
  record Aim(Predicate<CleverRequest> where, int passing, int times) {}

  /// An answer of the platform's instead of the right one, and no effect.
  public static CleverFault status(int status, int id) {
    return answered(false, CleverReply.message(status, id, "fault on demand"));
  }

  /// Another answer instead of the right one, and no effect.
  public static CleverFault answer(CleverReply reply) {
    return answered(false, reply);
  }

  /// A gateway's page instead of an answer, and no effect.
  public static CleverFault page(int status) {
    return answered(false, CleverReply.html(status, status + " from a gateway"));
  }

  /// A gateway's page after the request had its effect.
  public static CleverFault pageAfter(int status) {
    return answered(true, CleverReply.html(status, status + " from a gateway"));
  }

  /// The refusal of who is too fast, as v4 words it.
  ///
  /// @param wait what `Retry-After` says, in whole seconds
  public static CleverFault tooManyRequests(Duration wait) {
    return answered(
        false, CleverReply.tooManyRequests().with("Retry-After", "" + wait.toSeconds()));
  }

  /// The refusal of who is too fast, as v2 used to word it.
  public static CleverFault performedTooMuch() {
    return answered(false, CleverReply.performedTooMuch());
  }

  /// The connection is reset before the request has an effect.
  public static CleverFault resetBefore() {
    return of(new Damage(false, Optional.empty(), Cut.ANSWER));
  }

  /// The connection is reset after the request had its effect.
  public static CleverFault resetAfter() {
    return of(new Damage(true, Optional.empty(), Cut.ANSWER));
  }

  /// Half of the answer, then a reset.
  public static CleverFault cutOff() {
    return of(new Damage(true, Optional.empty(), Cut.HALF_OF_ANSWER));
  }

  /// Only half of the request arrives and is answered as it deserves. For pushes, which come in
  /// pieces: anything else would not be answered at all.
  public static CleverFault requestCutOff() {
    return of(new Damage(true, Optional.empty(), Cut.HALF_OF_REQUEST));
  }

  /// Nothing is wrong, but it takes long.
  public static CleverFault slow(Duration delay) {
    return of(new Damage(true, Optional.empty(), Cut.NONE)).delayedBy(delay);
  }

  /// The same fault, later: the request waits.
  public CleverFault delayedBy(Duration other) {
    return new CleverFault(damage, other, aim);
  }

  /// The same fault, for some requests only.
  public CleverFault where(Predicate<CleverRequest> condition) {
    return aimed(new Aim(aim.where().and(condition), aim.passing(), aim.times()));
  }

  /// The same fault, for a route only, such as `POST /v2/organisations/*/applications`.
  public CleverFault on(String route) {
    return where(request -> request.route().equals(route));
  }

  /// The same fault, for requests to Git hosts only.
  public CleverFault onGit() {
    return where(CleverRequest::isGit);
  }

  /// The same fault, that many times.
  public CleverFault times(int count) {
    return aimed(new Aim(aim.where(), aim.passing(), count));
  }

  /// The same fault, until faults are cleared.
  public CleverFault always() {
    return times(Integer.MAX_VALUE);
  }

  /// The same fault, which lets that many requests pass first.
  public CleverFault afterPassing(int count) {
    return aimed(new Aim(aim.where(), count, aim.times()));
  }

  private CleverFault aimed(Aim other) {
    return new CleverFault(damage, delay, other);
  }

  Damage damage() {
    return damage;
  }

  Duration delay() {
    return delay;
  }

  Aim aim() {
    return aim;
  }
}
