package dev.paasrunner.testkit.gitlab.http;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// Trouble on demand: a factory method says what happens, the others when, how often and to which
/// requests. Immutable, so that one may be armed several times. Without [#times] it happens once.
///
/// An answer that is replaced or lost keeps the request from having an effect, as a proxy's 502
/// does; with [#afterEffect] the coordinator first does what was asked (a job is assigned, a report
/// is taken).
public final class Fault {
  private final Damage damage;
  private final Pause pause;
  private final boolean effectFirst;
  private final Aim aim;

  private Fault(Damage damage, Pause pause, boolean effectFirst, Aim aim) {
    this.damage = damage;
    this.pause = pause;
    this.effectFirst = effectFirst;
    this.aim = aim;
  }

  private static Fault of(Damage damage) {
    return new Fault(damage, Pause.NONE, false, new Aim(_ -> true, 0, 1));
  }

  /// This status with a message as the Rails side writes it, instead of the answer.
  public static Fault status(int status) {
    return of(new Damage.Replaced(Reply.message(status, status + " Fault")));
  }

  /// The answer with a body that is not JSON; its status is kept, unless it allows no body.
  public static Fault garbage() {
    return altered(reply -> reply.withBody("{\"id\": 17, <html>"));
  }

  /// Half of the answer's body, then the end of the connection. An answer without a body is lost.
  public static Fault truncated() {
    return of(new Damage.Truncated());
  }

  /// The connection is closed and nothing is answered. Clients may repeat such a request on their
  /// own: the JDK's does if the connection had been used before and the method is GET.
  public static Fault connectionLost() {
    return of(new Damage.Lost());
  }

  /// The request has its effect and answer, but later.
  public static Fault delay(Duration length) {
    return of(new Damage.None()).delayedBy(length);
  }

  /// The request has its effect and answer, but not before the latch is at zero.
  public static Fault heldUntil(CountDownLatch released) {
    return of(new Damage.None()).pausing(Pause.until(released));
  }

  /// The answer, changed.
  public static Fault altered(UnaryOperator<Reply> alteration) {
    return of(new Damage.Altered(alteration));
  }

  /// The same fault whose answer has one more header, such as `Retry-After`. Does nothing where no
  /// answer is sent whole.
  public Fault with(String header, String value) {
    return suffering(damage.and(reply -> reply.with(header, value)));
  }

  /// The same fault whose answer is a page for people, as proxies send.
  public Fault html(String page) {
    return suffering(damage.and(reply -> reply.withBody(page).with("Content-Type", "text/html")));
  }

  /// The same fault, later: with [#afterEffect] the answer waits, else the request does.
  public Fault delayedBy(Duration length) {
    return pausing(Pause.of(length));
  }

  /// The same fault, after the request had its effect.
  public Fault afterEffect() {
    return new Fault(damage, pause, true, aim);
  }

  /// The same fault, that many times.
  public Fault times(int count) {
    return aimed(new Aim(aim.filter(), aim.passing(), count));
  }

  /// The same fault, until faults are cleared.
  public Fault always() {
    return times(Integer.MAX_VALUE);
  }

  /// The same fault, which lets that many requests pass first.
  public Fault afterPassing(int count) {
    return aimed(new Aim(aim.filter(), count, aim.times()));
  }

  /// The same fault, for such requests only.
  public Fault where(Predicate<Request> condition) {
    return aimed(new Aim(aim.filter().and(condition), aim.passing(), aim.times()));
  }

  /// The same fault, for requests about one job only.
  public Fault onJob(long id) {
    String segment = "/jobs/" + id + "/";
    return where(request -> (request.rawPath() + "/").contains(segment));
  }

  private Fault suffering(Damage other) {
    return new Fault(other, pause, effectFirst, aim);
  }

  private Fault pausing(Pause other) {
    return new Fault(damage, other, effectFirst, aim);
  }

  private Fault aimed(Aim other) {
    return new Fault(damage, pause, effectFirst, other);
  }

  Damage damage() {
    return damage;
  }

  Pause pause() {
    return pause;
  }

  boolean effectFirst() {
    return effectFirst;
  }

  Aim aim() {
    return aim;
  }

  /// Which requests a fault strikes.
  ///
  /// @param passing how many of them pass first
  /// @param times how many are struck
  record Aim(Predicate<Request> filter, int passing, int times) {}
}
