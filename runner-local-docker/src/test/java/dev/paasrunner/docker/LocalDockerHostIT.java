package dev.paasrunner.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.exception.NotFoundException;
import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.job.HostPlan;
import dev.paasrunner.job.PaasResource;
import dev.paasrunner.spi.BuildContext;
import dev.paasrunner.spi.ExecutorException;
import dev.paasrunner.spi.HostCondition;
import dev.paasrunner.spi.LaunchStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// What only Docker hosts have, on the Docker engine of this machine.
@ExtendWith(RequiresEngine.class)
@Timeout(120)
final class LocalDockerHostIT {
  private static TestEngine engine;

  private final HostPlan plan = Plans.fresh();
  private final PaasResource host = HostLabels.resource(plan);
  private LocalDockerExecutor executor;

  @BeforeAll
  static void connect() throws Exception {
    engine = new TestEngine();
  }

  @AfterAll
  static void disconnect() throws Exception {
    engine.close();
  }

  @BeforeEach
  void open() throws Exception {
    executor = TestEngine.newExecutor(Optional.of("none"));
  }

  @AfterEach
  void nothing_is_left() throws Exception {
    executor.decommission(host);
    executor.close();
    assertThat(engine.holdings(plan.name())).isEmpty();
  }

  @Test
  void a_host_has_the_engines_socket_and_the_network_of_the_settings() throws Exception {
    launch(engine.running("exec sleep 600"));

    assertThat(engine.mountsOf(plan.name()))
        .containsExactly("/var/run/docker.sock on /var/run/docker.sock");
    assertThat(engine.networkOf(plan.name())).isEqualTo("none");
  }

  @Test
  void it_is_told_that_a_job_waits_for_its_image() throws Exception {
    Queue<String> waits = new ConcurrentLinkedQueue<>();
    executor.close();
    executor =
        TestEngine.newExecutor(Optional.of("none"), (job, why) -> waits.add(job.id() + ": " + why));
    launch(engine.running("exec sleep 600"));

    assertThat(waits)
        .isNotEmpty()
        .containsOnly(plan.owner().job().id() + ": the engine builds the host's image");
  }

  @Test
  void the_end_is_observed_with_its_exit_code() throws Exception {
    launch(engine.running("exit 3"));

    engine.client().waitContainerCmd(plan.name()).start().awaitCompletion();

    assertThat(executor.observe(List.of(host)))
        .isEqualTo(Map.of(plan.name(), new HostCondition.Ended("exit code 3")));
  }

  @Test
  void threads_that_make_the_same_host_at_once_make_one_container() throws Exception {
    BuildContext context = engine.running("exec sleep 600");
    List<Future<Boolean>> launches = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 3; i++) {
        launches.add(threads.submit(() -> launch(context)));
      }
    }

    assertThat(launches).anyMatch(launch -> launch.state() == Future.State.SUCCESS);
    assertThat(launches)
        .filteredOn(launch -> launch.state() == Future.State.FAILED)
        .allSatisfy(
            launch ->
                assertThat(launch.exceptionNow())
                    .isInstanceOfSatisfying(
                        ExecutorException.class,
                        e -> assertThat(e.error().kind()).isEqualTo(ErrorKind.TRANSIENT)));
    assertThat(engine.holdings(plan.name()))
        .filteredOn(it -> it.startsWith("container"))
        .hasSize(1);
    assertThat(engine.linesOf(plan.name())).isEqualTo(1);
  }

  @Test
  void every_image_that_a_build_makes_bears_the_mark() throws Exception {
    launch(
        engine.context(
            "RUN [\"/bin/busybox\", \"true\"]\nENV A=b\nENTRYPOINT [\"/bin/busybox\"]\n"));

    List<String> made = engine.imagesAboveBase(ImageName.of(plan.name()));
    assertThat(made).hasSizeGreaterThan(3);
    assertThat(made)
        .allSatisfy(
            id -> assertThat(engine.labelsOf(id)).containsAllEntriesOf(HostLabels.of(plan)));
  }

  @Test
  void what_the_image_was_built_from_stays() throws Exception {
    launch(engine.running("exec sleep 600"));

    executor.decommission(host);

    assertThat(engine.client().inspectImageCmd(engine.base()).exec().getId()).isNotEmpty();
  }

  @Test
  void anonymous_volumes_go_with_their_host() throws Exception {
    launch(engine.context("VOLUME /data\nENTRYPOINT [\"/bin/busybox\", \"true\"]\n"));
    List<String> volumes = engine.volumesOf(plan.name());
    assertThat(volumes).hasSize(1);

    executor.decommission(host);

    assertThatThrownBy(() -> engine.client().inspectVolumeCmd(volumes.getFirst()).exec())
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void a_running_host_is_asked_to_end_before_it_is_removed() throws Exception {
    launch(
        engine.context(
            "ENTRYPOINT [\"/bin/busybox\", \"sh\", \"-c\","
                + " \"trap 'exit 7' TERM; echo started; while :; do sleep 0.1; done\"]\n"));
    engine.awaitLines(plan.name(), 1);
    String id = engine.client().inspectContainerCmd(plan.name()).exec().getId();

    executor.decommission(host);

    assertThat(engine.exitCodeFromEvents(id)).isEqualTo("7");
  }

  @Test
  void a_container_that_was_created_and_not_started_is_started_by_the_next_launch()
      throws Exception {
    PaasResource _ = executor.provision(plan);
    String created = engine.createContainer(plan);

    assertThat(executor.launchStatus(host)).isEqualTo(LaunchStatus.NOT_LAUNCHED);
    assertThat(executor.observe(List.of(host)))
        .isEqualTo(Map.of(plan.name(), new HostCondition.Pending()));
    executor.launch(host, engine.running("exec sleep 600"));

    assertThat(engine.client().inspectContainerCmd(plan.name()).exec().getId()).isEqualTo(created);
    assertThat(executor.launchStatus(host)).isEqualTo(LaunchStatus.LAUNCHED);
    assertThat(engine.holdings(plan.name())).noneMatch(it -> it.startsWith("volume"));
  }

  @Test
  void a_host_whose_container_others_removed_is_absent() throws Exception {
    launch(engine.running("exec sleep 600"));
    engine.client().removeContainerCmd(plan.name()).withForce(true).exec();

    assertThat(executor.find(plan)).isEmpty();
    assertThat(executor.observe(List.of(host)))
        .isEqualTo(Map.of(plan.name(), new HostCondition.Absent()));
    assertThat(executor.listOwned(plan.owner().systemId()))
        .as("its image is still to be removed")
        .anySatisfy(listed -> assertThat(listed.plan()).isEqualTo(plan));
  }

  @Test
  void a_container_without_our_mark_is_neither_taken_nor_removed() throws Exception {
    PaasResource _ = executor.provision(plan);
    String foreign = engine.createForeignContainer(plan.name());
    try {
      assertThatThrownBy(() -> executor.launch(host, engine.running("true")))
          .isInstanceOfSatisfying(
              ExecutorException.class,
              e -> assertThat(e.error().kind()).isEqualTo(ErrorKind.REFUSED))
          .hasMessageContaining("another one has this name");
      executor.decommission(host);

      assertThat(executor.find(plan)).isEmpty();
      assertThat(engine.exists(foreign)).isTrue();
    } finally {
      engine.client().removeContainerCmd(foreign).exec();
    }
  }

  @Test
  void a_volume_without_our_mark_is_neither_taken_nor_removed() throws Exception {
    String foreign = engine.client().createVolumeCmd().withName(plan.name()).exec().getName();
    try {
      assertThatThrownBy(() -> executor.provision(plan))
          .isInstanceOfSatisfying(
              ExecutorException.class,
              e -> assertThat(e.error().kind()).isEqualTo(ErrorKind.REFUSED));
      executor.decommission(host);

      assertThat(executor.find(plan)).isEmpty();
      assertThat(engine.client().inspectVolumeCmd(foreign).exec().getName()).isEqualTo(foreign);
    } finally {
      engine.client().removeVolumeCmd(foreign).exec();
    }
  }

  @Test
  void a_failed_build_tells_its_output_without_the_secrets_of_the_context() {
    BuildContext context =
        engine.context(
            "COPY job.json /\nRUN [\"/bin/busybox\", \"sh\", \"-c\", \"cat /job.json; echo boom; false\"]\n",
            Map.of("job.json", "{\"token\":\"very-secret-token\"}"));

    assertThatThrownBy(() -> launch(context))
        .isInstanceOfSatisfying(
            ExecutorException.class, e -> assertThat(e.error().kind()).isEqualTo(ErrorKind.REFUSED))
        .hasMessageContaining("returned a non-zero code: 1")
        .hasMessageContaining("boom")
        .hasMessageNotContaining("very-secret-token");
  }

  @Test
  void a_network_that_does_not_exist_is_refused() throws Exception {
    executor.close();
    executor = TestEngine.newExecutor(Optional.of("no-such-network"));

    assertThatThrownBy(() -> launch(engine.running("true")))
        .isInstanceOfSatisfying(
            ExecutorException.class, e -> assertThat(e.error().kind()).isEqualTo(ErrorKind.REFUSED))
        .hasMessageContaining("no-such-network");
  }

  @Test
  void a_host_that_cannot_start_is_refused() {
    assertThatThrownBy(() -> launch(engine.context("ENTRYPOINT [\"/no/such/program\"]\n")))
        .isInstanceOfSatisfying(
            ExecutorException.class, e -> assertThat(e.error().kind()).isEqualTo(ErrorKind.REFUSED))
        .hasMessageContaining("/no/such/program");
  }

  private boolean launch(BuildContext context) throws Exception {
    executor.launch(executor.provision(plan), context);
    return true;
  }
}
