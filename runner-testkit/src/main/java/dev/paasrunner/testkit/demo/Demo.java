package dev.paasrunner.testkit.demo;

import dev.paasrunner.testkit.clever.run.ProcessRuns;
import dev.paasrunner.testkit.gitlab.FakeGitLab;
import dev.paasrunner.testkit.gitlab.model.JobView;
import dev.paasrunner.testkit.gitlab.model.Requirements;
import dev.paasrunner.testkit.inner.image.InnerRunnerImage;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Runs eight jobs through the real daemon and shows them: `heptapod-paas-runner demo`.
///
/// Exit code 0 if every job ended as it should and no host is left, 1 if not, 2 for a wrong option.
public final class Demo {
  private static final String USAGE =
      """
      Usage: heptapod-paas-runner demo [--clever] [--logs] [--process]
             heptapod-paas-runner demo --serve
      Runs eight example jobs through the real daemon, with a coordinator of its own on this machine.
        --clever   make hosts on a simulated Clever Cloud, and print its bill
        --logs     print the tail of each job's log at the end
        --process  make hosts of local processes even if a Docker engine answers
        --serve    only serve the coordinator and a simulated Clever Cloud whose hosts are local
                   processes, for a daemon of your own; prints their addresses and tokens, and takes
                   commands from its input until that ends
        --help     print this text
      """;
  private static final int LOG_TAIL = 12;

  private final Path home;
  private final Set<String> options;
  private final PrintStream out = System.out;

  /// Set by whoever comes first: the end of the show, or Ctrl-C.
  private boolean over;

  private Demo(Path home, Set<String> options) {
    this.home = home;
    this.options = options;
  }

  /// The program; `--help` tells its options.
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Set<String> options = Set.copyOf(List.of(arguments));
    if (options.contains("--help")) {
      System.out.print(USAGE);
    } else if (options.equals(Set.of("--serve"))) {
      serve();
    } else if (!Set.of("--clever", "--logs", "--process").containsAll(options)) {
      System.err.print(USAGE);
      System.exit(2);
    } else {
      System.exit(new Demo(home(), options).run() ? 0 : 1);
    }
  }

  private static void serve() throws IOException {
    Path folder = Files.createTempDirectory("heptapod-paas-runner-hosts");
    Standing standing = new Standing(new ProcessRuns(folder), System.out);
    standing.run(new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)));
    standing.close();
    System.exit(0);
  }

  /// The distribution that this program belongs to.
  private static Path home() {
    return Path.of(System.getProperty("dev.paasrunner.home", ".")).toAbsolutePath().normalize();
  }

  private boolean run() throws IOException, InterruptedException {
    Instant start = Instant.now();
    Path folder = Files.createTempDirectory("heptapod-paas-runner-demo");
    Setup setup = new Setup(folder);
    Hosts hosts = chooseHosts(folder, setup);
    out.println(hosts.description());
    out.println("The daemon's log is " + setup.log());
    try (FakeGitLab coordinator = FakeGitLab.start()) {
      Path configuration = setup.configure(coordinator, hosts);
      enqueueExamples(coordinator);
      try (Daemon daemon =
          Daemon.start(
              home.resolve("bin/heptapod-paas-runner"),
              configuration,
              home.resolve("demo"),
              setup.log())) {
        Runtime.getRuntime()
            .addShutdownHook(new Thread(() -> cleanUp(daemon, hosts, setup), "clean up"));
        new Show(coordinator, setup.state(), daemon, View.on(out, isTerminal())).run();
        return finish(coordinator, setup, hosts, daemon, start);
      }
    }
  }

  private Hosts chooseHosts(Path folder, Setup setup) throws IOException, InterruptedException {
    Path processes = folder.resolve("hosts");
    Optional<String> noDocker =
        options.contains("--process")
            ? Optional.of("--process asks for it.")
            : InnerRunnerImage.available();
    if (noDocker.isPresent()) {
      return options.contains("--clever")
          ? CleverHosts.ofProcesses(processes)
          : new ProcessHosts(processes, setup.state().directory(), noDocker.get());
    }
    out.println("Building the image of the hosts, unless the Docker engine has it ...");
    String image = InnerRunnerImage.ensure(home.resolve("demo/cache"));
    return options.contains("--clever") ? CleverHosts.onDocker(image) : new DockerHosts(image);
  }

  /// After Ctrl-C, which ends the daemon as well: its hosts would wait for its next start.
  private synchronized void cleanUp(Daemon daemon, Hosts hosts, Setup setup) {
    if (over) {
      return;
    }
    over = true;
    out.println("Stopped; removing the hosts ...");
    try {
      int _ = daemon.stop();
      hosts.removeLeft(setup.runners());
    } catch (IOException e) {
      out.println(e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void enqueueExamples(FakeGitLab coordinator) throws IOException {
    try (Stream<Path> files = Files.list(home.resolve("examples/jobs"))) {
      for (Path file : files.sorted().toList()) {
        String payload = Files.readString(file);
        boolean broken = file.getFileName().toString().contains("host-cannot-be-built");
        coordinator.enqueue(
            payload, broken ? Requirements.tags(Setup.BROKEN_HOSTS) : Requirements.NONE);
      }
    }
  }

  private synchronized boolean finish(
      FakeGitLab coordinator, Setup setup, Hosts hosts, Daemon daemon, Instant start)
      throws IOException, InterruptedException {
    if (over) {
      return false;
    }
    over = true;
    List<JobView> jobs = coordinator.jobs();
    if (options.contains("--logs")) {
      jobs.forEach(this::printLog);
    }
    long wrong = jobs.stream().filter(job -> !judge(job)).count();
    long made = daemon.hostsMade();
    int exitCode = daemon.stop();
    if (exitCode != 0) {
      out.println("The daemon ended with exit code " + exitCode + "; see " + setup.log());
    }
    List<String> left = hosts.left(setup.runners());
    hosts.account().forEach(out::println);
    out.printf(
        "%d jobs, %d as expected; %d hosts made, %d left; %d s%n",
        jobs.size(),
        jobs.size() - wrong,
        made,
        left.size(),
        Duration.between(start, Instant.now()).toSeconds());
    boolean good = wrong == 0 && left.isEmpty() && exitCode == 0;
    if (good) {
      setup.remove();
    }
    return good;
  }

  private boolean judge(JobView job) {
    Optional<Scenario> scenario = Scenario.of(job);
    boolean good = scenario.filter(expected -> expected.isFulfilledBy(job)).isPresent();
    if (!good) {
      out.printf(
          "%s ended as %s%s, expected was: %s%n",
          job.info().name(),
          job.status().wireName(),
          job.failureReason().map(reason -> ", " + reason).orElse(""),
          scenario.map(Scenario::expectation).orElse("a job that the demonstration knows"));
    }
    return good;
  }

  private void printLog(JobView job) {
    out.printf("%n--- %d %s%n", job.id(), job.info().name());
    job.trace().tail(LOG_TAIL).forEach(out::println);
  }

  private static boolean isTerminal() {
    return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
  }
}
