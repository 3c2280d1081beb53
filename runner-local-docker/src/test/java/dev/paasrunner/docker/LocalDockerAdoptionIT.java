package dev.paasrunner.docker;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.command.BuildImageResultCallback;
import com.github.dockerjava.api.model.HostConfig;
import dev.paasrunner.job.HostPlan;
import dev.paasrunner.job.PaasResource;
import dev.paasrunner.job.StoredResource;
import dev.paasrunner.spi.Executor;
import dev.paasrunner.spi.HostCondition;
import dev.paasrunner.spi.LaunchStatus;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// Hosts that the original program left, on the Docker engine of this machine.
@ExtendWith(RequiresEngine.class)
@Timeout(120)
final class LocalDockerAdoptionIT {
  private static TestEngine engine;

  private final String image = "hpd-job-" + UUID.randomUUID() + "-4711";
  private LocalDockerExecutor executor;
  private PaasResource host;

  @BeforeAll
  static void connect() throws Exception {
    engine = new TestEngine();
  }

  @AfterAll
  static void disconnect() throws Exception {
    engine.close();
  }

  @BeforeEach
  void adopt() throws Exception {
    executor = TestEngine.newExecutor(Optional.of("none"));
    PaasResource adopted =
        executor.adopt(Plans.named(image), Map.of(Executor.SAVED_TEXT, image)).orElseThrow();
    // As it comes back from disk.
    host = StoredResource.of(adopted);
  }

  @AfterEach
  void nothing_is_left() throws Exception {
    executor.decommission(host);
    executor.close();
    assertThat(engine.holdings(image)).isEmpty();
  }

  @Test
  void a_running_host_is_seen_and_removed_with_its_image() throws Exception {
    String container = run("exec sleep 600");

    assertThat(condition()).isEqualTo(new HostCondition.Running());
    assertThat(executor.find(host.plan())).isPresent();
    assertThat(executor.launchStatus(host)).isEqualTo(LaunchStatus.LAUNCHED);

    executor.decommission(host);

    assertThat(engine.exists(container)).isFalse();
    assertThat(condition()).isEqualTo(new HostCondition.Absent());
  }

  @Test
  void a_host_that_has_ended_is_absent_since_the_original_has_it_removed() throws Exception {
    String container = run("exec sleep 600");
    engine.client().killContainerCmd(container).exec();
    engine.awaitGone(container);

    assertThat(condition()).isEqualTo(new HostCondition.Absent());
  }

  @Test
  void a_host_of_another_job_is_left_alone() throws Exception {
    String container = run("exec sleep 600");
    HostPlan otherPlan = Plans.named(image + "1");
    PaasResource other =
        executor.adopt(otherPlan, Map.of(Executor.SAVED_TEXT, image + "1")).orElseThrow();

    executor.decommission(other);

    assertThat(engine.exists(container)).isTrue();
  }

  @Test
  void one_that_the_original_had_not_launched_is_launched_once() throws Exception {
    assertThat(executor.launchStatus(host)).isEqualTo(LaunchStatus.NOT_LAUNCHED);

    executor.launch(host, engine.running("exec sleep 600"));
    executor.launch(host, engine.running("exec sleep 600"));

    assertThat(condition()).isEqualTo(new HostCondition.Running());
    assertThat(executor.launchStatus(host)).isEqualTo(LaunchStatus.LAUNCHED);
    engine.awaitLines(image, 1);
    assertThat(engine.linesOf(image)).isEqualTo(1);
  }

  private HostCondition condition() throws Exception {
    return requireNonNull(executor.observe(List.of(host)).get(host.name()));
  }

  /// What the original does: `docker build -t IMAGE`, `docker run --rm IMAGE`.
  private String run(String script) throws Exception {
    String _ =
        engine
            .client()
            .buildImageCmd(new ByteArrayInputStream(TarArchive.of(engine.running(script).files())))
            .withTags(Set.of(image))
            .exec(new BuildImageResultCallback())
            .awaitImageId(30, TimeUnit.SECONDS);
    String container =
        engine
            .client()
            .createContainerCmd(image)
            .withHostConfig(HostConfig.newHostConfig().withAutoRemove(true).withNetworkMode("none"))
            .exec()
            .getId();
    engine.client().startContainerCmd(container).exec();
    return container;
  }
}
