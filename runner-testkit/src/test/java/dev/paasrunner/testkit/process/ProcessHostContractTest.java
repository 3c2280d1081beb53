package dev.paasrunner.testkit.process;

import dev.paasrunner.spi.BuildContext;
import dev.paasrunner.spi.Executor;
import dev.paasrunner.testkit.contract.ExecutorContract;
import dev.paasrunner.testkit.gitlab.FakeGitLab;
import dev.paasrunner.testkit.gitlab.PayloadBuilder;
import dev.paasrunner.testkit.inner.GivenJob;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class ProcessHostContractTest extends ExecutorContract {
  /// Stands for a machine that takes long to start a process, where a host's files ask for it.
  private static final String SLOW_SHELL =
      """
      #!/bin/sh
      if [ -e root/slow ]; then touch mid-launch; sleep 30; fi
      exec /bin/sh "$@"
      """;

  private final FakeGitLab gitlab = FakeGitLab.start();
  private final Path root;
  private final Path pushed;
  private final Path shell;

  ProcessHostContractTest(@TempDir Path root, @TempDir Path pushed) throws IOException {
    this.root = root;
    this.pushed = pushed;
    this.shell = Files.writeString(pushed.resolve("slow-shell"), SLOW_SHELL);
    Files.setPosixFilePermissions(shell, PosixFilePermissions.fromString("rwx------"));
  }

  @AfterEach
  void stop() {
    gitlab.close();
  }

  @Override
  protected Executor newExecutor() {
    return new ProcessHostExecutor(root, shell);
  }

  @Override
  protected BuildContext endsByItself() {
    return context("true", "FROM any\n");
  }

  @Override
  protected BuildContext runsUntilRemoved() {
    return context("sleep 60", "FROM any\n");
  }

  @Override
  protected BuildContext cannotBeBuilt() {
    return context("true", "FROM no-such-image\n");
  }

  @Override
  protected BuildContext takesLongToLaunch() {
    // Without a coordinator: it is never run, and the caller may be interrupted already.
    String dockerfile = "FROM any\nCOPY slow /slow\nENTRYPOINT [\"/usr/bin/gitlab-runner\"]\n";
    return new BuildContext(
        Map.of("Dockerfile", dockerfile.getBytes(StandardCharsets.UTF_8), "slow", new byte[0]));
  }

  /// A job that a coordinator handed over, with more instructions before the usual ones.
  private BuildContext context(String command, String instructions) {
    try {
      GivenJob job = GivenJob.acquire(gitlab, pushed, id -> PayloadBuilder.job(id).script(command));
      String usual = job.dockerfile("any").lines().skip(1).collect(Collectors.joining("\n"));
      Map<String, byte[]> files = new HashMap<>();
      files.put("Dockerfile", (instructions + usual).getBytes(StandardCharsets.UTF_8));
      files.put("runner.toml", Files.readAllBytes(pushed.resolve("runner.toml")));
      files.put("job.json", Files.readAllBytes(pushed.resolve("job.json")));
      return new BuildContext(files);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException("no job could be acquired", e);
    }
  }

  @Override
  protected void awaitMidLaunch(String hostName) throws Exception {
    await("the launch", () -> Files.exists(root.resolve(hostName).resolve("mid-launch")));
  }

  /// Counted by what the stand-in prints first, for which a process just started gets some time.
  @Override
  protected int startsOf(String hostName) throws Exception {
    if (!Files.exists(root.resolve(hostName).resolve("pid"))) {
      return 0;
    }
    await("the start", () -> startsPrinted(hostName) > 0);
    return startsPrinted(hostName);
  }

  private int startsPrinted(String hostName) throws IOException {
    String output = Files.readString(root.resolve(hostName).resolve("output.log"));
    return (int) output.lines().filter(line -> line.contains("running job")).count();
  }

  private void await(String wanted, Callable<Boolean> condition) throws Exception {
    Instant deadline = time().instant().plus(patience());
    while (!condition.call()) {
      if (time().instant().isAfter(deadline)) {
        throw new AssertionError("waited in vain for " + wanted);
      }
      time().sleepUntil(time().instant().plusMillis(20));
    }
  }

  @Override
  protected Set<String> holdings() throws IOException {
    try (Stream<Path> hosts = Files.list(root)) {
      return hosts.map(host -> host.getFileName().toString()).collect(Collectors.toSet());
    }
  }
}
