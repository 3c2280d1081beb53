package dev.paasrunner.clever.host;

import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.spi.ExecutorException;
import dev.paasrunner.spi.HostCondition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What came of one look at all organizations. Of one thread.
final class WatchResults {
  private final Map<String, HostCondition> conditions = new HashMap<>();
  private final List<ExecutorException> troubles = new ArrayList<>();
  private boolean answered;

  void seen(Map<String, HostCondition> some) {
    answered = true;
    conditions.putAll(some);
  }

  void failed(ExecutorException trouble) {
    troubles.add(trouble);
  }

  /// What was seen.
  ///
  /// @throws ExecutorException if nothing was; as one payer's trouble if it is one's only
  Map<String, HostCondition> conditions() throws ExecutorException {
    if (!answered) {
      throw trouble();
    }
    return conditions;
  }

  private ExecutorException trouble() {
    if (troubles.isEmpty()) {
      return new ExecutorException(
          ErrorKind.TRANSIENT, "hosts at Clever Cloud could not be looked at in time");
    }
    // A payer's wrong credential is the payer's alone, however many have one.
    List<ExecutorException> lasting =
        troubles.stream().filter(WatchResults::mayBeEverybodys).toList();
    ExecutorException first = lasting.isEmpty() ? troubles.getFirst() : lasting.getFirst();
    long payers = lasting.stream().map(one -> one.error().payer()).distinct().count();
    return payers < 2
        ? first
        : new ExecutorException(first.error().kind(), first.error().message(), first);
  }

  private static boolean mayBeEverybodys(ExecutorException e) {
    return e.error().payer().isEmpty()
        || e.error().kind() == ErrorKind.TRANSIENT
        || e.error().kind() == ErrorKind.EXHAUSTED;
  }
}
