package dev.paasrunner.testkit.gitlab.model;

import com.google.gson.JsonObject;
import dev.paasrunner.testkit.gitlab.trace.Trace;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One job and its state machine. Only within a transaction of the [Database].
public final class Job {
  /// A sign of life is not written down more often.
  private static final Duration TOUCH_INTERVAL = Duration.ofMinutes(15);

  private final long id;
  private final String token;
  private final String payload;
  private final JobInfo info;
  private final Set<String> tags;
  private final Set<String> neededFeatures;
  private final Instant createdAt;
  private final Trace trace = new Trace();

  private Status status = Status.PENDING;
  private @Nullable String failureReason;
  private @Nullable Integer exitCode;
  private @Nullable RunnerManager manager;
  private @Nullable Instant startedAt;
  private @Nullable Instant finishedAt;
  private @Nullable Instant firstFinalReport;
  private Instant updatedAt;
  private boolean tokenErased;
  private boolean erased;
  private boolean watched;

  Job(String payload, JsonObject json, Requirements requirements, Instant now) {
    this.id = Fields.number(json, "id");
    this.token = Fields.text(json, "token");
    if (id == 0 || token.isEmpty()) {
      throw new IllegalArgumentException("a payload needs an id and a token");
    }
    this.payload = payload;
    this.info = JobInfo.of(json);
    this.tags = requirements.tags();
    this.neededFeatures = new HashSet<>(requirements.features());
    this.neededFeatures.addAll(NeededFeatures.of(json));
    this.createdAt = now;
    this.updatedAt = now;
  }

  public long id() {
    return id;
  }

  /// The payload exactly as it was enqueued.
  public String payload() {
    return payload;
  }

  public JobInfo info() {
    return info;
  }

  public Status status() {
    return status;
  }

  public Optional<RunnerManager> manager() {
    return Optional.ofNullable(manager);
  }

  Set<String> tags() {
    return tags;
  }

  boolean isPending() {
    return status == Status.PENDING;
  }

  boolean isSupportedBy(Set<String> features) {
    return features.containsAll(neededFeatures);
  }

  /// Whether a token is the job's, which none is once it was erased.
  public boolean hasToken(String given, Instant now, Optional<Duration> erasure) {
    return given.equals(token) && !tokenErased && !isErasureDue(now, erasure);
  }

  private boolean isErasureDue(Instant now, Optional<Duration> erasure) {
    Instant end = finishedAt;
    return end != null && erasure.filter(delay -> !now.isBefore(end.plus(delay))).isPresent();
  }

  public void eraseToken() {
    tokenErased = true;
  }

  /// Whether the job was erased, with its log, by a user.
  public boolean isErased() {
    return erased;
  }

  public void erase() {
    erased = true;
  }

  /// Whether somebody looks at the log, which makes the coordinator ask for more frequent updates.
  public boolean isWatched() {
    return watched;
  }

  public void watch(boolean on) {
    watched = on;
  }

  void run(RunnerManager runner, Instant now) {
    status = Status.RUNNING;
    manager = runner;
    startedAt = now;
    updatedAt = now;
  }

  /// Ends the job as failed, or as canceled if it was canceling.
  public void drop(String reason, Instant now) {
    if (status != Status.CANCELING) {
      failureReason = reason;
    }
    end(Status.FAILED, now);
  }

  /// Remembers what a runner reported with a failure.
  public void exited(int code) {
    exitCode = Math.clamp(code, 0, 32767);
  }

  /// Ends the job as successful, or as canceled if it was canceling.
  public void succeed(Instant now) {
    end(Status.SUCCESS, now);
  }

  /// Cancels, gracefully if the program that requested the job can do that; nothing happens if the
  /// job is canceling or over.
  public void cancel(Instant now) {
    switch (status) {
      case PENDING -> end(Status.CANCELED, now);
      case RUNNING -> cancelRunning(now);
      case CANCELING, SUCCESS, FAILED, CANCELED -> {}
    }
  }

  private void cancelRunning(Instant now) {
    if (manager().filter(RunnerManager::cancelsGracefully).isPresent()) {
      status = Status.CANCELING;
      updatedAt = now;
    } else {
      end(Status.CANCELED, now);
    }
  }

  /// Cancels a job that is canceling without waiting for its runner; else nothing happens.
  public void forceCancel(Instant now) {
    if (status == Status.CANCELING) {
      end(Status.CANCELED, now);
    }
  }

  private void end(Status last, Instant now) {
    status = status == Status.CANCELING ? Status.CANCELED : last;
    finishedAt = now;
    updatedAt = now;
  }

  /// Notes a sign of life.
  public void touch(Instant now) {
    if (updatedAt.plus(TOUCH_INTERVAL).isBefore(now)) {
      updatedAt = now;
    }
  }

  boolean isIdleSince(Instant limit) {
    return status.isExecuting() && updatedAt.isBefore(limit);
  }

  /// How many bytes of the log are stored.
  public int traceSize() {
    return trace.size();
  }

  /// Adds to the log, without the job's token in it.
  public void append(byte[] text) {
    trace.append(text, token);
  }

  /// When the first final report came, which is now if there was none.
  Instant firstFinalReport(Instant now) {
    Instant first = firstFinalReport == null ? now : firstFinalReport;
    firstFinalReport = first;
    return first;
  }

  public JobView view() {
    return new JobView(
        id,
        info,
        status,
        Optional.ofNullable(failureReason),
        exitCode == null ? OptionalInt.empty() : OptionalInt.of(exitCode),
        manager().map(RunnerManager::systemId),
        trace.text(),
        new JobView.Times(
            createdAt, Optional.ofNullable(startedAt), Optional.ofNullable(finishedAt), updatedAt));
  }
}
