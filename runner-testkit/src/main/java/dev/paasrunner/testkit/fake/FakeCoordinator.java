package dev.paasrunner.testkit.fake;

import dev.paasrunner.job.Failure;
import dev.paasrunner.job.JobHandle;
import dev.paasrunner.spi.Coordinator;
import dev.paasrunner.spi.CoordinatorException;
import dev.paasrunner.spi.Grant;
import dev.paasrunner.spi.JobStatus;
import dev.paasrunner.testkit.fake.CallHook.Moment;
import java.util.Optional;

/// A coordinator over a [FakeServer]. A hook sees every call before and after its effect.
public final class FakeCoordinator implements Coordinator {
  private final FakeServer server;
  private final CallHook<CoordinatorException> hook;
  private final Runnable whenClosed;

  public FakeCoordinator(FakeServer server, CallHook<CoordinatorException> hook) {
    this(server, hook, () -> {});
  }

  public FakeCoordinator(
      FakeServer server, CallHook<CoordinatorException> hook, Runnable whenClosed) {
    this.server = server;
    this.hook = hook;
    this.whenClosed = whenClosed;
  }

  @Override
  public String url() {
    return "http://coordinator.invalid";
  }

  @Override
  public Optional<Grant> requestJob(Patience patience)
      throws CoordinatorException, InterruptedException {
    hook.at("requestJob", Moment.BEFORE);
    Optional<Grant> grant = server.take();
    hook.at("requestJob", Moment.AFTER);
    return grant;
  }

  @Override
  public void checkAnswers() throws CoordinatorException, InterruptedException {
    hook.at("checkAnswers", Moment.BEFORE);
    hook.at("checkAnswers", Moment.AFTER);
  }

  @Override
  public JobStatus status(JobHandle job) throws CoordinatorException, InterruptedException {
    long id = job.key().id();
    hook.at("status " + id, Moment.BEFORE);
    JobStatus status =
        switch (server.status(id)) {
          case "running" -> new JobStatus.Running();
          case "canceling" -> new JobStatus.Canceling();
          case String over -> new JobStatus.Over(over);
        };
    hook.at("status " + id, Moment.AFTER);
    return status;
  }

  @Override
  public void fail(JobHandle job, Failure failure)
      throws CoordinatorException, InterruptedException {
    long id = job.key().id();
    hook.at("fail " + id, Moment.BEFORE);
    server.fail(id, failure.code().code());
    hook.at("fail " + id, Moment.AFTER);
  }

  @Override
  public void close() {
    whenClosed.run();
  }
}
