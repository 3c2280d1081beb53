package dev.paasrunner.testkit.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.job.HostPlan;
import dev.paasrunner.job.JobKey;
import dev.paasrunner.job.OwnerMark;
import dev.paasrunner.job.PaasResource;
import dev.paasrunner.job.StoredResource;
import dev.paasrunner.job.Weight;
import dev.paasrunner.spi.BuildContext;
import dev.paasrunner.spi.Executor;
import dev.paasrunner.spi.ExecutorException;
import dev.paasrunner.spi.HostCondition;
import dev.paasrunner.spi.LaunchStatus;
import dev.paasrunner.testkit.gitlab.FakeGitLab;
import dev.paasrunner.testkit.gitlab.JobTemplate;
import dev.paasrunner.testkit.gitlab.PayloadBuilder;
import dev.paasrunner.testkit.gitlab.model.Status;
import dev.paasrunner.testkit.inner.GivenJob;
import dev.paasrunner.testkit.inner.Processes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessHostExecutorTest {
  private static final HostPlan PLAN = plan("s_abcdefghijkl", "hpd-job-runner-7");

  private final FakeGitLab gitlab = FakeGitLab.start();
  private final Executor executor;
  private final Path root;
  private final Path pushed;

  ProcessHostExecutorTest(@TempDir Path root, @TempDir Path pushed) {
    this.root = root;
    this.pushed = pushed;
    this.executor = new ProcessHostExecutor(root);
  }

  @BeforeEach
  void nothing_is_there() throws Exception {
    assertThat(executor.find(PLAN)).isEmpty();
  }

  @AfterEach
  void remove() throws Exception {
    executor.decommission(new StoredResource(PLAN, PLAN.name(), Map.of()));
    gitlab.close();
  }

  private static HostPlan plan(String systemId, String name) {
    OwnerMark mark = new OwnerMark(systemId, new JobKey("http://gitlab.example.net", "runner", 7));
    return new HostPlan(name, mark, Weight.ONE, Map.of("key", "value"));
  }

  private GivenJob job(JobTemplate template) throws Exception {
    return GivenJob.acquire(gitlab, pushed, template);
  }

  private static BuildContext context(GivenJob job, String dockerfile) throws Exception {
    Map<String, byte[]> files = new HashMap<>();
    files.put("Dockerfile", dockerfile.getBytes(StandardCharsets.UTF_8));
    for (String name : List.of("runner.toml", "job.json")) {
      files.put(name, Files.readAllBytes(job.folder().resolve(name)));
    }
    return new BuildContext(files);
  }

  private static BuildContext context(GivenJob job) throws Exception {
    return context(job, job.dockerfile("any-image"));
  }

  private HostCondition condition(PaasResource host) throws Exception {
    Map<String, HostCondition> seen = executor.observe(List.of(host));
    assertThat(seen).containsOnlyKeys(host.name());
    return seen.values().iterator().next();
  }

  private void awaitEnd() throws Exception {
    long pid = Long.parseLong(Files.readString(root.resolve(PLAN.name()).resolve("pid")).strip());
    var end = ProcessHandle.of(pid).map(ProcessHandle::onExit);
    if (end.isPresent()) {
      end.get().get(5, TimeUnit.SECONDS);
    }
  }

  @Test
  void a_host_lives_from_its_plan_to_its_removal() throws Exception {
    GivenJob job = job(id -> PayloadBuilder.job(id).script("echo hello from $CI_JOB_ID", "exit 4"));

    PaasResource host = executor.provision(PLAN);
    assertThat(condition(host)).isEqualTo(new HostCondition.Pending());
    assertThat(executor.launchStatus(host)).isEqualTo(LaunchStatus.NOT_LAUNCHED);
    executor.launch(host, context(job));
    assertThat(executor.launchStatus(host)).isEqualTo(LaunchStatus.LAUNCHED);
    job.await(view -> view.status() == Status.FAILED);
    awaitEnd();

    assertThat(job.view().exitCode()).hasValue(4);
    assertThat(job.trace()).contains("stand-in", "hello from " + job.id() + "\n");
    assertThat(condition(host))
        .isInstanceOfSatisfying(
            HostCondition.Ended.class, ended -> assertThat(ended.detail()).contains("exit code 4"));
    executor.decommission(host);
    assertThat(condition(host)).isEqualTo(new HostCondition.Absent());
    assertThat(root).isEmptyDirectory();
  }

  @Test
  void another_executor_finds_everything_again() throws Exception {
    GivenJob job = job(id -> PayloadBuilder.job(id).script("sleep 60"));
    executor.launch(executor.provision(PLAN), context(job));
    job.awaitTrace("$ sleep");
    executor.close();

    Executor restarted = new ProcessHostExecutor(root);
    PaasResource host = restarted.find(PLAN).orElseThrow();

    assertThat(host.plan()).isEqualTo(PLAN);
    assertThat(restarted.listOwned("s_abcdefghijkl")).containsExactly(host);
    assertThat(restarted.listOwned("s_another")).isEmpty();
    assertThat(restarted.launchStatus(host)).isEqualTo(LaunchStatus.LAUNCHED);
    assertThat(restarted.observe(List.of(host)))
        .containsEntry(PLAN.name(), new HostCondition.Running());
  }

  @Test
  void a_removal_ends_all_processes() throws Exception {
    GivenJob job =
        job(
            id ->
                PayloadBuilder.job(id)
                    .script("setsid sleep 60 & echo pid $!", "sleep 60 & echo pid $!", "sleep 60"));
    PaasResource host = executor.provision(PLAN);
    executor.launch(host, context(job));
    job.awaitTrace("$ sleep 60\u001b");

    executor.decommission(host);

    assertThat(Processes.haveEnded(job.trace())).isTrue();
    assertThat(root).isEmptyDirectory();
    executor.decommission(host);
  }

  @Test
  void a_job_is_started_at_most_once() throws Exception {
    GivenJob job = job(id -> PayloadBuilder.job(id).script("echo pid $$", "sleep 60"));
    PaasResource host = executor.provision(PLAN);
    executor.launch(host, context(job));
    String pid = Files.readString(root.resolve(PLAN.name()).resolve("pid"));

    executor.launch(host, context(job));
    HostProcess.start(HostFolder.named(root, PLAN.name()), Path.of("/bin/sh"), List.of());

    assertThat(Files.readString(root.resolve(PLAN.name()).resolve("pid"))).isEqualTo(pid);
    assertThat(condition(host)).isEqualTo(new HostCondition.Running());
  }

  @Test
  void a_process_that_only_has_the_same_number_is_not_the_hosts() throws Exception {
    PaasResource host = executor.provision(PLAN);
    Path pid = root.resolve(PLAN.name()).resolve("pid");
    Files.writeString(pid, "" + ProcessHandle.current().pid());
    Instant before = ProcessHandle.current().info().startInstant().orElseThrow().minusSeconds(60);
    Files.setLastModifiedTime(pid, FileTime.from(before));

    assertThat(condition(host)).isEqualTo(new HostCondition.Ended(""));
    executor.decommission(host);
  }

  @Test
  void what_is_made_is_for_the_owner_only() throws Exception {
    executor.provision(PLAN);

    assertThat(Files.getPosixFilePermissions(root.resolve(PLAN.name())))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void a_second_provision_finds_the_first() throws Exception {
    assertThat(executor.provision(PLAN)).isEqualTo(executor.provision(PLAN));
  }

  @Test
  void what_is_anothers_is_left_alone() throws Exception {
    executor.provision(PLAN);
    HostPlan anothers = plan("s_another", PLAN.name());

    assertThat(executor.find(anothers)).isEmpty();
    assertRefused(() -> executor.provision(anothers), "is another's");
    assertRefused(
        () -> executor.decommission(new StoredResource(anothers, PLAN.name(), Map.of())),
        "was left alone");
    assertThat(executor.find(PLAN)).isPresent();
  }

  @Test
  void a_host_that_cannot_be_built_is_refused() throws Exception {
    GivenJob job = job(id -> PayloadBuilder.job(id));
    PaasResource host = executor.provision(PLAN);

    assertRefused(
        () -> executor.launch(host, context(job, job.dockerfile("no-such-image:1"))),
        "no-such-image:1 does not exist");
    assertRefused(
        () -> executor.launch(host, context(job, "FROM x")),
        "can only take the place of /usr/bin/gitlab-runner");
    assertRefused(
        () -> executor.launch(host, context(job, "COPY other /\n" + job.dockerfile("x"))),
        "other is not among what was pushed");
    assertThat(executor.launchStatus(host)).isEqualTo(LaunchStatus.NOT_LAUNCHED);
  }

  @Test
  void a_host_that_is_gone_cannot_be_launched() throws Exception {
    PaasResource host = new StoredResource(PLAN, PLAN.name(), Map.of());
    BuildContext context = context(job(id -> PayloadBuilder.job(id)));

    assertThatThrownBy(() -> executor.launch(host, context))
        .isInstanceOfSatisfying(
            ExecutorException.class, e -> assertThat(e.error().kind()).isEqualTo(ErrorKind.GONE));
  }

  @Test
  void a_name_that_leaves_the_folder_is_refused() {
    assertRefused(() -> executor.provision(plan("s_x", "../elsewhere")), "a host's name");
  }

  private static void assertRefused(ThrowingCallable call, String message) {
    assertThatThrownBy(call)
        .hasMessageContaining(message)
        .isInstanceOfSatisfying(
            ExecutorException.class,
            e -> assertThat(e.error().kind()).isEqualTo(ErrorKind.REFUSED));
  }
}
