package dev.paasrunner.testkit.clever;

import static dev.paasrunner.testkit.clever.CleverCaller.body;
import static dev.paasrunner.testkit.clever.CleverCaller.id;
import static dev.paasrunner.testkit.clever.CleverCaller.wanted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import dev.paasrunner.testkit.clever.model.Application;
import dev.paasrunner.testkit.clever.model.Deployment.State;
import dev.paasrunner.testkit.clever.model.Switches;
import dev.paasrunner.testkit.clever.run.DockerRuns;
import dev.paasrunner.testkit.inner.image.InnerRunnerImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DockerRunsIT {
  private static final Duration LONGEST = Duration.ofMinutes(3);
  private static String image = "";

  private final FakeClever clever = FakeClever.start(Switches.INSTANT, new DockerRuns("none"));
  private final CleverCaller caller = new CleverCaller(clever);

  @BeforeAll
  static void build() throws Exception {
    Optional<String> missing = InnerRunnerImage.available();
    missing.ifPresent(why -> System.err.println("SKIPPED: DockerRunsIT needs Docker, but " + why));
    assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
    image = InnerRunnerImage.ensure(Path.of("target"));
  }

  @AfterEach
  void close() throws Exception {
    caller.close();
    clever.close();
    for (Application application : clever.everything()) {
      assertThat(left(application.id())).isEmpty();
    }
  }

  private JsonObject push(Map<String, String> env, Map<String, String> files) throws Exception {
    JsonObject variables = new JsonObject();
    env.forEach(variables::addProperty);
    JsonObject wanted = wanted("a");
    wanted.add("env", variables);
    JsonObject application = body(caller.create(wanted));
    Map<String, String> all = new HashMap<>(files);
    all.replaceAll((_, text) -> text.replace("$IMAGE", image));
    Pusher pusher = new Pusher("Jenkins", caller.token);
    var _ = pusher.push(application, pusher.commit(all));
    return application;
  }

  private static Map<String, String> running(String command) {
    return Map.of(
        "Dockerfile", "FROM $IMAGE\nENTRYPOINT [\"/bin/sh\", \"-c\", \"" + command + "\"]\n");
  }

  private Application simulated() {
    return clever.everything().getFirst();
  }

  private void await(State wanted) throws InterruptedException {
    clever.await(
        "a deployment that is " + wanted + " with the log " + simulated().log(),
        () -> simulated().deployments().getLast().state() == wanted,
        LONGEST);
  }

  private static List<String> left(String application) throws Exception {
    String filter = "label=" + DockerRuns.LABEL + "=" + application;
    List<String> left = new ArrayList<>();
    left.addAll(docker("ps", "--all", "--quiet", "--filter", filter));
    left.addAll(docker("images", "--all", "--quiet", "--filter", filter));
    return left;
  }

  private static List<String> docker(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("docker"));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output.lines().toList();
  }

  @Test
  void a_push_is_built_with_the_variables_as_arguments_and_run_with_them() throws Exception {
    String entrypoint =
        "ENTRYPOINT [\"/bin/sh\", \"-c\", \"cat /etc/built /etc/job; echo task $A of $APP_ID\"]\n";
    Map<String, String> files =
        Map.of(
            "host/Own",
            "FROM $IMAGE\nARG A\nRUN echo build $A > /etc/built\nCOPY job /etc/\n" + entrypoint,
            "host/job",
            "the job\n");
    JsonObject application =
        push(
            Map.of("A", "x y", "APP_FOLDER", "host", "CC_DOCKERFILE", "Own", "HOME", "/nowhere"),
            files);
    await(State.OK);
    assertThat(simulated().log())
        .endsWith("build x y", "the job", "task x y of " + id(application));
    assertThat(simulated().hasInstance()).isFalse();
  }

  @Test
  void the_socket_is_there_only_if_it_was_asked_for() throws Exception {
    Map<String, String> files = running("test -S /var/run/docker.sock");
    push(Map.of(), files);
    await(State.FAIL);
    caller.delete(caller.one(simulated().id()));
    push(Map.of("CC_MOUNT_DOCKER_SOCKET", "true"), files);
    clever.await(
        "a task that sees the socket",
        () -> clever.left().getFirst().deployments().getLast().state() == State.OK,
        LONGEST);
  }

  @Test
  void a_build_that_fails_says_why() throws Exception {
    push(Map.of(), Map.of("Dockerfile", "FROM $IMAGE\nRUN echo no way; exit 7\n"));
    await(State.FAIL);
    assertThat(simulated().log()).anyMatch(line -> line.contains("no way"));
  }

  @Test
  void a_container_is_killed_by_the_deletion() throws Exception {
    JsonObject application = push(Map.of(), running("sleep 1000"));
    await(State.TASK_RUNNING);
    assertThat(left(id(application))).isNotEmpty();
    caller.delete(caller.one(id(application)));
    clever.close();
    assertThat(left(id(application))).isEmpty();
  }

  @Test
  void a_build_is_ended_by_its_cancellation() throws Exception {
    JsonObject application = push(Map.of(), Map.of("Dockerfile", "FROM $IMAGE\nRUN sleep 1000\n"));
    clever.await("a build that talks", () -> !simulated().log().isEmpty(), LONGEST);
    caller.delete(caller.one(id(application)) + "/deployments/1/instances");
    clever.close();
    assertThat(simulated().deployments().getLast().state()).isEqualTo(State.CANCELLED);
  }
}
