package dev.paasrunner.engine;

import dev.paasrunner.settings.RunnerSection;
import dev.paasrunner.spi.ExecutorException;
import dev.paasrunner.time.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks a section's executor once, beside everything else, whether it is likely to work.
record Doubts(RunnerSection section, Time time) {
  private static final Logger LOG = LoggerFactory.getLogger(Doubts.class);

  void start() {
    time.start("doubts of " + section.name(), this::ask);
  }

  private void ask() {
    try {
      section.executor().doubts().forEach(this::warn);
    } catch (ExecutorException e) {
      warn("the platform could not be asked whether all is well: " + e.getMessage());
    } catch (InterruptedException e) {
      LOG.debug("section {}: the question was interrupted", section.name());
    } catch (RuntimeException | Error e) {
      LogKeys.of(LOG.atError(), section).setCause(e).log("the executor met a bug");
    }
  }

  private void warn(String doubt) {
    LogKeys.of(LOG.atWarn(), section).log(doubt);
  }
}
