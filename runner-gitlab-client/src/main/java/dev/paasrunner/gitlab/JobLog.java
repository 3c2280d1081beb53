package dev.paasrunner.gitlab;

import dev.paasrunner.gitlab.api.GitLabApi;
import dev.paasrunner.gitlab.api.TraceAnswer;
import dev.paasrunner.gitlab.http.ApiException;
import dev.paasrunner.job.JobHandle;
import dev.paasrunner.job.JobKey;
import dev.paasrunner.spi.JobLines;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Appends a message once to a job's log, whose end only the server knows.
///
/// Everything is in bytes. The server appends if the offset is its size and otherwise tells its
/// size; it cannot be asked what is there. So a message that is there already is known by our own
/// memory, or, after a restart, by a size that is exactly the message's length. The server itself
/// answers a repeated first append with success and stores nothing (`append_build_trace_service.rb`
/// compares sizes only), which suits us.
final class JobLog {
  private static final Logger LOG = LoggerFactory.getLogger(JobLog.class);

  /// A host that still writes moves the end between our looks; it does not do so for ever.
  private static final int MOST_TRIES = 5;

  private final GitLabApi api;
  private final Set<JobKey> written = ConcurrentHashMap.newKeySet();

  JobLog(GitLabApi api) {
    this.api = api;
  }

  /// Appends a message, unless it is there. A log that takes nothing is no reason not to report the
  /// job: that is logged and no more.
  void append(JobHandle job, byte[] message) throws InterruptedException {
    if (written.contains(job.key())) {
      return;
    }
    try {
      if (isSettled(job, message)) {
        written.add(job.key());
      } else {
        JobLines.about(LOG.atWarn(), job.key())
            .log("the job's log grows too fast for our message to be appended");
      }
    } catch (ApiException e) {
      JobLines.about(LOG.atWarn(), job.key())
          .log("the job's log lacks our message: {}", e.getMessage());
    }
  }

  private boolean isSettled(JobHandle job, byte[] message)
      throws ApiException, InterruptedException {
    long offset = 0;
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      switch (api.appendTrace(job.key().id(), job.token(), offset, message)) {
        case TraceAnswer.Mismatch(long size) when size != message.length -> offset = size;
        case TraceAnswer.Mismatch _, TraceAnswer.Appended _, TraceAnswer.Forbidden _ -> {
          return true;
        }
      }
    }
    return false;
  }

  /// Forgets a job that is reported.
  void forget(JobHandle job) {
    written.remove(job.key());
  }
}
