package dev.paasrunner.clever.host;

import dev.paasrunner.clever.api.Application;
import dev.paasrunner.clever.api.CleverApi;
import dev.paasrunner.clever.settings.CleverConfig.RepositoryPatience;
import dev.paasrunner.clever.tenant.Access;
import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.job.JobKey;
import dev.paasrunner.spi.ExecutorException;
import dev.paasrunner.spi.JobLines;
import dev.paasrunner.spi.WaitListener;
import dev.paasrunner.time.Time;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Waits until the repository of a new application takes a push.
final class RepositoryWait {
  private static final Logger LOG = LoggerFactory.getLogger(RepositoryWait.class);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  private final CleverApi api;
  private final Time time;
  private final RepositoryPatience patience;
  private final WaitListener waiting;

  RepositoryWait(CleverApi api, Time time, RepositoryPatience patience, WaitListener waiting) {
    this.api = api;
    this.time = time;
    this.patience = patience;
    this.waiting = waiting;
  }

  /// @param job whose host the application is
  /// @throws ExecutorException `TRANSIENT` if it takes too long
  Application await(Access access, Application made, JobKey job)
      throws ExecutorException, InterruptedException {
    Pauses pauses = new Pauses(time, patience.firstPause(), LONGEST_PAUSE, patience.timeout());
    Application seen = made;
    while (!seen.isDeployable()) {
      waiting.waits(job, "the application is made, and its repository takes no push yet");
      if (!pauses.pause()) {
        throw new ExecutorException(
            ErrorKind.TRANSIENT,
            "the repository of the application %s was not ready within %d s (state \"%s\")"
                .formatted(made.id(), patience.timeout().toSeconds(), seen.repositoryState()));
      }
      seen = look(access, seen, job, pauses);
    }
    return seen;
  }

  /// Trouble with one look is not the end, and a new application may be unknown for a moment.
  private Application look(Access access, Application before, JobKey job, Pauses pauses)
      throws ExecutorException, InterruptedException {
    try {
      Optional<Application> seen = api.application(access.account(), before.id());
      return seen.orElse(before);
    } catch (ExecutorException e) {
      boolean passes =
          e.error().kind() == ErrorKind.TRANSIENT || e.error().kind() == ErrorKind.EXHAUSTED;
      if (!passes || !e.error().retryAfter().map(pauses::lengthen).orElse(true)) {
        throw e;
      }
      JobLines.about(LOG.atDebug(), job)
          .log("its repository was not looked at: {}", e.getMessage());
      return before;
    }
  }
}
