package dev.paasrunner.gitlab;

import dev.paasrunner.gitlab.http.BaseUrl;
import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.job.Failure;
import dev.paasrunner.job.FailureCode;
import dev.paasrunner.job.JobHandle;
import dev.paasrunner.job.JobKey;
import dev.paasrunner.job.Secret;
import dev.paasrunner.spi.CoordinatorException;
import java.util.Set;

/// Jobs that were assigned to us in an answer that cannot be used. They are ours, and nobody else
/// ends them before their timeout; so they are failed at once, if enough of the answer can be read.
final class DamagedJobs {
  private final BaseUrl base;
  private final String runner;
  private final FailureReport report;

  DamagedJobs(BaseUrl base, String runner, FailureReport report) {
    this.base = base;
    this.runner = runner;
    this.report = report;
  }

  /// Fails a job, as well as that goes.
  ///
  /// @param damage what is wrong with the answer, as it reads after "the answer"
  /// @return what to throw
  CoordinatorException giveBack(String damage, JobRemains remains) {
    String found = "%s assigned a job, but the answer %s".formatted(base, damage);
    if (remains.id().isEmpty() || remains.token().isEmpty()) {
      return new CoordinatorException(
          ErrorKind.TRANSIENT, found + "; the job may be lost, and then ends by its timeout");
    }
    long id = remains.id().get();
    return new CoordinatorException(
        ErrorKind.TRANSIENT, found + "; " + ending(id, remains.token().get(), damage));
  }

  private String ending(long id, Secret token, String damage) {
    Failure failure =
        new Failure(FailureCode.BAD_PAYLOAD, "the coordinator's answer with the job " + damage);
    JobHandle job = new JobHandle(new JobKey(base.toString(), runner, id), token, Set.of());
    // A pending interruption must not keep the report from being sent.
    boolean interrupted = Thread.interrupted();
    try {
      report.fail(job, failure);
      return "job " + id + " was reported as failed";
    } catch (CoordinatorException e) {
      return "job " + id + " could not be reported as failed either: " + e.getMessage();
    } catch (InterruptedException e) {
      interrupted = true;
      return "job " + id + " could not be reported as failed before we were interrupted";
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
