package dev.paasrunner.testkit.demo;

import dev.paasrunner.testkit.demo.StateFiles.Tracked;
import dev.paasrunner.testkit.gitlab.FakeGitLab;
import dev.paasrunner.testkit.gitlab.model.JobView;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Lets the jobs go on, plays the user who cancels two of them, and shows what happens.
final class Show {
  private static final Duration LONGEST = Duration.ofMinutes(3);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

  private final FakeGitLab coordinator;
  private final StateFiles state;
  private final Daemon daemon;
  private final View view;
  private final Set<Scenario> canceled = EnumSet.noneOf(Scenario.class);

  Show(FakeGitLab coordinator, StateFiles state, Daemon daemon, View view) {
    this.coordinator = coordinator;
    this.state = state;
    this.daemon = daemon;
    this.view = view;
  }

  /// Returns when every job is over and the daemon tracks none, or when that takes too long.
  void run() throws IOException, InterruptedException {
    Instant end = Instant.now().plus(LONGEST);
    boolean over = false;
    while (!over && daemon.isAlive() && Instant.now().isBefore(end)) {
      Map<Long, Tracked> tracked = state.tracked();
      List<JobView> jobs = coordinator.jobs();
      jobs.forEach(job -> playUser(job, Optional.ofNullable(tracked.get(job.id()))));
      view.show(rows(jobs, tracked));
      over = tracked.isEmpty() && jobs.stream().allMatch(job -> job.status().isFinished());
      if (!over) {
        Thread.sleep(BETWEEN_LOOKS);
      }
    }
  }

  private static List<Row> rows(List<JobView> jobs, Map<Long, Tracked> tracked) {
    Instant now = Instant.now();
    return jobs.stream()
        .map(job -> Row.of(job, Optional.ofNullable(tracked.get(job.id())), now))
        .toList();
  }

  private void playUser(JobView job, Optional<Tracked> tracked) {
    Scenario scenario = Scenario.of(job).orElse(Scenario.GREET);
    boolean cancels =
        switch (scenario.user()) {
          case NOTHING -> false;
          // On a fast host the launch may be over before it is seen.
          case CANCELS_WHEN_LAUNCHING ->
              tracked.filter(is("launching").or(is("starting")).or(is("running"))).isPresent();
          case CANCELS_WHEN_RUNNING ->
              job.trace().size() > 0 && tracked.filter(is("running")).isPresent();
        };
    if (cancels && canceled.add(scenario)) {
      coordinator.cancel(job.id());
    }
  }

  private static Predicate<Tracked> is(String state) {
    return tracked -> tracked.state().equals(state);
  }
}
