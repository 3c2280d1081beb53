package dev.paasrunner.engine;

import dev.paasrunner.capacity.Seat;
import dev.paasrunner.job.JobKey;
import dev.paasrunner.job.JobRecord;
import dev.paasrunner.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The jobs from before whose section is not there, which the log says again every hour: their
/// hosts cost as much as any other, and nobody looks after them. There are never more than at the
/// start.
final class OwnerlessJobs {
  private static final Logger LOG = LoggerFactory.getLogger(OwnerlessJobs.class);
  private static final Duration BETWEEN_REMINDERS = Duration.ofHours(1);

  private final Time time;
  private final List<Ownerless> waiting = new CopyOnWriteArrayList<>();
  private final Loop reminder;
  private volatile Instant due = Instant.MAX;

  /// A job, and the room that it goes on taking.
  record Ownerless(JobRecord job, Seat seat) {}

  OwnerlessJobs(Time time) {
    this.time = time;
    this.reminder = new Loop("reminder of jobs without a section", time, this::remind);
  }

  void add(JobRecord job, Seat seat) {
    LogKeys.of(LOG.atError(), job)
        .log(
            "the job's runner section is not configured; its record and its host stay until the"
                + " section is back");
    seat.last(true);
    waiting.add(new Ownerless(job, seat));
  }

  /// Begins to remind, if there is a reason to. The first time was when they were added.
  void start() {
    due = time.instant().plus(BETWEEN_REMINDERS);
    if (!waiting.isEmpty()) {
      reminder.start();
    }
  }

  private Instant remind() {
    Instant now = time.instant();
    if (now.isBefore(due)) {
      return due;
    }
    if (!waiting.isEmpty()) {
      LOG.atError()
          .addKeyValue("jobs", waiting.size())
          .log(
              "jobs have no runner section and their hosts are not removed ({}): put their sections"
                  + " back into the configuration, or write the jobs off",
              runners());
    }
    due = now.plus(BETWEEN_REMINDERS);
    return due;
  }

  private String runners() {
    return waiting.stream()
        .map(one -> one.job().key().runner())
        .distinct()
        .sorted(Comparator.naturalOrder())
        .collect(Collectors.joining(", "));
  }

  /// Takes out those of a section that is there again.
  List<Ownerless> takeOf(String runner) {
    List<Ownerless> its =
        waiting.stream().filter(one -> one.job().key().runner().equals(runner)).toList();
    waiting.removeAll(its);
    return its;
  }

  Optional<Ownerless> of(JobKey key) {
    return waiting.stream().filter(one -> one.job().key().equals(key)).findFirst();
  }

  void remove(Ownerless job) {
    waiting.remove(job);
  }

  List<JobRecord> jobs() {
    return waiting.stream().map(Ownerless::job).toList();
  }

  void stop() {
    reminder.stop();
  }
}
