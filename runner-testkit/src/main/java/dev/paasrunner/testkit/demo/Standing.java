package dev.paasrunner.testkit.demo;

import dev.paasrunner.testkit.clever.FakeClever;
import dev.paasrunner.testkit.clever.model.Role;
import dev.paasrunner.testkit.clever.model.Switches;
import dev.paasrunner.testkit.clever.run.HostRuns;
import dev.paasrunner.testkit.gitlab.FakeGitLab;
import dev.paasrunner.testkit.gitlab.PayloadBuilder;
import dev.paasrunner.testkit.gitlab.model.JobView;
import dev.paasrunner.testkit.gitlab.model.Status;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A coordinator and a Clever Cloud that stand alone, for a daemon that somebody else registers,
/// configures and starts. Obeys one command a line and answers each with one line, but for `bill`.
final class Standing implements AutoCloseable {
  private static final String HELP =
      "commands: runner | jobs COUNT SECONDS | status | bill | help | end";

  private final FakeGitLab coordinator = FakeGitLab.start();
  private final FakeClever clever;
  private final PrintStream out;
  private int runners;

  /// @param runs what pushes to the platform set in motion
  Standing(HostRuns runs, PrintStream out) {
    this.clever = FakeClever.start(Switches.LIFELIKE, runs);
    this.out = out;
  }

  /// Says where everything is, then obeys until `end` or the end of the commands.
  void run(BufferedReader commands) throws IOException {
    greet();
    Optional<String> line = Optional.ofNullable(commands.readLine());
    while (line.isPresent() && !line.get().strip().equals("end")) {
      obey(line.get().strip());
      line = Optional.ofNullable(commands.readLine());
    }
  }

  private void greet() {
    String organization = clever.addOrganization("demonstration");
    String registration = "GR1348941-demonstration";
    coordinator.addRegistrationToken(registration);
    out.println("coordinator " + coordinator.url());
    out.println("registration-token " + registration);
    out.println("cc_api_url " + clever.apiUrl());
    out.println("cc_orga_id " + organization);
    out.println("cc_token " + clever.addToken(organization, Role.MANAGER));
    out.println(HELP);
  }

  private void obey(String command) {
    List<String> words = List.of(command.split(" +", -1));
    switch (words.getFirst()) {
      case "runner" -> out.println("runner-token " + newRunner());
      case "jobs" -> out.println(command.matches("jobs \\d{1,6} \\d{1,6}") ? jobs(words) : HELP);
      case "status" -> out.println(status());
      case "bill" -> clever.bill().text().forEach(out::println);
      default -> out.println(HELP);
    }
  }

  /// The first characters differ, so that the unique names do.
  private String newRunner() {
    String token = "glrt-d%08d-demonstration".formatted(++runners);
    coordinator.addRunner(token);
    return token;
  }

  private String jobs(List<String> words) {
    int count = Integer.parseInt(words.get(1));
    List<Long> numbers =
        IntStream.range(0, count)
            .mapToObj(
                _ ->
                    coordinator.enqueue(
                        id ->
                            PayloadBuilder.job(id)
                                .name("standing-" + id)
                                .script("echo begins", "sleep " + words.get(2), "echo ends")))
            .toList();
    return "jobs " + numbers.stream().map(String::valueOf).collect(Collectors.joining(" "));
  }

  private String status() {
    List<JobView> jobs = coordinator.jobs();
    String counts =
        Arrays.stream(Status.values())
            .map(
                status ->
                    status.wireName()
                        + "="
                        + jobs.stream().filter(job -> job.status() == status).count())
            .collect(Collectors.joining(" "));
    return "status jobs=%d %s hosts-made=%d hosts-left=%d"
        .formatted(jobs.size(), counts, clever.everything().size(), clever.left().size());
  }

  @Override
  public void close() {
    coordinator.close();
    clever.close();
  }
}
