package dev.paasrunner.clever;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.job.PaasResource;
import dev.paasrunner.spi.ExecutorException;
import dev.paasrunner.spi.HostCondition;
import java.time.Duration;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Applications that are no tasks: the platform wants a server on their port, and runs them for
/// ever.
@Timeout(60)
class RegularTest {
  private TimedCloud cloud;
  private PaasResource host;

  @BeforeEach
  void a_host_that_somebody_made_regular() throws Exception {
    cloud = new TimedCloud();
    host = cloud.made();
    cloud.clever.makeRegular(host.name());
  }

  @AfterEach
  void close() {
    cloud.close();
  }

  @Test
  void one_whose_port_does_not_answer_is_a_host_that_could_not_be_started() throws Exception {
    cloud.executor().launch(host, Sections.context("FROM x"));
    cloud.machine().running();
    cloud.time.pass(TimedCloud.LOOK);
    assertThat(cloud.look(host)).containsInstanceOf(HostCondition.Pending.class);

    cloud.time.pass(Duration.ofMinutes(2));

    assertThat(cloud.lookUntilItTells(host))
        .asInstanceOf(InstanceOfAssertFactories.type(HostCondition.Broken.class))
        .extracting(HostCondition.Broken::detail)
        .asString()
        .contains("its deployment failed", "Nothing listening on 0.0.0.0:8080");
    cloud.executor().decommission(host);
    assertThat(cloud.clever.left()).isEmpty();
  }

  @Test
  void one_that_crashed_is_removed_before_it_runs_its_job_again() throws Exception {
    cloud.executor().launch(host, Sections.context("FROM x"));
    cloud.machine().running();
    cloud.machine().listening();
    cloud.machine().ended(0);
    cloud.time.pass(TimedCloud.LOOK);
    assertThat(cloud.look(host)).containsInstanceOf(HostCondition.Ended.class);

    cloud.executor().decommission(host);
    cloud.time.pass(Duration.ofHours(1));

    assertThat(cloud.machines()).isEqualTo(1);
    assertThat(cloud.clever.left()).isEmpty();
  }

  @Test
  void nothing_is_pushed_to_one_that_is_found_so() throws Exception {
    cloud.restart();

    assertThat(
            catchThrowableOfType(ExecutorException.class, () -> cloud.executor().find(host.plan()))
                .error())
        .matches(error -> error.kind() == ErrorKind.REFUSED)
        .matches(error -> error.message().contains("has the lifetime REGULAR"));
    assertThat(cloud.executor().findToRemove(host.plan())).isPresent();
  }
}
