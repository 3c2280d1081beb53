package dev.paasrunner.engine;

import dev.paasrunner.policy.Deadlines;
import dev.paasrunner.policy.Lifecycle;
import dev.paasrunner.policy.RetryPolicy;
import dev.paasrunner.settings.EngineSettings;
import dev.paasrunner.settings.RunnerSection;
import dev.paasrunner.settings.TraceWatch;
import java.time.Duration;

/// The parts that work for one section, wired.
record SectionRuntime(
    RunnerSection section, Poller poller, Watcher watcher, Intake intake, Doubts doubts) {
  static SectionRuntime of(
      RunnerSection section,
      EngineSettings settings,
      Capacity capacity,
      Owners owners,
      EngineContext context,
      String systemId) {
    Duration startTimeout =
        section.traceWatch().map(TraceWatch::timeout).orElse(settings.startTimeout());
    Deadlines deadlines = new Deadlines(startTimeout, settings.timeoutMargin());
    Watcher watcher =
        new Watcher(section, owners, deadlines, context.time(), settings.jobCheckInterval());
    Intake intake =
        new Intake(
            section,
            new Steps(section, capacity, context.store().unchecked(), systemId),
            new Lifecycle(RetryPolicy.DEFAULT, section.executor().traits().listingDelay()),
            deadlines,
            owners,
            context,
            watcher.loop()::wake);
    Poller poller = new Poller(section, capacity, intake, context, settings.checkInterval());
    return new SectionRuntime(
        section, poller, watcher, intake, new Doubts(section, context.time()));
  }
}
