package dev.paasrunner.telemetry.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.PaasRunner;
import dev.paasrunner.job.Attempt;
import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.job.JobKey;
import dev.paasrunner.job.JobRecord;
import dev.paasrunner.job.JobState;
import dev.paasrunner.job.Secret;
import dev.paasrunner.settings.EngineSettings;
import dev.paasrunner.settings.Limits;
import dev.paasrunner.settings.RunnerSection;
import dev.paasrunner.spi.BuildContext;
import dev.paasrunner.spi.CoordinatorException;
import dev.paasrunner.spi.ExecutorException;
import dev.paasrunner.spi.StateStore;
import dev.paasrunner.store.InMemoryStateStore;
import dev.paasrunner.telemetry.kept.Bounds;
import dev.paasrunner.telemetry.kept.Entry;
import dev.paasrunner.telemetry.kept.KeptHistory;
import dev.paasrunner.telemetry.kept.StoredHistory;
import dev.paasrunner.testkit.fake.CallHook.Moment;
import dev.paasrunner.testkit.fake.FakeCoordinator;
import dev.paasrunner.testkit.fake.FakeExecutor;
import dev.paasrunner.testkit.fake.FakePlatform;
import dev.paasrunner.testkit.fake.FakeServer;
import dev.paasrunner.testkit.fake.HookedStore;
import dev.paasrunner.testkit.time.ManualTime;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What a real engine leaves in the history, explained.
@Timeout(30)
class ExplainedLifeTest {
  @TempDir Path state;
  private final ManualTime time = new ManualTime();
  private final FakeServer server = new FakeServer();
  private final FakePlatform platform = new FakePlatform();
  private final InMemoryStateStore store = new InMemoryStateStore();
  private final AtomicInteger failures = new AtomicInteger();
  private volatile String failing = "provision";
  private volatile boolean silent;

  @Test
  void what_is_damaged_in_the_history_is_told_as_not_known() {
    Instant at = time.instant();
    List<Entry> damaged =
        List.of(
            entry(at, Entry.What.ASKED, Map.of("queued_ms", "abc")),
            entry(at, Entry.What.ACQUIRED, Map.of()),
            entry(at, Entry.What.MOVED, Map.of("state", "provisioning", "attempt", "1")),
            entry(
                at,
                Entry.What.MOVED,
                Map.of("state", "provisioning", "attempt", "2", "not_before", "bad")),
            entry(at, Entry.What.HOST_GONE, Map.of("seconds", "9".repeat(30))));

    Explanation told =
        Explanation.of(new JobKey("http://coordinator", "known", 7), damaged, Optional.empty());

    assertThat(told.steps())
        .extracting(Step::why)
        .anySatisfy(why -> assertThat(why).contains("try 2 at once"))
        .anySatisfy(why -> assertThat(why).isEqualTo("it was used for a while"));
    assertThat(told.steps()).extracting(Step::what).doesNotContain("queued");
  }

  private static Entry entry(Instant at, Entry.What what, Map<String, String> details) {
    return new Entry(at, what, "known", OptionalLong.of(7), details);
  }

  private PaasRunner start(KeptHistory history, int concurrent) throws IOException {
    return start(history, Limits.of(concurrent, concurrent));
  }

  private PaasRunner start(KeptHistory history, Limits limits) throws IOException {
    return start(history, limits, store);
  }

  private PaasRunner start(KeptHistory history, Limits limits, StateStore kept) throws IOException {
    return PaasRunner.builder()
        .settings(EngineSettings.DEFAULTS.withLimits(limits))
        .section(
            new RunnerSection(
                "fake",
                "fake",
                new FakeCoordinator(server, this::silence),
                new FakeExecutor(platform, this::trouble),
                _ -> new BuildContext(Map.of()),
                0))
        .store(kept)
        .listener(history)
        .time(time)
        .systemId("r_000000000000")
        .start();
  }

  private void trouble(String call, Moment moment) throws ExecutorException {
    if (call.startsWith(failing) && moment == Moment.BEFORE && failures.getAndDecrement() > 0) {
      throw new ExecutorException(ErrorKind.TRANSIENT, "the platform hiccups");
    }
  }

  private void silence(String call, Moment moment) throws CoordinatorException {
    if (silent && moment == Moment.BEFORE) {
      throw new CoordinatorException(ErrorKind.TRANSIENT, "the coordinator is restarted");
    }
  }

  private KeptHistory history() {
    return KeptHistory.begin(state, Bounds.USUAL, "1.0", time);
  }

  private Explanation explain(long id) throws IOException {
    Optional<Present> present =
        store.loadAll().jobs().stream()
            .filter(job -> job.key().id() == id)
            .findFirst()
            .map(job -> new Present(job, time.instant(), time.instant(), true));
    JobKey key = present.map(Present::job).map(JobRecord::key).orElseGet(() -> key(id));
    return Explanation.of(key, StoredHistory.of(state, id).entries(), present);
  }

  private static JobKey key(long id) {
    return new JobKey("https://coordinator.invalid", "fake", id);
  }

  private static List<String> whats(Explanation told) {
    return told.steps().stream().map(Step::what).toList();
  }

  private static String why(Explanation told, String what) {
    return told.steps().stream()
        .filter(step -> step.what().equals(what))
        .map(Step::why)
        .findFirst()
        .orElse("not told");
  }

  @Test
  void a_job_is_told_from_asked_to_gone_and_a_failed_try_with_its_reason() throws Exception {
    server.enqueue(1);
    failures.set(1);
    try (KeptHistory history = history();
        PaasRunner _ = start(history, 5)) {
      time.advance(Duration.ofSeconds(60));
      assertThat(explain(1).standing()).startsWith("running, after ");
      assertThat(whats(explain(1))).endsWith("running", "now");
      server.become(1, "success");
      time.advance(Duration.ofMinutes(2));
    }
    Explanation told = explain(1);
    assertThat(whats(told))
        .containsExactly(
            "asked",
            "acquired",
            "provisioning",
            "retry",
            "launching",
            "starting",
            "running",
            "settling",
            "host gone",
            "closed");
    assertThat(why(told, "retry")).startsWith("transient: the platform hiccups; try 2 at 00:0");
    assertThat(why(told, "settling")).isEqualTo("success; the host has to be removed");
    assertThat(told.standing()).startsWith("over (success), 1m ");
  }

  @Test
  void waiting_for_room_is_told_with_the_limit() throws Exception {
    server.enqueue(1);
    try (KeptHistory history = history();
        PaasRunner _ = start(history, 1)) {
      time.advance(Duration.ofSeconds(10));
      server.enqueue(2);
      time.advance(Duration.ofMinutes(3));
      server.become(1, "success");
      time.advance(Duration.ofMinutes(2));
    }
    Explanation told = explain(2);
    assertThat(whats(told)).startsWith("no room", "asked", "acquired");
    assertThat(why(told, "no room")).startsWith("concurrent = 1 is reached; until 00:03:");
    assertThat(whats(explain(1))).doesNotContain("no room");
  }

  @Test
  void the_spacing_of_launches_is_told() throws Exception {
    server.enqueue(1);
    server.enqueue(2);
    Limits limits = new Limits(5, 5, Duration.ofSeconds(30), Optional.empty());
    try (KeptHistory history = history();
        PaasRunner _ = start(history, limits)) {
      time.advance(Duration.ofMinutes(2));
    }
    assertThat(why(explain(2), "waits"))
        .isEqualTo(
            "until 00:01:00 (in 1m 0s): hosts are made paas_min_seconds_between_launches apart");
  }

  @Test
  void a_coordinator_that_is_down_while_a_job_is_at_work_is_told() throws Exception {
    server.enqueue(1);
    try (KeptHistory history = history();
        PaasRunner _ = start(history, 5)) {
      time.advance(Duration.ofSeconds(30));
      silent = true;
      time.advance(Duration.ofMinutes(10));
      silent = false;
      time.advance(Duration.ofMinutes(10));
      server.become(1, "success");
      time.advance(Duration.ofMinutes(2));
    }
    assertThat(whats(explain(1))).containsSubsequence("running", "no answer", "answer", "closed");
    assertThat(why(explain(1), "no answer"))
        .isEqualTo("the coordinator fails: the coordinator is restarted");
  }

  @Test
  void trouble_that_began_before_the_job_is_told_at_its_beginning() throws Exception {
    try (KeptHistory history = history();
        PaasRunner _ = start(history, 5)) {
      silent = true;
      time.advance(Duration.ofMinutes(10));
      JobRecord job = queuedJob();
      history.jobGranted(job, time.instant(), Optional.of(Duration.ofMinutes(5)));
      history.jobAcquired(job, time.instant());
    }
    Explanation told = explain(9);
    assertThat(whats(told)).startsWith("queued", "no answer");
    assertThat(why(told, "no answer")).contains("the coordinator is restarted; since 00:00:");
  }

  private JobRecord queuedJob() {
    JobState state = new JobState.Acquired(Attempt.first(time.instant()));
    return new JobRecord(
        key(9), Secret.of("s3cret"), time.instant(), Duration.ofHours(1), Set.of(), state);
  }

  @Test
  void a_job_that_could_not_be_written_down_is_told_to_be_given_back() throws Exception {
    HookedStore broken =
        new HookedStore(
            store,
            (call, moment) -> {
              if (call.startsWith("create") && moment == Moment.BEFORE) {
                throw new IOException("No space left on device");
              }
            });
    server.enqueue(1);
    try (KeptHistory history = history();
        PaasRunner _ = start(history, Limits.of(5, 5), broken)) {
      time.advance(Duration.ofMinutes(1));
    }

    Explanation told = explain(1);
    assertThat(whats(told)).containsExactly("asked", "given back");
    assertThat(why(told, "given back"))
        .isEqualTo(
            "not accepted, state-not-writable: the runner could not write its state, please retry;"
                + " the coordinator was told that it failed");
    assertThat(told.standing()).startsWith("over (given back, state-not-writable), ");
  }

  @Test
  void a_pause_is_told_with_its_end_to_a_job_that_waited_for_it() throws Exception {
    try (KeptHistory history = history()) {
      history.sectionPaused("fake", "the credentials are refused", Duration.ofMinutes(5));
      time.advance(Duration.ofMinutes(12));
      history.sectionResumed("fake");
      time.advance(Duration.ofMinutes(1));
      JobRecord job = queuedJob();
      history.jobGranted(job, time.instant(), Optional.of(Duration.ofMinutes(3)));
      history.jobAcquired(job, time.instant());
    }
    Explanation told = explain(9);
    assertThat(whats(told)).containsExactly("queued", "paused", "pause over", "asked", "acquired");
    assertThat(why(told, "paused"))
        .isEqualTo(
            "no job is asked for: the credentials are refused;"
                + " at least until 00:05:00 (in 5m 0s); since 00:00:00");
  }

  @Test
  void a_job_that_waited_for_a_daemon_is_told_so() throws Exception {
    history().close();
    time.advance(Duration.ofMinutes(10));
    try (KeptHistory history = history()) {
      time.advance(Duration.ofSeconds(1));
      JobRecord job = queuedJob();
      history.jobGranted(job, time.instant(), Optional.of(Duration.ofMinutes(5)));
      history.jobAcquired(job, time.instant());
    }
    assertThat(whats(explain(9))).startsWith("queued", "started", "asked", "acquired");
  }

  @Test
  void an_outage_is_told_with_its_end() throws Exception {
    server.enqueue(1);
    server.enqueue(2);
    failures.set(12);
    try (KeptHistory history = history();
        PaasRunner _ = start(history, 5)) {
      time.advance(Duration.ofMinutes(20));
    }
    Explanation told = explain(1);
    assertThat(whats(told)).contains("outage", "outage over");
    assertThat(why(told, "outage")).endsWith("the platform hiccups");
    assertThat(told.steps())
        .anyMatch(step -> step.why().contains("fails for everybody, so this does not count"));
  }

  @Test
  void one_timeline_goes_over_a_restart_and_says_how_the_daemon_ended() throws Exception {
    server.enqueue(1);
    KeptHistory first = history();
    try (PaasRunner _ = start(first, 5)) {
      time.advance(Duration.ofSeconds(60));
    }
    // Never closed, as after a kill.
    time.advance(Duration.ofMinutes(5));
    try (KeptHistory second = history();
        PaasRunner _ = start(second, 5)) {
      time.advance(Duration.ofSeconds(10));
    }
    try (KeptHistory third = history();
        PaasRunner _ = start(third, 5)) {
      server.become(1, "success");
      time.advance(Duration.ofMinutes(2));
    }
    Explanation told = explain(1);
    assertThat(whats(told))
        .containsSubsequence("asked", "running", "restarted", "stopped", "restarted", "closed");
    assertThat(told.steps().stream().filter(step -> step.what().equals("restarted")))
        .extracting(Step::why)
        .satisfiesExactly(
            killed -> assertThat(killed).contains("ended without notice", "goes on as running"),
            stopped -> assertThat(stopped).startsWith("daemon restarted; the job goes on"));
  }

  @Test
  void debts_are_told_with_each_try() throws Exception {
    server.enqueue(1);
    try (KeptHistory history = history();
        PaasRunner _ = start(history, 5)) {
      time.advance(Duration.ofSeconds(30));
      failing = "decommission";
      failures.set(3);
      server.become(1, "failed");
      time.advance(Duration.ofMinutes(5));
    }
    Explanation told = explain(1);
    assertThat(whats(told))
        .containsSubsequence(
            "settling", "host not gone", "host not gone", "host not gone", "host gone", "closed");
    assertThat(why(told, "host not gone")).startsWith("transient: the platform hiccups; try 2 at");
  }

  @Test
  void what_only_the_record_knows_is_told_too() throws Exception {
    server.enqueue(1);
    try (KeptHistory history = history();
        PaasRunner _ = start(history, 5)) {
      time.advance(Duration.ofSeconds(30));
    }
    JobRecord job = store.loadAll().jobs().getFirst();
    Present present = new Present(job, time.instant(), time.instant().plusSeconds(90), false);
    Explanation told = Explanation.of(job.key(), List.of(), Optional.of(present));
    assertThat(whats(told)).containsExactly("running", "now");
    assertThat(why(told, "now")).contains("running for ", "no daemon is at work");
  }
}
