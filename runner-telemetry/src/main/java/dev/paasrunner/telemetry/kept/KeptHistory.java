package dev.paasrunner.telemetry.kept;

import dev.paasrunner.job.CallError;
import dev.paasrunner.job.Failure;
import dev.paasrunner.job.HostUse;
import dev.paasrunner.job.JobKey;
import dev.paasrunner.job.JobRecord;
import dev.paasrunner.job.JobState;
import dev.paasrunner.spi.RunnerListener;
import dev.paasrunner.spi.WaitListener;
import dev.paasrunner.telemetry.kept.Entry.What;
import dev.paasrunner.time.Time;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Keeps on disk what happens to each job and why it waits, for a few days and within a few
/// megabytes, for [StoredHistory] to read beside it or later. Diagnostics: nothing is forced to
/// disk, a moment's entries are lost in a kill, and trouble is logged once and reaches nobody. Any
/// thread; returns at once.
///
/// ```java
/// try (KeptHistory history = KeptHistory.begin(stateDirectory, Bounds.USUAL, "1.0", time);
///     PaasRunner runner = PaasRunner.builder().listener(history).section(section).start()) {
/// ```
public final class KeptHistory implements RunnerListener, WaitListener, AutoCloseable {
  /// Sections that take turns hold room for a moment; that is no wait worth a line.
  private static final Duration SHORT = Duration.ofSeconds(1);

  private final HistoryWriter writer;
  private final Time time;

  /// What is said of a job that is over would stay for ever.
  private static final int MOST_REMEMBERED = 20_000;

  /// What is news is known from what was told last. One small value for each job at work and for
  /// each section.
  private final Map<JobKey, String> lastWait = new ConcurrentHashMap<>();

  private final Map<String, Shortage> shortages = new ConcurrentHashMap<>();
  private final Set<String> unanswered = ConcurrentHashMap.newKeySet();

  private record Shortage(String why, Instant since) {}

  private KeptHistory(HistoryWriter writer, Time time) {
    this.writer = writer;
    this.time = time;
  }

  /// Begins to keep a history beside the records of a state directory, which has to exist and to
  /// belong to this process. Never fails: whatever is wrong is logged.
  ///
  /// @param version of the program, for the history
  public static KeptHistory begin(Path stateDirectory, Bounds bounds, String version, Time time) {
    HistoryWriter writer = new HistoryWriter(HistoryFolder.in(stateDirectory), bounds, time);
    KeptHistory history = new KeptHistory(writer, time);
    writer.start();
    writer.add(Entries.ofDaemon(What.DAEMON_STARTED, Map.of("version", version), time.instant()));
    return history;
  }

  /// Writes what is known, with a note that the daemon stopped.
  @Override
  public void close() {
    writer.add(Entries.ofDaemon(What.DAEMON_STOPPED, Map.of(), time.instant()));
    writer.close();
  }

  @Override
  public void jobGranted(JobRecord job, Instant asked, Optional<Duration> queued) {
    writer.add(Entries.asked(job, asked, queued));
  }

  @Override
  public void jobAcquired(JobRecord job, Instant at) {
    writer.add(Entries.acquired(job, at));
  }

  @Override
  public void jobGivenBack(JobRecord job, Failure failure, boolean reported, Instant at) {
    writer.add(Entries.givenBack(job, failure, reported, at));
  }

  @Override
  public void jobResumed(JobRecord job, Instant at) {
    writer.add(Entries.resumed(job, at));
  }

  @Override
  public void jobMoved(JobState from, JobRecord job, Instant at) {
    lastWait.remove(job.key());
    writer.add(Entries.moved(job, at));
  }

  @Override
  public void callFailed(JobRecord job, CallError error, Instant at) {
    writer.add(Entries.failed(job, error, at));
  }

  @Override
  public void launchSpaced(JobRecord job, Instant until) {
    Map<String, String> details = Map.of("until", until.toString());
    writer.add(Entries.of(job.key(), What.SPACED, details, time.instant()));
  }

  @Override
  public void waits(JobKey job, String why) {
    if (lastWait.size() > MOST_REMEMBERED) {
      lastWait.clear();
    }
    if (!why.equals(lastWait.put(job, why))) {
      writer.add(Entries.of(job, What.WAITS, Map.of("why", why), time.instant()));
    }
  }

  @Override
  public void jobWrittenOff(JobRecord job, String reason, Instant at) {
    writer.add(Entries.of(job.key(), What.WRITTEN_OFF, Map.of("why", reason), at));
  }

  @Override
  public void hostReleased(JobRecord job, HostUse use) {
    writer.add(Entries.hostGone(job, use, time.instant()));
  }

  @Override
  public void roomAwaited(String runner, String why) {
    shortages.put(runner, new Shortage(why, time.instant()));
  }

  /// One entry for the whole wait, at its end: a section waits once for each job under full load.
  @Override
  public void roomFound(String runner) {
    Optional<Shortage> shortage = Optional.ofNullable(shortages.remove(runner));
    Instant now = time.instant();
    shortage
        .filter(wait -> !now.isBefore(wait.since().plus(SHORT)))
        .ifPresent(wait -> writer.add(roomAwaited(runner, wait, now)));
  }

  private static Entry roomAwaited(String runner, Shortage wait, Instant now) {
    Map<String, String> details = new LinkedHashMap<>();
    details.put("why", wait.why());
    details.put("since", wait.since().toString());
    return Entries.ofSection(What.ROOM_AWAITED, runner, details, now);
  }

  @Override
  public void pollAnswered(String runner, boolean withJob) {
    if (unanswered.remove(runner)) {
      writer.add(Entries.ofSection(What.COORDINATOR_UP, runner, Map.of(), time.instant()));
    }
  }

  @Override
  public void pollFailed(String runner, CallError error) {
    if (unanswered.add(runner)) {
      Map<String, String> why = Map.of("why", error.message());
      writer.add(Entries.ofSection(What.COORDINATOR_DOWN, runner, why, time.instant()));
    }
  }

  @Override
  public void sectionPaused(String runner, String why, Duration pause) {
    Map<String, String> details = new LinkedHashMap<>();
    details.put("why", why);
    details.put("until", time.instant().plus(pause).toString());
    writer.add(Entries.ofSection(What.SECTION_PAUSED, runner, details, time.instant()));
  }

  @Override
  public void sectionResumed(String runner) {
    writer.add(Entries.ofSection(What.SECTION_RESUMED, runner, Map.of(), time.instant()));
  }

  @Override
  public void platformDown(String runner, String why) {
    Map<String, String> details = Map.of("why", why);
    writer.add(Entries.ofSection(What.PLATFORM_DOWN, runner, details, time.instant()));
  }

  @Override
  public void platformUp(String runner) {
    writer.add(Entries.ofSection(What.PLATFORM_UP, runner, Map.of(), time.instant()));
  }
}
