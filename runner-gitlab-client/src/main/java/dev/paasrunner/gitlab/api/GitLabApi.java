package dev.paasrunner.gitlab.api;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.paasrunner.gitlab.http.ApiException;
import dev.paasrunner.gitlab.http.Call;
import dev.paasrunner.gitlab.http.Connection;
import dev.paasrunner.gitlab.http.Plain;
import dev.paasrunner.gitlab.http.Reply;
import dev.paasrunner.gitlab.http.Timeouts;
import dev.paasrunner.gitlab.http.Trouble;
import dev.paasrunner.job.Secret;
import dev.paasrunner.payload.Json;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// The endpoints that we use. Every method is one exchange, is never repeated in here, and throws
/// [ApiException] for every answer that is not among its results.
///
/// Facts: `lib/api/ci/runner.rb` and `lib/api/ci/jobs.rb` of GitLab, `network/gitlab.go` of GitLab
/// Runner.
public final class GitLabApi {
  private static final String JOB_TOKEN = "JOB-TOKEN";

  private final Connection connection;
  private final Timeouts timeouts;

  /// @param timeouts one for polls, one for everything else
  public GitLabApi(Connection connection, Timeouts timeouts) {
    this.connection = connection;
    this.timeouts = timeouts;
  }

  /// Asks for a job. A thread that is interrupted meanwhile goes on waiting for the answer and then
  /// returns it with its interrupt flag set, because a job in it would be lost otherwise; only an
  /// interruption before anything was sent ends the call.
  ///
  /// @throws ApiException `DENIED` if the runner is refused; `BROKEN` if a job may have been
  ///   assigned that we will never see
  public JobAnswer requestJob(JobRequest request, CompletableFuture<?> letGo)
      throws ApiException, InterruptedException {
    Call call =
        Call.get("ask for a job", "/jobs/request", "RUNNER-TOKEN", request.token())
            .sending("POST", request.json());
    Optional<Reply> reply = connection.exchangeToTheEnd(call, timeouts.poll(), letGo);
    return reply.isEmpty() ? new JobAnswer.NoJob(Optional.empty()) : jobAnswer(reply.get());
  }

  /// Asks whether a runner's token is accepted.
  ///
  /// @throws ApiException `DENIED` if the runner is refused
  public void verify(Secret token, String systemId) throws ApiException, InterruptedException {
    JsonObject json = new JsonObject();
    json.addProperty("token", token.reveal());
    json.addProperty("system_id", systemId);
    Call call =
        Call.get("verify the runner's token", "/runners/verify", "RUNNER-TOKEN", token)
            .sending("POST", json);
    Reply reply = connection.exchange(call, timeouts.request());
    switch (reply.status()) {
      case 200 -> reply.requireNoPage();
      case 401, 403, 422 -> throw reply.unexpected(Trouble.DENIED);
      case 404 -> throw reply.unexpected(Trouble.REJECTED);
      default -> throw reply.unexpected();
    }
  }

  private static JobAnswer jobAnswer(Reply reply) throws ApiException {
    return switch (reply.status()) {
      case 201 -> assigned(reply);
      case 204, 409 -> new JobAnswer.NoJob(reply.header("X-GitLab-Last-Update"));
      case 401, 403, 422 -> throw reply.unexpected(Trouble.DENIED);
      case 404 -> throw reply.unexpected(Trouble.REJECTED);
      default -> throw reply.unexpected();
    };
  }

  private static JobAnswer assigned(Reply reply) {
    Optional<String> text = reply.strictText();
    return new JobAnswer.Assigned(
        text.orElseGet(reply::lenientText), damage(reply, text.isPresent()), reply.format());
  }

  private static Optional<String> damage(Reply reply, boolean isText) {
    if (!reply.isWhole()) {
      return Optional.of("is cut off");
    }
    return isText ? Optional.empty() : Optional.of("is not UTF-8");
  }

  /// Tells a job's state; `running` keeps the job alive.
  public UpdateAnswer updateJob(long id, Secret token, JobUpdate update)
      throws ApiException, InterruptedException {
    Call call =
        Call.get("tell that job " + id + " is " + update.state(), "/jobs/" + id, JOB_TOKEN, token)
            .sending("PUT", update.json(token));
    Reply reply = connection.exchange(call, timeouts.request());
    return switch (reply.status()) {
      case 200 -> accepted(reply);
      case 202 ->
          new UpdateAnswer.Postponed(
              reply.header("Job-Status"), reply.seconds("X-GitLab-Trace-Update-Interval"));
      case 403 -> new UpdateAnswer.Forbidden(reply.header("Job-Status"));
      case 401, 404, 410 -> new UpdateAnswer.Doubtful(reply.status());
      default -> throw reply.unexpected();
    };
  }

  private static UpdateAnswer accepted(Reply reply) throws ApiException {
    reply.requireNoPage();
    return new UpdateAnswer.Accepted(reply.header("Job-Status"));
  }

  /// Appends to a job's trace if it ends at an offset.
  ///
  /// @param offset in bytes
  /// @param bytes UTF-8
  public TraceAnswer appendTrace(long id, Secret token, long offset, byte[] bytes)
      throws ApiException, InterruptedException {
    Map<String, String> headers =
        Map.of(
            "Content-Type",
            "text/plain",
            "Content-Range",
            offset + "-" + (offset + bytes.length - 1));
    Call call =
        new Call(
            "append to the log of job " + id,
            "PATCH",
            "/jobs/" + id + "/trace?debug_trace=false",
            JOB_TOKEN,
            token,
            headers,
            BodyPublishers.ofByteArray(bytes));
    Reply reply = connection.exchange(call, timeouts.request());
    return switch (reply.status()) {
      case 202 -> new TraceAnswer.Appended(size(reply).orElse(offset + bytes.length));
      case 403 -> new TraceAnswer.Forbidden();
      case 416 ->
          new TraceAnswer.Mismatch(
              size(reply).orElseThrow(() -> reply.unreadable("without a usable Range")));
      default -> throw reply.unexpected();
    };
  }

  /// The right side of `Range: 0-SIZE`, which is the size and not the last byte.
  private static Optional<Long> size(Reply reply) {
    return reply
        .header("Range")
        .filter(range -> range.matches("0-[0-9]{1,18}"))
        .map(range -> Long.parseLong(range.substring("0-".length())));
  }

  /// Looks up the job that a job token belongs to, which tells whether it is executing.
  ///
  /// @param id for messages only
  public LookAnswer lookAtJob(long id, Secret token) throws ApiException, InterruptedException {
    Call call = Call.get("look at job " + id, "/job", JOB_TOKEN, token);
    Reply reply = connection.exchange(call, timeouts.request());
    return switch (reply.status()) {
      case 200 -> new LookAnswer.Executing(status(reply));
      case 401 -> new LookAnswer.NotExecuting();
      default -> throw reply.unexpected();
    };
  }

  private static String status(Reply reply) throws ApiException {
    return Json.object(reply.json())
        .flatMap(job -> Json.string(job.get("status")))
        .orElseThrow(() -> reply.unreadable("the body has no status"));
  }

  /// The custom attributes of a group, by key.
  ///
  /// @param groupPath full path; one of digits only would be taken for a number by the server
  public Map<String, Secret> customAttributes(String groupPath, Secret privateToken)
      throws ApiException, InterruptedException {
    Call call =
        Call.get(
            "read the custom attributes of group " + Plain.text(groupPath),
            "/groups/" + escaped(groupPath) + "/custom_attributes",
            "PRIVATE-TOKEN",
            privateToken);
    Reply reply = connection.exchange(call, timeouts.request());
    if (reply.status() != 200) {
      throw reply.unexpected();
    }
    return attributes(reply);
  }

  /// Whether a job's log has anything in it. GitLab sends the whole log, so this is for its
  /// beginning.
  public boolean hasLog(long projectId, long jobId, Secret privateToken)
      throws ApiException, InterruptedException {
    Call call =
        Call.get(
            "read the log of job " + jobId,
            "/projects/" + projectId + "/jobs/" + jobId + "/trace",
            "PRIVATE-TOKEN",
            privateToken);
    Reply reply = connection.exchange(call, timeouts.request());
    return switch (reply.status()) {
      case 200 -> !reply.lenientText().isEmpty();
      // The documentation knows this answer for a job without a log.
      case 404 -> false;
      default -> throw reply.unexpected();
    };
  }

  private static String escaped(String path) {
    return URLEncoder.encode(path, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static Map<String, Secret> attributes(Reply reply) throws ApiException {
    if (!(reply.json() instanceof JsonArray entries)) {
      throw reply.unreadable("the body is not a list");
    }
    Map<String, Secret> found = new LinkedHashMap<>();
    for (JsonElement entry : entries) {
      Json.object(entry).ifPresent(object -> put(found, object));
    }
    return found;
  }

  private static void put(Map<String, Secret> found, JsonObject entry) {
    Json.string(entry.get("key"))
        .ifPresent(
            key ->
                Json.string(entry.get("value"))
                    .ifPresent(value -> found.put(key, Secret.of(value))));
  }
}
