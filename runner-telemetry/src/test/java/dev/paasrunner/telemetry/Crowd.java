package dev.paasrunner.telemetry;

import dev.paasrunner.job.FailureCode;
import dev.paasrunner.job.HostUse;
import dev.paasrunner.job.JobRecord;
import dev.paasrunner.job.JobState;
import dev.paasrunner.job.Verdict;
import dev.paasrunner.status.Asking;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

/// An engine with many jobs that are anywhere in their lives, always the same for one size.
public final class Crowd {
  private static final int OLDEST_SECONDS = 3000;
  private static final int SPENT_HOURS = 31;

  private final Telemetry telemetry;
  private final Instant now;
  private final Random random = new Random(7);
  private final List<JobRecord> jobs = new CopyOnWriteArrayList<>();
  private volatile Asking asking = Asking.WELL;

  public Crowd(Telemetry telemetry, int size, Instant now) {
    this.telemetry = telemetry;
    this.now = now;
    List<JobRecord> born = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      born.add(live(918_273 + 13L * i, i % 10));
    }
    jobs.addAll(born);
    JobRecord gone = Samples.acquired(1);
    telemetry.hostReleased(
        gone, new HostUse("gone", Duration.ofHours(SPENT_HOURS), Samples.plan(gone).price()));
    telemetry.watch(() -> Samples.status(jobs.size(), asking), () -> jobs);
  }

  /// Lets the section be in a condition.
  public void ask(Asking how) {
    asking = how;
  }

  /// One more job, just acquired.
  public void add(long id) {
    JobRecord job = Samples.acquired(id, now);
    telemetry.jobAcquired(job, now);
    jobs.add(job);
  }

  /// Lets a job that is there fail.
  public void fail(int index) {
    JobRecord job = jobs.get(index);
    jobs.set(index, move(job, settling(job, FailureCode.HOST_VANISHED), now));
  }

  /// Lets a job be over and forgotten.
  public void forget(int index) {
    JobRecord job = jobs.remove(index);
    JobRecord _ = move(job, new JobState.Closed(new Verdict.Finished("success")), now);
  }

  private JobRecord live(long id, int kind) {
    double youth = random.nextDouble();
    long age = 10 + Math.round(youth * youth * youth * OLDEST_SECONDS);
    Instant at = now.minusSeconds(age);
    JobRecord job = Samples.acquired(id, at);
    telemetry.jobAcquired(job, at);
    int last = kind == 9 ? 5 : Math.min(kind, 4);
    for (int step = 1; step <= last; step++) {
      at = at.plusMillis(Math.round(age * (20 + random.nextDouble() * 80)));
      job = step(job, step, kind, at);
    }
    return job;
  }

  private JobRecord step(JobRecord job, int step, int kind, Instant at) {
    return switch (step) {
      case 1 -> move(job, Samples.provisioning(job, kind == 1 ? 4 : 1), at);
      case 2 -> move(job, Samples.launching(job), at);
      case 3 -> move(job, Samples.starting(job, at), at);
      case 4 -> move(job, Samples.running(job, at), at);
      default -> move(job, settling(job, FailureCode.START_TIMEOUT), at);
    };
  }

  private JobState settling(JobRecord job, FailureCode code) {
    return Samples.settling(job, Samples.failed(code), now.plusSeconds(30));
  }

  private JobRecord move(JobRecord job, JobState next, Instant at) {
    JobRecord moved = job.in(next);
    telemetry.jobMoved(job.state(), moved, at);
    return moved;
  }
}
