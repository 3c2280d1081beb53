package dev.paasrunner.testkit.inner;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// The two calls that a job's runner makes to its coordinator.
final class CoordinatorLink {
  private final URI job;
  private final String token;

  CoordinatorLink(URI api, FetchedJob job) {
    this.job = URI.create(api + "/jobs/" + job.id());
    this.token = job.token();
  }

  /// Appends to the trace.
  ///
  /// @param from offset of the first byte in the whole trace
  Reply appendTrace(long from, byte[] bytes) throws IOException {
    Map<String, String> headers =
        Map.of(
            "JOB-TOKEN",
            token,
            "Content-Type",
            "text/plain",
            "Content-Range",
            from + "-" + (from + bytes.length - 1));
    return PlainHttp.exchange("PATCH", URI.create(job + "/trace"), headers, bytes);
  }

  /// Says that the job still runs.
  Reply keepAlive() throws IOException {
    return update(state("running"));
  }

  /// Reports the end.
  Reply report(JobResult result, JobLog log) throws IOException {
    JsonObject body = finalState(result);
    JsonObject output = new JsonObject();
    output.addProperty("checksum", log.checksum());
    output.addProperty("bytesize", log.size());
    body.add("output", output);
    return update(body);
  }

  private static JsonObject finalState(JobResult result) {
    return switch (result) {
      case JobResult.Success _ -> state("success");
      case JobResult.ScriptFailed failed -> {
        JsonObject body = failure("script_failure");
        body.addProperty("exit_code", failed.exitCode());
        yield body;
      }
      case JobResult.SystemFailed _ -> failure("runner_system_failure");
      // The coordinator turns the failure of a job that it is canceling into canceled.
      case JobResult.Canceled _, JobResult.Aborted _ -> failure("unknown_failure");
    };
  }

  private static JsonObject failure(String reason) {
    JsonObject body = state("failed");
    body.addProperty("failure_reason", reason);
    return body;
  }

  private static JsonObject state(String state) {
    JsonObject body = new JsonObject();
    body.addProperty("state", state);
    return body;
  }

  private Reply update(JsonObject body) throws IOException {
    body.addProperty("token", token);
    Map<String, String> headers =
        Map.of(
            "JOB-TOKEN", token,
            "Content-Type", "application/json",
            "Accept", "application/json");
    return PlainHttp.exchange(
        "PUT", job, headers, body.toString().getBytes(StandardCharsets.UTF_8));
  }
}
