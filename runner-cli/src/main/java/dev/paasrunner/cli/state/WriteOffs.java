package dev.paasrunner.cli.state;

import dev.paasrunner.PaasRunner;
import dev.paasrunner.job.JobKey;
import dev.paasrunner.job.JobRecord;
import dev.paasrunner.job.JobState;
import dev.paasrunner.spi.JobLines;
import dev.paasrunner.spi.StateStore;
import dev.paasrunner.store.StateSnapshot;
import dev.paasrunner.store.WriteOffFolder;
import dev.paasrunner.store.WriteOffFolder.Outcome;
import dev.paasrunner.store.WriteOffRequest;
import dev.paasrunner.time.Time;
import dev.paasrunner.time.Wakeup;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does what requests to write jobs off ask for: those that waited before anything starts, and
/// those that come while the daemon runs.
public final class WriteOffs implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WriteOffs.class);

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);

  /// A job that was told to be forgotten is gone soon.
  private static final Duration UNTIL_GONE = Duration.ofSeconds(1);

  private final Path directory;
  private final WriteOffFolder folder;
  private final Time time;
  private final Wakeup stop;

  /// Those that the runner was told of. Touched by one thread only.
  private final Set<JobKey> told = new HashSet<>();

  private boolean troubled;
  private volatile boolean stopped;

  public WriteOffs(Path directory, Time time) {
    this.directory = directory;
    this.folder = new WriteOffFolder(directory);
    this.time = time;
    this.stop = time.newWakeup();
  }

  /// Deals with the requests that waited for a start. Nothing else may be at work yet.
  ///
  /// @param runners the unique names of the sections that are going to run
  public void beforeStart(StateStore store, Set<String> runners) {
    try {
      closeWaiting(store, runners);
    } catch (IOException e) {
      LOG.error("requests to write jobs off wait: {}", e.getMessage());
    }
  }

  private void closeWaiting(StateStore store, Set<String> runners) throws IOException {
    WriteOffFolder.Waiting waiting = folder.waiting();
    waiting.problems().forEach(LOG::error);
    if (waiting.requests().isEmpty()) {
      return;
    }
    StateSnapshot snapshot = StateSnapshot.of(directory);
    for (WriteOffRequest request : waiting.requests()) {
      close(request, beforeStart(request, find(request.job(), snapshot), store, runners));
    }
  }

  private static Optional<JobRecord> find(JobKey key, StateSnapshot snapshot) {
    return snapshot.jobs().stream()
        .map(StateSnapshot.Kept::job)
        .filter(job -> job.key().equals(key))
        .findFirst();
  }

  private static Outcome beforeStart(
      WriteOffRequest request, Optional<JobRecord> job, StateStore store, Set<String> runners)
      throws IOException {
    if (job.isEmpty()) {
      return Outcome.GONE_ALREADY;
    }
    boolean mayGo =
        job.get().state() instanceof JobState.Settling || !runners.contains(request.job().runner());
    if (!mayGo) {
      return Outcome.REFUSED;
    }
    store.remove(request.job());
    return Outcome.WRITTEN_OFF;
  }

  /// Looks for requests from now on, until this is closed.
  public void attend(PaasRunner runner) {
    time.start("requests to write jobs off", () -> look(runner));
  }

  private void look(PaasRunner runner) {
    try {
      while (!stopped) {
        lookOnce(runner);
        Duration pause = told.isEmpty() ? BETWEEN_LOOKS : UNTIL_GONE;
        boolean _ = stop.await(time.instant().plus(pause));
      }
    } catch (InterruptedException e) {
      LOG.debug("nobody looks for requests to write jobs off any more");
    }
  }

  private void lookOnce(PaasRunner runner) {
    try {
      WriteOffFolder.Waiting waiting = folder.waiting();
      waiting.problems().forEach(LOG::error);
      for (WriteOffRequest request : waiting.requests()) {
        handle(request, runner);
      }
      troubled = false;
    } catch (IOException e) {
      if (!troubled) {
        LOG.error("requests to write jobs off wait: {}", e.getMessage());
      }
      troubled = true;
    }
  }

  private void handle(WriteOffRequest request, PaasRunner runner) throws IOException {
    boolean accepted = runner.writeOff(request.job(), request.reason());
    boolean atWork = runner.jobs().stream().anyMatch(job -> job.key().equals(request.job()));
    if (accepted && atWork) {
      told.add(request.job());
    } else if (accepted || told.remove(request.job())) {
      close(request, Outcome.WRITTEN_OFF);
    } else {
      close(request, atWork ? Outcome.REFUSED : Outcome.GONE_ALREADY);
    }
  }

  private void close(WriteOffRequest request, Outcome outcome) throws IOException {
    Instant now = time.instant();
    folder.close(request, outcome, now);
    JobLines.about(LOG.atWarn(), request.job())
        .addKeyValue(JobLines.HOST, request.host().orElse("none"))
        .addKeyValue("by", request.by())
        .addKeyValue("why", request.reason())
        .addKeyValue("outcome", outcome)
        .log("asked to be written off");
  }

  /// Looks no more. Requests stay for the next start.
  @Override
  public void close() {
    stopped = true;
    stop.signal();
  }
}
