package dev.paasrunner.cli.check;

import dev.paasrunner.config.Configuration;
import dev.paasrunner.config.SectionConfig;
import dev.paasrunner.register.WrittenRunners.Verdict;
import dev.paasrunner.settings.QuotaReference;
import dev.paasrunner.settings.RunnerSection;
import dev.paasrunner.settings.TraceWatch;
import dev.paasrunner.spi.CoordinatorException;
import dev.paasrunner.spi.ExecutorException;
import java.util.List;
import java.util.Optional;

/// Asks coordinators and platforms whether they work with a configuration. Asks for no job.
final class OnlineCheck {
  /// No project and no job have this number: what is asked is whether one may ask.
  private static final long NOBODY = 0;

  private final CheckCommand.TokenCheck tokens;
  private final Voice voice;

  OnlineCheck(CheckCommand.TokenCheck tokens, Voice voice) {
    this.tokens = tokens;
    this.voice = voice;
  }

  /// @param made the sections that could be made
  boolean isWell(Configuration configuration, List<RunnerSection> made)
      throws InterruptedException {
    boolean good = true;
    for (SectionConfig section : configuration.sections()) {
      good = hasGoodToken(section) && good;
    }
    for (RunnerSection section : made) {
      good = watchesTraces(section) && good;
      good = hasGoodPlatform(section) && good;
    }
    Optional<QuotaReference> quota = configuration.engine().limits().quota();
    return (quota.isEmpty() || isKnown(quota.get(), made)) && good;
  }

  private boolean hasGoodToken(SectionConfig section) throws InterruptedException {
    Verdict verdict = tokens.verify(section);
    String sentence = "section " + section.name() + ": " + verdict.sentence();
    return verdict.good() ? voice.praise(sentence) : voice.blame(sentence);
  }

  private boolean watchesTraces(RunnerSection section) throws InterruptedException {
    Optional<TraceWatch> watch = section.traceWatch();
    if (watch.isEmpty()) {
      return true;
    }
    String begin = "section " + section.name() + ": the token of paas_job_trace_watch ";
    try {
      boolean _ = watch.get().probe().hasOutput(NOBODY, NOBODY);
      return voice.praise(begin + "is accepted");
    } catch (CoordinatorException e) {
      return voice.blame(begin + "does not work: " + e.getMessage());
    }
  }

  private boolean hasGoodPlatform(RunnerSection section) throws InterruptedException {
    String begin = "section " + section.name() + ": ";
    try {
      List<String> doubts = section.executor().doubts();
      doubts.forEach(doubt -> voice.blame(begin + doubt));
      return doubts.isEmpty()
          ? voice.praise(begin + "its platform is as it should")
          : voice.blame(begin + "see the doubts above");
    } catch (ExecutorException e) {
      return voice.blame(begin + "its platform could not be asked: " + e.getMessage());
    }
  }

  /// A reference section that could not be made is a problem that was told already.
  private boolean isKnown(QuotaReference quota, List<RunnerSection> made)
      throws InterruptedException {
    String begin = "quota_computation: the flavor " + quota.flavor() + " of " + quota.runner();
    for (RunnerSection section : made) {
      if (section.name().equals(quota.runner())) {
        try {
          double weight = section.executor().weightOf(quota.flavor()).value();
          return voice.praise(begin + " weighs " + weight);
        } catch (ExecutorException e) {
          return voice.blame(begin + " is not known, correct reference_flavor: " + e.getMessage());
        }
      }
    }
    return true;
  }
}
