package dev.paasrunner.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.payload.JobPayload;
import dev.paasrunner.payload.PayloadException;
import dev.paasrunner.spi.BuildContext;
import dev.paasrunner.spi.Executor;
import dev.paasrunner.time.SystemTime;
import dev.paasrunner.time.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// The platform that an [ExecutorContract] runs on: what a subclass gives, and the order in which
/// it is opened, checked and closed around each case.
public abstract class ExecutorTestBed {
  private static final int RUN_LENGTH = 12;

  private final String run = UUID.randomUUID().toString().replace("-", "").substring(0, RUN_LENGTH);
  private final List<Executor> opened = new ArrayList<>();
  Set<String> before = Set.of();
  Executor executor;
  HostsUnderTest hosts;

  /// A new executor on the platform of this case. Called once for the executor under test and again
  /// for what stands for a restarted daemon. Closed by the contract.
  protected abstract Executor newExecutor() throws Exception;

  /// A context whose host starts its job, which soon ends by itself with success.
  protected abstract BuildContext endsByItself();

  /// A context whose host starts its job, which runs until the host is removed.
  protected abstract BuildContext runsUntilRemoved();

  /// A context that the platform accepts and cannot build, or refuses.
  protected abstract BuildContext cannotBeBuilt();

  /// A context whose launch takes much longer than [#soon()], unless it is interrupted.
  protected abstract BuildContext takesLongToLaunch();

  /// Waits, within a bound, until the platform is at launching the host of that name.
  protected abstract void awaitMidLaunch(String hostName) throws Exception;

  /// How often the job of a host was started, as the job itself would count; 0 if it never was.
  protected abstract int startsOf(String hostName) throws Exception;

  /// A name for everything that the platform holds and that an executor could have made, in
  /// whatever state. If others use the platform meanwhile, only what has [#run()] in its name or in
  /// its owner's mark.
  protected abstract Set<String> holdings() throws Exception;

  /// Part of all names and system identities in this case, and of no other.
  protected final String run() {
    return run;
  }

  /// A job as the coordinator would hand it over; here one without any variables.
  protected JobPayload payload(long jobId) {
    try {
      return JobPayload.parse("{\"id\":%d,\"token\":\"token-of-%d\"}".formatted(jobId, jobId));
    } catch (PayloadException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The clock by which the cases wait.
  protected Time time() {
    return new SystemTime();
  }

  /// The longest that a host may take to start, and a job of [#endsByItself()] to end.
  protected Duration patience() {
    return Duration.ofSeconds(30);
  }

  /// The longest that an interrupted call may go on.
  protected Duration soon() {
    return Duration.ofSeconds(10);
  }

  @BeforeEach
  final void open() throws Exception {
    before = Set.copyOf(holdings());
    executor = anotherExecutor();
    hosts = new HostsUnderTest(this, executor);
  }

  @AfterEach
  final void nothing_is_left() throws Exception {
    try {
      hosts.removeAll();
      assertThat(holdings()).as("what the platform holds").isEqualTo(before);
    } finally {
      opened.forEach(Executor::close);
    }
  }

  final Executor anotherExecutor() throws Exception {
    Executor another = newExecutor();
    opened.add(another);
    return another;
  }
}
