package dev.paasrunner.testkit.clever;

import static dev.paasrunner.testkit.clever.CleverCaller.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import dev.paasrunner.testkit.clever.model.Deployment;
import dev.paasrunner.testkit.clever.model.Switches;
import dev.paasrunner.testkit.clever.run.HostRuns;
import dev.paasrunner.testkit.clever.run.ProcessRuns;
import dev.paasrunner.testkit.clever.run.Script;
import dev.paasrunner.testkit.clever.run.ScriptedRuns;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunsTest {
  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final Map<String, String> FILES = Map.of("Dockerfile", "FROM scratch\n");

  /// Pushes to a new application and looks at it until its newest deployment is as wanted.
  private static List<String> log(HostRuns runs, Deployment.State wanted) throws Exception {
    try (FakeClever clever = FakeClever.start(Switches.INSTANT, runs);
        CleverCaller caller = new CleverCaller(clever)) {
      push(caller);
      await(clever, wanted);
      return clever.everything().getFirst().log();
    }
  }

  private static JsonObject push(CleverCaller caller) throws Exception {
    JsonObject application = caller.created("a");
    Pusher pusher = new Pusher("Jenkins", caller.token);
    pusher.push(application, pusher.commit(FILES));
    return application;
  }

  private static void await(FakeClever clever, Deployment.State wanted)
      throws InterruptedException {
    clever.await(
        "a deployment that is " + wanted,
        () -> clever.everything().getFirst().deployments().getLast().state() == wanted,
        LONGEST);
  }

  @Test
  void waiting_in_vain_says_what_for() {
    try (FakeClever clever = FakeClever.start()) {
      assertThatThrownBy(() -> clever.await("a miracle", () -> false, Duration.ofMillis(10)))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("in vain for a miracle");
    }
  }

  @Test
  void a_script_ends_well_at_once() throws Exception {
    assertThat(log(new ScriptedRuns(), Deployment.State.OK)).isEmpty();
  }

  @Test
  void a_script_decides_by_what_was_pushed() throws Exception {
    ScriptedRuns runs =
        new ScriptedRuns(
            pushed ->
                Script.INSTANT.ending(
                    new Script.Fate.BuildFails(
                        List.of("cannot build " + pushed.files().keySet()))));
    assertThat(log(runs, Deployment.State.FAIL)).containsExactly("cannot build [Dockerfile]");
  }

  @Test
  void a_task_that_cannot_report_its_job_exits_with_an_error() throws Exception {
    Consumer<HostRuns.Pushed> job =
        _ -> {
          throw new IllegalStateException("no coordinator");
        };
    assertThat(log(new ScriptedRuns(_ -> Script.INSTANT, job), Deployment.State.FAIL))
        .containsExactly("The task failed: no coordinator");
  }

  @Test
  void a_build_hangs_and_a_host_vanishes_if_the_script_says_so() throws Exception {
    assertThat(log(scripted(new Script.Fate.BuildHangs()), Deployment.State.WIP))
        .hasSizeLessThan(2);
    try (FakeClever clever =
            FakeClever.start(Switches.INSTANT, scripted(new Script.Fate.Vanishes()));
        CleverCaller caller = new CleverCaller(clever)) {
      push(caller);
      await(clever, Deployment.State.TASK_RUNNING);
      clever.await(
          "a host that vanishes", () -> !clever.everything().getFirst().hasInstance(), LONGEST);
      assertThat(clever.everything().getFirst().deployments().getLast().state())
          .isEqualTo(Deployment.State.TASK_RUNNING);
    }
  }

  private static ScriptedRuns scripted(Script.Fate fate) {
    return new ScriptedRuns(_ -> Script.INSTANT.ending(fate));
  }

  @Test
  void a_script_that_was_killed_does_not_report_its_job() throws Exception {
    Consumer<HostRuns.Pushed> job =
        _ -> {
          throw new AssertionError("a killed task went on");
        };
    Script long_ = Script.INSTANT.taking(Duration.ZERO, Duration.ofHours(1));
    try (FakeClever clever = FakeClever.start(Switches.INSTANT, new ScriptedRuns(_ -> long_, job));
        CleverCaller caller = new CleverCaller(clever)) {
      JsonObject application = push(caller);
      await(clever, Deployment.State.TASK_RUNNING);
      caller.delete(caller.one(id(application)));
      assertThat(clever.everything().getFirst().hasInstance()).isFalse();
      assertThat(clever.left()).isEmpty();
    }
  }

  @Test
  void a_process_that_cannot_be_started_is_a_failed_build(@TempDir Path folder) throws Exception {
    assertThat(log(new ProcessRuns(folder), Deployment.State.FAIL))
        .anyMatch(line -> line.contains("cannot be built"));
    assertThat(folder).isEmptyDirectory();
  }
}
