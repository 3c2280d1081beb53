package dev.paasrunner.clever;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.paasrunner.job.CallError;
import dev.paasrunner.job.HostPlan;
import dev.paasrunner.job.JobKey;
import dev.paasrunner.job.PaasResource;
import dev.paasrunner.job.StoredResource;
import dev.paasrunner.spi.Executor;
import dev.paasrunner.spi.ExecutorException;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// An executor with one organization on a scripted platform.
class ExecutorCase {
  ScriptedClever server;
  Executor executor;

  /// What was told that hosts wait for, each with its job's number.
  final Queue<String> waits = new ConcurrentLinkedQueue<>();

  @BeforeEach
  void open() throws Exception {
    server = Answers.withCatalogue(ScriptedClever.start());
    executor = Sections.telling(Sections.fixed(server.url()), this::waits);
  }

  void waits(JobKey job, String why) {
    waits.add(job.id() + ": " + why);
  }

  @AfterEach
  void close() {
    executor.close();
    server.close();
  }

  /// A plan of job 7.
  HostPlan plan() throws Exception {
    return executor.plan(Sections.job(7, Map.of()), Sections.owner(7), "hpd-job-run_1-7");
  }

  /// Job 7's host, as it is known after a restart.
  PaasResource host() throws Exception {
    return new StoredResource(
        plan(), Answers.APPLICATION, Map.of("git_url", "https://push.example.net/a.git"));
  }

  CallError errorOf(ThrowingCallable call) {
    ExecutorException e = catchThrowableOfType(ExecutorException.class, call);
    assertThat(e).as("the error").isNotNull();
    return e.error();
  }

  /// How often a request came, whatever its query.
  long count(String line) {
    return server.lines().stream()
        .filter(one -> one.equals(line) || one.startsWith(line + "?"))
        .count();
  }
}
