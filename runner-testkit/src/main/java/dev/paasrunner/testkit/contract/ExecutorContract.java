package dev.paasrunner.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.job.HostPlan;
import dev.paasrunner.job.OwnerMark;
import dev.paasrunner.job.PaasResource;
import dev.paasrunner.job.StoredResource;
import dev.paasrunner.spi.Executor;
import dev.paasrunner.spi.ExecutorException;
import dev.paasrunner.spi.HostCondition;
import dev.paasrunner.spi.LaunchStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What every [Executor] has to pass. A plugin's author extends this class in a test and says how
/// the platform is reached and what to run on it:
///
/// ```java
/// final class MyExecutorTest extends ExecutorContract {
///   private final MyFakePlatform platform = new MyFakePlatform();
///
///   @Override
///   protected Executor newExecutor() {
///     return new MyExecutor(platform.url());
///   }
///
///   @Override
///   protected BuildContext endsByItself() {
///     return new BuildContext(Map.of("Dockerfile", …));
///   }
///   …
/// }
/// ```
///
/// JUnit makes a new instance for every case, so what the subclass keeps in fields is fresh in
/// each. The platform may be a real one: every case uses host names and a `system_id` of its own,
/// removes its hosts in the end and then compares [#holdings()] with what it was before. A platform
/// that lags must say so in [dev.paasrunner.spi.ExecutorTraits]; the cases wait for it, and for
/// nothing that the traits do not allow.
@Timeout(120)
public abstract class ExecutorContract extends ExecutorTestBed {
  private static final int AT_ONCE = 4;

  @Test
  void plan_keeps_name_and_owner_and_weighs_no_more_than_the_heaviest() throws Exception {
    HostPlan plan = hosts.plan();

    assertThat(plan.name()).startsWith("hpd-job-");
    assertThat(plan.owner().systemId()).isEqualTo(hosts.systemId());
    assertThat(plan.weight()).isLessThanOrEqualTo(executor.heaviest());
  }

  @Test
  void plan_makes_nothing() throws Exception {
    HostPlan plan = hosts.plan();

    assertThat(holdings()).isEqualTo(before);
    assertThat(executor.find(plan)).isEmpty();
  }

  @Test
  void a_host_is_found_under_its_name_after_provisioning() throws Exception {
    PaasResource host = hosts.provisioned();

    hosts.awaitFound(host.plan(), true);

    assertThat(executor.find(host.plan())).hasValueSatisfying(found -> sameHost(found, host));
  }

  @Test
  void provisioning_twice_under_one_name_gives_the_same_host() throws Exception {
    PaasResource first = hosts.provisioned();
    hosts.awaitFound(first.plan(), true);
    Set<String> withOne = Set.copyOf(holdings());

    sameHost(hosts.provision(first.plan()), first);
    sameHost(anotherExecutor().provision(first.plan()), first);
    assertThat(holdings()).isEqualTo(withOne);
  }

  @Test
  void provisioning_for_several_jobs_at_once_gives_each_its_host() throws Exception {
    List<CompletableFuture<PaasResource>> answers = new ArrayList<>();
    for (int i = 0; i < AT_ONCE; i++) {
      HostPlan plan = hosts.plan();
      answers.add(Background.start(time(), () -> hosts.provision(plan)).answer());
    }

    for (CompletableFuture<PaasResource> answer : answers) {
      hosts.awaitFound(answer.get(patience().toSeconds(), TimeUnit.SECONDS).plan(), true);
    }
    assertThat(executor.listOwned(hosts.systemId())).hasSize(AT_ONCE);
  }

  @Test
  void a_provisioned_host_is_not_launched() throws Exception {
    PaasResource host = hosts.provisioned();

    assertThat(executor.launchStatus(host)).isNotEqualTo(LaunchStatus.LAUNCHED);
    assertThat(startsOf(host.name())).isZero();
  }

  @Test
  void a_launched_host_says_so_also_after_a_restart() throws Exception {
    PaasResource host = hosts.provisioned();
    executor.launch(host, runsUntilRemoved());

    assertThat(executor.launchStatus(host)).isNotEqualTo(LaunchStatus.NOT_LAUNCHED);
    assertThat(anotherExecutor().launchStatus(host)).isNotEqualTo(LaunchStatus.NOT_LAUNCHED);
  }

  @Test
  void launching_twice_starts_the_job_once() throws Exception {
    PaasResource host = hosts.provisioned();
    executor.launch(host, runsUntilRemoved());
    hosts.await(host, HostCondition.Running.class::isInstance);

    executor.launch(host, runsUntilRemoved());
    anotherExecutor().launch(host, runsUntilRemoved());

    hosts.await(host, HostCondition.Running.class::isInstance);
    assertThat(startsOf(host.name())).isEqualTo(1);
  }

  @Test
  void launching_a_host_that_has_ended_does_not_start_its_job_again() throws Exception {
    PaasResource host = hosts.provisioned();
    executor.launch(host, endsByItself());
    hosts.await(host, HostCondition.Ended.class::isInstance);

    executor.launch(host, endsByItself());

    hosts.await(host, HostCondition.Ended.class::isInstance);
    assertThat(startsOf(host.name())).isEqualTo(1);
    assertThat(executor.launchStatus(host)).isNotEqualTo(LaunchStatus.NOT_LAUNCHED);
  }

  @Test
  void launching_does_not_wait_for_the_job_to_end() throws Exception {
    PaasResource host = hosts.provisioned();

    executor.launch(host, runsUntilRemoved());

    hosts.await(host, HostCondition.Running.class::isInstance);
    assertThat(startsOf(host.name())).isEqualTo(1);
  }

  @Test
  void launching_a_host_that_is_gone_says_gone() throws Exception {
    PaasResource host = hosts.provisioned();
    executor.decommission(host);
    hosts.awaitFound(host.plan(), false);

    assertThatThrownBy(() -> executor.launch(host, endsByItself()))
        .isInstanceOfSatisfying(ExecutorException.class, e -> hasKind(e, ErrorKind.GONE));
    assertThat(executor.find(host.plan())).isEmpty();
  }

  @Test
  void a_host_that_ran_to_its_end_is_observed_as_ended() throws Exception {
    PaasResource host = hosts.provisioned();

    executor.launch(host, endsByItself());

    hosts.await(host, HostCondition.Ended.class::isInstance);
    assertThat(startsOf(host.name())).isEqualTo(1);
  }

  @Test
  void a_host_that_does_not_exist_is_observed_as_absent_and_hides_no_other() throws Exception {
    PaasResource gone = hosts.provisioned();
    executor.decommission(gone);
    PaasResource runs = hosts.provisioned();
    executor.launch(runs, runsUntilRemoved());
    PaasResource ends = hosts.provisioned();
    executor.launch(ends, endsByItself());
    hosts.await(runs, HostCondition.Running.class::isInstance);
    hosts.await(ends, HostCondition.Ended.class::isInstance);
    hosts.await(gone, HostCondition.Absent.class::isInstance);

    Map<String, HostCondition> seen = executor.observe(List.of(gone, runs, ends));

    assertThat(seen.get(gone.name())).isInstanceOf(HostCondition.Absent.class);
    assertThat(seen.get(runs.name())).isInstanceOf(HostCondition.Running.class);
    assertThat(seen.get(ends.name())).isInstanceOf(HostCondition.Ended.class);
  }

  @Test
  void observing_nothing_sees_nothing() throws Exception {
    assertThat(executor.observe(List.of())).isEmpty();
  }

  @Test
  void a_host_that_cannot_be_built_is_refused_or_broken_and_can_be_removed() throws Exception {
    PaasResource host = hosts.provisioned();

    try {
      executor.launch(host, cannotBeBuilt());
      hosts.await(host, HostCondition.Broken.class::isInstance);
    } catch (ExecutorException e) {
      hasKind(e, ErrorKind.REFUSED);
    }

    assertThat(startsOf(host.name())).isZero();
    removeAndLookFor(host);
  }

  @Test
  void a_running_host_can_be_removed() throws Exception {
    PaasResource host = hosts.provisioned();
    executor.launch(host, runsUntilRemoved());
    hosts.await(host, HostCondition.Running.class::isInstance);

    removeAndLookFor(host);
  }

  @Test
  void a_host_that_has_ended_can_be_removed_also_after_a_restart() throws Exception {
    PaasResource host = hosts.provisioned();
    executor.launch(host, endsByItself());
    hosts.await(host, HostCondition.Ended.class::isInstance);

    anotherExecutor().decommission(host);

    removeAndLookFor(host);
  }

  @Test
  void a_host_that_was_never_launched_can_be_removed() throws Exception {
    removeAndLookFor(hosts.provisioned());
  }

  @Test
  void removing_a_host_that_is_gone_succeeds() throws Exception {
    PaasResource host = hosts.provisioned();
    executor.decommission(host);

    removeAndLookFor(host);
  }

  @Test
  void hosts_are_listed_with_their_full_mark_and_without_those_of_other_systems() throws Exception {
    PaasResource ours = hosts.provisioned();
    PaasResource launched = hosts.provisioned();
    executor.launch(launched, runsUntilRemoved());
    PaasResource theirs = hosts.provision(hosts.plan(hosts.otherSystemId(), ""));
    hosts.awaitFound(ours.plan(), true);
    hosts.awaitFound(theirs.plan(), true);

    List<PaasResource> owned = anotherExecutor().listOwned(hosts.systemId());

    assertThat(owned).hasSize(2);
    assertThat(owned).anySatisfy(host -> sameHost(host, ours));
    assertThat(owned).anySatisfy(host -> sameHost(host, launched));
    assertThat(executor.listOwned(hosts.otherSystemId()))
        .singleElement()
        .satisfies(host -> sameHost(host, theirs));
  }

  @Test
  void a_host_that_was_listed_can_be_removed() throws Exception {
    PaasResource host = hosts.provisioned();
    executor.launch(host, runsUntilRemoved());
    hosts.awaitFound(host.plan(), true);

    for (PaasResource listed : executor.listOwned(hosts.systemId())) {
      removeAndLookFor(listed);
    }

    assertThat(executor.find(host.plan())).isEmpty();
    assertThat(executor.listOwned(hosts.systemId())).isEmpty();
  }

  @Test
  void a_host_is_known_again_by_the_values_that_were_kept_of_it() throws Exception {
    PaasResource kept = writtenAndRead(hosts.provisioned());
    Executor restarted = anotherExecutor();

    restarted.launch(kept, endsByItself());
    hosts.await(kept, HostCondition.Ended.class::isInstance);

    assertThat(restarted.find(kept.plan())).hasValueSatisfying(found -> sameHost(found, kept));
    restarted.decommission(kept);
    hosts.awaitFound(kept.plan(), false);
  }

  @Test
  void an_interrupted_launch_ends_soon_and_its_host_can_be_removed() throws Exception {
    PaasResource host = hosts.provisioned();
    Background<Boolean> launch = Background.start(time(), () -> launched(host));
    awaitMidLaunch(host.name());

    launch.thread().interrupt();

    assertThat(launch.answer())
        .failsWithin(soon())
        .withThrowableThat()
        .withCauseInstanceOf(InterruptedException.class);
    removeAndLookFor(host);
  }

  @Test
  void a_launch_by_an_interrupted_thread_does_nothing_for_long() throws Exception {
    PaasResource host = hosts.provisioned();

    Thread.currentThread().interrupt();

    assertThatExceptionOfType(InterruptedException.class)
        .isThrownBy(() -> executor.launch(host, takesLongToLaunch()));
    assertThat(Thread.interrupted()).isFalse();
    assertThat(startsOf(host.name())).isZero();
  }

  @Test
  void names_of_all_characters_that_a_runner_may_have_work() throws Exception {
    for (String infix : List.of("-_x..y__z.-", "-a_-b.c___d", "-" + "z9".repeat(20))) {
      PaasResource host = hosts.provision(hosts.plan(hosts.systemId(), infix));
      hosts.awaitFound(host.plan(), true);
      executor.launch(host, endsByItself());
      hosts.await(host, HostCondition.Ended.class::isInstance);
      removeAndLookFor(host);
    }
  }

  private boolean launched(PaasResource host) throws Exception {
    executor.launch(host, takesLongToLaunch());
    return true;
  }

  private void removeAndLookFor(PaasResource host) throws Exception {
    executor.decommission(host);
    hosts.awaitFound(host.plan(), false);
    hosts.await(host, HostCondition.Absent.class::isInstance);
  }

  private static void sameHost(PaasResource actual, PaasResource expected) {
    assertThat(actual.name()).isEqualTo(expected.name());
    assertThat(actual.id()).isEqualTo(expected.id());
    assertThat(actual.plan().owner()).isEqualTo(expected.plan().owner());
    assertThat(actual.plan().weight()).isEqualTo(expected.plan().weight());
  }

  private static void hasKind(ExecutorException e, ErrorKind kind) {
    assertThat(e.error().kind()).as(e.getMessage()).isEqualTo(kind);
  }

  /// The host as a restarted daemon has it: the same values in other objects.
  private static PaasResource writtenAndRead(PaasResource host) {
    StoredResource stored = StoredResource.of(host);
    HostPlan plan = stored.plan();
    OwnerMark owner = new OwnerMark(plan.owner().systemId(), plan.owner().job());
    return new StoredResource(
        new HostPlan(plan.name(), owner, plan.weight(), Map.copyOf(plan.attributes())),
        stored.id(),
        Map.copyOf(stored.attributes()));
  }
}
