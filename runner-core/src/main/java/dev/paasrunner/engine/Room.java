package dev.paasrunner.engine;

import dev.paasrunner.capacity.Capacity;
import dev.paasrunner.capacity.Request;
import dev.paasrunner.job.CallError;
import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.job.Weight;
import dev.paasrunner.policy.PollPacing;
import dev.paasrunner.policy.Quota;
import dev.paasrunner.settings.RunnerSection;
import dev.paasrunner.spi.ExecutorException;
import dev.paasrunner.status.Asking;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How much room the next job of one section needs. Platforms tell the weights of hosts, so that
/// this may be unknown for a while, which is no fault of the coordinator. Used by one thread, but
/// for its trouble.
final class Room {
  private static final Logger LOG = LoggerFactory.getLogger(Room.class);

  private final RunnerSection section;
  private final Capacity capacity;
  private PollPacing pacing;
  private volatile String trouble = "";

  Room(RunnerSection section, Capacity capacity, Duration checkInterval) {
    this.section = section;
    this.capacity = capacity;
    this.pacing = PollPacing.fresh(checkInterval);
  }

  /// The room that is asked for, or how long to wait until that can be known.
  sealed interface Answer {
    /// So much is needed.
    record Needed(Request request) implements Answer {}

    /// Nobody can tell now.
    record Unknown(Duration pause) implements Answer {}
  }

  Answer ask() throws InterruptedException {
    try {
      Optional<Weight> quota = capacity.weightLimit().get();
      Weight reservation = Quota.reservation(section.executor().heaviest(), quota);
      known();
      return new Answer.Needed(
          new Request(section.uniqueName(), section.limit(), reservation, quota));
    } catch (ExecutorException e) {
      return new Answer.Unknown(unknown(e.error()));
    }
  }

  /// Why it is not known, if so. Any thread.
  Optional<Asking> trouble() {
    String why = trouble;
    return why.isEmpty()
        ? Optional.empty()
        : Optional.of(new Asking(Asking.Condition.QUOTA_UNKNOWN, why));
  }

  private void known() {
    if (!trouble.isEmpty()) {
      trouble = "";
      pacing = pacing.answered();
      LogKeys.of(LOG.atInfo(), section).log("the room for one more job is known again");
    }
  }

  private Duration unknown(CallError error) {
    if (!error.message().equals(trouble)) {
      LogKeys.of(LOG.atWarn(), section)
          .log("no jobs are asked for, since their room is not known: {}", error.message());
    }
    trouble = error.message();
    // Whatever the kind: it is asked again soon, because a person mends it meanwhile.
    pacing = pacing.failed(ErrorKind.TRANSIENT);
    return pacing.afterFailure(error);
  }
}
