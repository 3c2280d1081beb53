package dev.paasrunner.testkit.endurance;

import dev.paasrunner.store.StateSnapshot;
import dev.paasrunner.testkit.clever.FakeClever;
import dev.paasrunner.testkit.clever.model.Application;
import dev.paasrunner.testkit.clever.model.Role;
import dev.paasrunner.testkit.clever.model.Switches;
import dev.paasrunner.testkit.clever.run.JobReport;
import dev.paasrunner.testkit.clever.run.PushRecorder;
import dev.paasrunner.testkit.clever.run.Script;
import dev.paasrunner.testkit.clever.run.ScriptedRuns;
import dev.paasrunner.testkit.gitlab.FakeGitLab;
import dev.paasrunner.testkit.gitlab.PayloadBuilder;
import dev.paasrunner.testkit.gitlab.model.JobView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/// Kills the real daemon with `kill -9`, at random instants and right after chosen side effects,
/// starts it again, and counts at the end what was lost, doubled and leaked: `heptapod-paas-runner
/// endurance [ROUNDS [JOBS]]`. Exit code 0 if nothing was.
public final class Endurance {
  private static final String RUNNER_TOKEN = "glrt-t1_canaryOfTheRunner";
  private static final String JOB_TOKEN = "canary-of-job-";
  private static final String MASKED = "canary-of-a-masked-variable";
  private static final Duration LONGEST_END = Duration.ofMinutes(3);
  private static final Duration SOON = Duration.ofMillis(50);

  private final Random dice;
  private final Path folder;
  private final int jobsAtOnce;
  private final AtomicReference<Optional<Watch>> watch = new AtomicReference<>(Optional.empty());
  private final List<String> shown = new ArrayList<>();

  private Endurance(long seed, Path folder, int jobsAtOnce) {
    this.dice = new Random(seed);
    this.folder = folder;
    this.jobsAtOnce = jobsAtOnce;
  }

  /// Waits for one effect, and kills.
  private record Watch(
      Trigger.AtEffect at, AtomicInteger seen, Runnable kill, CountDownLatch done) {
    void see(String effect) {
      if (effect.startsWith(at.effect() + " ") && seen.incrementAndGet() == at.count()) {
        kill.run();
        done.countDown();
      }
    }
  }

  /// The program.
  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (arguments.length > 2 || !List.of(arguments).stream().allMatch(a -> a.matches("[0-9]+"))) {
      System.err.println(
          "Usage: heptapod-paas-runner endurance [ROUNDS [JOBS]]   (200 rounds, 20 jobs at once)");
      System.exit(2);
    }
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200;
    int jobs = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 20;
    long seed = Long.getLong("seed", System.nanoTime());
    Path folder = Files.createTempDirectory("heptapod-paas-runner-endurance");
    System.out.printf("seed %d, the daemon's log is %s%n", seed, folder.resolve("log"));
    System.exit(new Endurance(seed, folder, jobs).run(rounds) ? 0 : 1);
  }

  private boolean run(int rounds) throws IOException, InterruptedException {
    PushRecorder runs = new PushRecorder(new ScriptedRuns(_ -> script(), new JobReport()));
    Duration lag = Duration.ofMillis(100);
    try (FakeGitLab gitlab = FakeGitLab.start();
        FakeClever clever = FakeClever.start(Switches.INSTANT.delayed(lag, lag, lag, lag), runs)) {
      gitlab.addRunner(RUNNER_TOKEN);
      String organization = clever.addOrganization("endurance");
      String token = clever.addToken(organization, Role.MANAGER);
      clever.onEffect(effect -> watch.get().ifPresent(one -> one.see(effect)));
      Path configuration = configure(gitlab, clever, organization, token);
      for (int round = 1; round <= rounds; round++) {
        topUp(gitlab);
        killOnce(configuration, token);
        if (round % 10 == 0) {
          System.out.printf("%d rounds, %d jobs%n", round, gitlab.jobs().size());
        }
      }
      finish(gitlab, configuration);
      Findings findings = findings(gitlab, clever, runs, token);
      findings.text().forEach(System.out::println);
      return findings.isGood();
    }
  }

  private static Canaries canaries(String token) {
    return new Canaries(List.of(RUNNER_TOKEN, JOB_TOKEN, token, MASKED));
  }

  private Script script() {
    synchronized (dice) {
      return new Script(
          Duration.ofMillis(dice.nextInt(300)),
          Duration.ofMillis(dice.nextInt(1500)),
          new Script.Fate.Ends(0));
    }
  }

  private void topUp(FakeGitLab gitlab) {
    long unfinished = gitlab.jobs().stream().filter(job -> !job.status().isFinished()).count();
    for (long i = unfinished; i < jobsAtOnce; i++) {
      long _ =
          gitlab.enqueue(
              id -> PayloadBuilder.job(id).token(JOB_TOKEN + id).maskedVariable("CANARY", MASKED));
    }
  }

  private void killOnce(Path configuration, String token) throws IOException, InterruptedException {
    Trigger trigger = Trigger.any(dice);
    KilledDaemon daemon = KilledDaemon.start(configuration, log());
    if (canaries(token).areIn(daemon.commandLine())) {
      shown.add("the command line");
    }
    CountDownLatch done = new CountDownLatch(1);
    if (trigger instanceof Trigger.AtEffect at) {
      watch.set(Optional.of(new Watch(at, new AtomicInteger(), daemon::kill, done)));
    }
    boolean _ = done.await(trigger.latest().toMillis(), TimeUnit.MILLISECONDS);
    daemon.kill();
    watch.set(Optional.empty());
    if (!daemon.awaitEnd(LONGEST_END)) {
      throw new IOException("the daemon does not die");
    }
  }

  /// The last daemon is not killed, and has to bring everything to its end.
  private void finish(FakeGitLab gitlab, Path configuration)
      throws IOException, InterruptedException {
    KilledDaemon daemon = KilledDaemon.start(configuration, log());
    Instant end = Instant.now().plus(LONGEST_END);
    while (!(isOver(gitlab) && records().isEmpty()) && Instant.now().isBefore(end)) {
      Thread.sleep(SOON);
    }
    int exitCode = daemon.stop();
    if (exitCode != 0) {
      throw new IOException("the last daemon ended with exit code " + exitCode);
    }
  }

  private boolean isOver(FakeGitLab gitlab) throws IOException {
    String text = Files.readString(log());
    return gitlab.jobs().stream()
        .allMatch(job -> job.status().isFinished() || isUnwritten(job, text));
  }

  /// A job that runs for the coordinator, and that no daemon ever had on its disk.
  private static boolean isUnwritten(JobView job, String log) {
    return job.times().started().isPresent() && !log.contains("job=\"" + job.id() + "\"");
  }

  private Findings findings(FakeGitLab gitlab, FakeClever clever, PushRecorder runs, String token)
      throws IOException {
    String text = Files.readString(log());
    if (canaries(token).areIn(text)) {
      shown.add("the log");
    }
    shown.addAll(Canaries.readable(folder.resolve("state.json.d")));
    List<JobView> open = gitlab.jobs().stream().filter(job -> !job.status().isFinished()).toList();
    return new Findings(
        gitlab.jobs().size(),
        open.stream().filter(job -> isUnwritten(job, text)).map(JobView::toString).toList(),
        open.stream().filter(job -> !isUnwritten(job, text)).map(JobView::toString).toList(),
        doubled(clever, runs),
        clever.left().stream().map(left -> left.blueprint().name()).toList(),
        shown);
  }

  private static List<String> doubled(FakeClever clever, PushRecorder runs) {
    Map<String, Long> pushes =
        runs.pushes().stream()
            .collect(Collectors.groupingBy(push -> push.name(), Collectors.counting()));
    Map<String, Long> hosts =
        clever.everything().stream()
            .map(Application::blueprint)
            .collect(Collectors.groupingBy(made -> made.name(), Collectors.counting()));
    List<String> doubled = new ArrayList<>();
    pushes.forEach((name, count) -> addIf(count > 1, doubled, name + " ran " + count + " times"));
    hosts.forEach((name, count) -> addIf(count > 1, doubled, name + " had " + count + " hosts"));
    return doubled;
  }

  private static void addIf(boolean condition, List<String> list, String text) {
    if (condition) {
      list.add(text);
    }
  }

  private List<StateSnapshot.Kept> records() throws IOException {
    return StateSnapshot.of(folder.resolve("state.json.d")).jobs();
  }

  private Path log() {
    return folder.resolve("log");
  }

  private Path configure(FakeGitLab gitlab, FakeClever clever, String organization, String token)
      throws IOException {
    return Files.writeString(
        folder.resolve("endurance.toml"),
        """
        concurrent = %d
        paas_max_concurrent_provisioning = %d
        state_file = "%s"
        check_interval = 1
        job_progress_poll_interval = 2
        [[runners]]
        name = "endurance"
        url = "%s"
        token = "%s"
        executor = "clever-docker"
        cc_api_url = "%s"
        cc_orga_id = "%s"
        cc_token = "%s"
        """
            .formatted(
                jobsAtOnce,
                jobsAtOnce,
                folder.resolve("state.json"),
                gitlab.url(),
                RUNNER_TOKEN,
                clever.apiUrl(),
                organization,
                token));
  }
}
