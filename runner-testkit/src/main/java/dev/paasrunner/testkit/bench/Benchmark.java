package dev.paasrunner.testkit.bench;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/// Prints figures: `heptapod-paas-runner benchmark [WHAT] [NUMBER]`. Exit code 2 for a wrong
/// option.
public final class Benchmark {
  private static final String USAGE =
      """
      Usage: heptapod-paas-runner benchmark [launch | restart | throughput | footprint | prompt] [NUMBER]
        launch      from a grant to the hand-over, with the real daemon (default; 500 jobs)
        throughput  whole lives on a simulated Clever Cloud without delays (2000 jobs)
        restart     from a start with jobs on disk until new ones are asked for (1000 jobs)
        footprint   start, memory and processor: idle, with a tenth of the jobs, with all (10000)
        prompt      from the start of the registration to its first question (20 starts)
      """;
  private static final int FEWEST_JOBS = 20;

  private Benchmark() {}

  private enum What {
    LAUNCH(500),
    RESTART(1000),
    THROUGHPUT(2000),
    FOOTPRINT(10_000),
    PROMPT(20);

    private final int usualJobs;

    What(int usualJobs) {
      this.usualJobs = usualJobs;
    }

    static Optional<What> named(String word) {
      return Arrays.stream(values()).filter(what -> what.name().equalsIgnoreCase(word)).findFirst();
    }
  }

  /// The program.
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Optional<What> named = arguments.length == 0 ? Optional.empty() : What.named(arguments[0]);
    What what = named.orElse(What.LAUNCH);
    String[] rest =
        named.isPresent() ? Arrays.copyOfRange(arguments, 1, arguments.length) : arguments;
    Optional<Integer> jobs = jobs(rest, what.usualJobs);
    if (jobs.isEmpty()) {
      System.err.print(USAGE);
      System.exit(2);
    }
    switch (what) {
      case LAUNCH -> GrantToLaunch.measure(jobs.orElseThrow());
      case RESTART -> Restart.measure(jobs.orElseThrow());
      case THROUGHPUT -> Throughput.measure(jobs.orElseThrow());
      case FOOTPRINT -> Footprint.measure(jobs.orElseThrow());
      case PROMPT -> FirstPrompt.measure(jobs.orElseThrow());
    }
    System.exit(0);
  }

  private static Optional<Integer> jobs(String[] words, int usual) {
    return switch (words.length) {
      case 0 -> Optional.of(usual);
      case 1 ->
          Optional.of(words[0])
              .filter(word -> word.matches("[0-9]{2,6}"))
              .map(Integer::parseInt)
              .filter(jobs -> jobs >= FEWEST_JOBS);
      default -> Optional.empty();
    };
  }
}
