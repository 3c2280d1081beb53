package dev.paasrunner.engine;

import dev.paasrunner.job.JobKey;
import dev.paasrunner.job.PaasResource;
import dev.paasrunner.policy.HostNames;
import dev.paasrunner.settings.RunnerSection;
import dev.paasrunner.settings.SweepMode;
import dev.paasrunner.spi.ExecutorException;
import dev.paasrunner.spi.UnmarkedHost;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks for hosts that bear our mark and that no record knows, and removes those that were so
/// twice, a few at a time. Lists the platform first and reads the records afterwards, so that a
/// host made meanwhile is never taken for a stray; what cannot be listed or read is no evidence.
final class Sweeper {
  private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);

  private static final Duration USUAL_PAUSE = Duration.ofMinutes(15);
  private static final Duration BEFORE_CONFIRMATION = Duration.ofMinutes(2);
  private static final int MOST_AT_ONCE = 5;

  private final RunnerSection section;
  private final Owners owners;
  private final EngineContext context;
  private final String systemId;
  private final SweepMode mode;
  private final Loop loop;
  private Set<String> suspects = Set.of();
  private final Set<String> reported = new HashSet<>();

  Sweeper(
      RunnerSection section,
      Owners owners,
      EngineContext context,
      String systemId,
      SweepMode mode) {
    this.section = section;
    this.owners = owners;
    this.context = context;
    this.systemId = systemId;
    this.mode = mode;
    this.loop = new Loop("sweeper of " + section.name(), context.time(), this::turn);
  }

  Loop loop() {
    return loop;
  }

  private Instant turn() throws InterruptedException {
    if (mode == SweepMode.OFF) {
      return Instant.MAX;
    }
    try {
      List<PaasResource> strays = strays();
      List<PaasResource> confirmed =
          strays.stream().filter(stray -> suspects.contains(identityOf(stray))).toList();
      suspects = strays.stream().map(Sweeper::identityOf).collect(Collectors.toSet());
      deal(confirmed);
      reportUnmarked();
    } catch (ExecutorException | IOException e) {
      LOG.debug("section {}: strays could not be looked for: {}", section.name(), e.getMessage());
    }
    Duration pause =
        suspects.isEmpty() || reported.containsAll(suspects) ? USUAL_PAUSE : BEFORE_CONFIRMATION;
    return context.time().instant().plus(pause);
  }

  private List<PaasResource> strays() throws ExecutorException, IOException, InterruptedException {
    List<PaasResource> strays = new ArrayList<>();
    for (PaasResource host : section.executor().listOwned(systemId)) {
      JobKey job = host.plan().owner().job();
      boolean ours = host.plan().owner().systemId().equals(systemId);
      if (ours && isOfThisSection(job) && !owners.has(job) && !isKept(job)) {
        strays.add(host);
      }
    }
    return strays;
  }

  /// Sections may share an organization, and each looks after its own hosts.
  private boolean isOfThisSection(JobKey job) {
    return job.runner().equals(section.uniqueName());
  }

  private boolean isKept(JobKey job) throws IOException {
    return context.store().unchecked().isKept(job);
  }

  private void deal(List<PaasResource> strays) throws InterruptedException {
    switch (mode) {
      case DELETE -> {
        for (PaasResource stray : strays.subList(0, Math.min(MOST_AT_ONCE, strays.size()))) {
          remove(stray);
        }
      }
      case REPORT ->
          strays.stream()
              .filter(stray -> reported.add(identityOf(stray)))
              .forEach(stray -> context.announcer().strayFound(stray, false));
      case OFF -> {}
    }
  }

  private void remove(PaasResource stray) throws InterruptedException {
    try {
      section.executor().decommission(stray);
      context.announcer().strayFound(stray, true);
    } catch (ExecutorException e) {
      LogKeys.of(LOG.atWarn(), stray.plan().owner().job())
          .addKeyValue(LogKeys.HOST, stray.name())
          .log("a host of ours without a record could not be removed: {}", e.getMessage());
    }
  }

  /// What was made by the original program. Jobs that were imported from it have records.
  private void reportUnmarked() throws ExecutorException, InterruptedException {
    Set<String> tracked =
        owners.jobs().stream().map(job -> HostNames.of(job.key())).collect(Collectors.toSet());
    List<String> news =
        section.executor().listUnmarked(HostNames.prefixOf(section.uniqueName())).stream()
            .map(UnmarkedHost::name)
            .filter(name -> !tracked.contains(name.toLowerCase(Locale.ROOT)) && reported.add(name))
            .toList();
    if (!news.isEmpty()) {
      LogKeys.of(LOG.atWarn(), section)
          .log(
              "{} hosts bear no mark and are left alone: {}; if the original program left them,"
                  + " `heptapod-paas-runner sweep CONFIG --unmarked` removes them",
              news.size(),
              news);
    }
  }

  private static String identityOf(PaasResource host) {
    return host.name() + " " + host.id();
  }
}
