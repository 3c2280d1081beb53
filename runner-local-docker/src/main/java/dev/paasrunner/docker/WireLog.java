package dev.paasrunner.docker;

import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.spi.ExecutorException;
import java.util.List;
import org.slf4j.LoggerFactory;

/// The HTTP client inside docker-java writes every byte that it sends to its loggers at debug
/// level: the job with its secrets, and credentials for registries. Nothing is sent while it would.
final class WireLog {
  private static final List<String> LOGGERS =
      List.of(
          "com.github.dockerjava.zerodep.shaded.org.apache.hc.client5.http.wire",
          "com.github.dockerjava.zerodep.shaded.org.apache.hc.client5.http.headers");

  private WireLog() {}

  static void requireSilence(String attempt) throws ExecutorException {
    for (String logger : LOGGERS) {
      if (LoggerFactory.getLogger(logger).isDebugEnabled()) {
        throw new ExecutorException(
            ErrorKind.REFUSED,
            "could not %s: the logger %s would write the job's secrets to the log; set it to INFO"
                .formatted(attempt, logger));
      }
    }
  }
}
