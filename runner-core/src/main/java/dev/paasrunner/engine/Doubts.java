package dev.paasrunner.engine;

import dev.paasrunner.settings.RunnerSection;
import dev.paasrunner.spi.ExecutorException;
import dev.paasrunner.time.Time;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks a section's executor, beside everything else, whether it is likely to work: once, and if
/// its platform does not answer then, again until it does.
final class Doubts {
  private static final Logger LOG = LoggerFactory.getLogger(Doubts.class);
  private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

  private final RunnerSection section;
  private final Time time;
  private final Loop loop;
  private Duration pause = FIRST_PAUSE;
  private boolean told;
  private boolean answered;

  Doubts(RunnerSection section, Time time) {
    this.section = section;
    this.time = time;
    this.loop = new Loop("doubts of " + section.name(), time, this::ask);
  }

  Loop loop() {
    return loop;
  }

  private Instant ask() throws InterruptedException {
    if (answered) {
      return Instant.MAX;
    }
    try {
      section.executor().doubts().forEach(this::warn);
      answered = true;
      if (told) {
        LogKeys.of(LOG.atInfo(), section).log("the platform could be asked whether all is well");
      }
      return Instant.MAX;
    } catch (ExecutorException e) {
      return time.instant().plus(unanswered(e));
    }
  }

  private Duration unanswered(ExecutorException e) {
    if (!told) {
      warn(
          "the platform could not be asked whether all is well, and is asked again: "
              + e.getMessage());
    }
    told = true;
    Duration wait =
        e.error().retryAfter().filter(asked -> asked.compareTo(pause) > 0).orElse(pause);
    Duration doubled = pause.multipliedBy(2);
    pause = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    return wait;
  }

  private void warn(String doubt) {
    LogKeys.of(LOG.atWarn(), section).log(doubt);
  }
}
