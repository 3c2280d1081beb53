package dev.paasrunner.testkit.gitlab.http;

import java.util.function.UnaryOperator;

/// What becomes of an answer.
sealed interface Damage {
  /// It is sent as it is.
  record None() implements Damage {}

  /// It is sent with changes.
  record Altered(UnaryOperator<Reply> alteration) implements Damage {}

  /// Another one is sent.
  record Replaced(Reply reply) implements Damage {}

  /// The status and half of the body are sent, then the connection is closed.
  record Truncated() implements Damage {}

  /// The connection is closed and nothing is sent.
  record Lost() implements Damage {}

  /// Whether there has to be an answer of the coordinator.
  default boolean needsAnswer() {
    return switch (this) {
      case None _, Altered _, Truncated _ -> true;
      case Replaced _, Lost _ -> false;
    };
  }

  /// The same damage, where an answer that is sent whole is changed too.
  default Damage and(UnaryOperator<Reply> change) {
    return switch (this) {
      case None _ -> new Altered(change);
      case Altered(var earlier) -> new Altered(reply -> change.apply(earlier.apply(reply)));
      case Replaced(Reply reply) -> new Replaced(change.apply(reply));
      case Truncated _, Lost _ -> this;
    };
  }
}
