package dev.paasrunner.testkit.gitlab.rest;

import dev.paasrunner.testkit.gitlab.http.Endpoint;
import dev.paasrunner.testkit.gitlab.http.Reply;
import dev.paasrunner.testkit.gitlab.http.Request;
import dev.paasrunner.testkit.gitlab.http.Resource;
import dev.paasrunner.testkit.gitlab.model.Database;
import dev.paasrunner.testkit.gitlab.model.Job;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `PATCH /jobs/:id/trace`, with GitLab's traps kept: the end of the range is ignored, and whether
/// something was stored is told from sizes only.
final class TraceAppends implements Resource {
  private static final Pattern LEADING_DIGITS = Pattern.compile("^\\s*(\\d{1,18})");

  private final Database database;
  private final RateLimits limits;
  private final JobTokens tokens;

  TraceAppends(Database database, RateLimits limits, JobTokens tokens) {
    this.database = database;
    this.limits = limits;
    this.tokens = tokens;
  }

  @Override
  public Reply answer(Request request) {
    return limits
        .refusal(Endpoint.PATCH_TRACE, JobTokens.of(request).orElse(""))
        .orElseGet(
            () ->
                database.transaction(() -> tokens.executing(request, job -> append(job, request))));
  }

  private Reply append(Job job, Request request) {
    Optional<String> range = request.header("Content-Range");
    if (range.isEmpty()) {
      return Reply.error(400, "400 Missing header Content-Range");
    }
    long start = start(range.get());
    long end = start + request.bodySize();
    return end > database.profile().traceLimit()
        ? dropOversized(job)
        : append(job, request.body(), start, end);
  }

  /// As Ruby's `to_i` reads it: what does not begin with digits is 0.
  private static long start(String range) {
    Matcher digits = LEADING_DIGITS.matcher(range);
    return digits.find() ? Long.parseLong(digits.group(1)) : 0;
  }

  private Reply dropOversized(Job job) {
    job.drop("trace_size_exceeded", database.now());
    return Refusals.forbidden("Trace size exceeded").with("Job-Status", job.status().wireName());
  }

  private Reply append(Job job, byte[] text, long start, long end) {
    if (job.traceSize() == start) {
      job.append(text);
    }
    job.touch(database.now());
    // Only sizes are compared, so a text that was not stored can look as if it had been.
    return job.traceSize() == end ? accepted(job) : outOfRange(job);
  }

  private static Reply accepted(Job job) {
    String interval = job.isWatched() ? "3" : "60";
    return Reply.text(202, interval)
        .with("Job-Status", job.status().wireName())
        .with("Range", range(job))
        .with("X-GitLab-Trace-Update-Interval", interval);
  }

  private static Reply outOfRange(Job job) {
    return Reply.text(416, "416 Range Not Satisfiable").with("Range", range(job));
  }

  /// The right part is the size, hence the next start.
  private static String range(Job job) {
    return "0-" + job.traceSize();
  }
}
