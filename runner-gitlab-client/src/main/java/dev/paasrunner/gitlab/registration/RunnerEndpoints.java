package dev.paasrunner.gitlab.registration;

import com.google.gson.JsonObject;
import dev.paasrunner.gitlab.api.RunnerInfo;
import dev.paasrunner.gitlab.http.ApiException;
import dev.paasrunner.gitlab.http.BaseUrl;
import dev.paasrunner.gitlab.http.Call;
import dev.paasrunner.gitlab.http.Connection;
import dev.paasrunner.gitlab.http.Reply;
import dev.paasrunner.gitlab.http.Timeouts;
import dev.paasrunner.job.Secret;
import java.util.concurrent.CompletableFuture;

/// The endpoints for runners, each one exchange, whose unexpected answers become sentences.
final class RunnerEndpoints {
  private final Connection connection;
  private final BaseUrl base;
  private final Timeouts timeouts;

  RunnerEndpoints(Connection connection, BaseUrl base, Timeouts timeouts) {
    this.connection = connection;
    this.base = base;
    this.timeouts = timeouts;
  }

  /// The answer is awaited in any case, since a runner in it would be lost.
  Reply create(Secret token, RunnerProperties properties, RunnerInfo info)
      throws RegistrationException, InterruptedException {
    JsonObject json = properties.json();
    json.addProperty("token", token.reveal());
    json.add("info", info.json());
    Call call = call("register a runner", "POST", "/runners", token, json);
    try {
      Reply reply =
          connection
              .exchangeToTheEnd(call, timeouts.request(), new CompletableFuture<>())
              .orElseThrow();
      return reply.status() == 201 ? reply : refused(Refusals.creation(reply, base));
    } catch (ApiException e) {
      throw Refusals.uncertain(e);
    }
  }

  Reply verify(Secret token, String systemId, RunnerInfo info)
      throws RegistrationException, InterruptedException {
    JsonObject json = daemon(token, systemId);
    json.add("info", info.json());
    Reply reply = exchange(call("verify the token", "POST", "/runners/verify", token, json));
    return reply.status() == 200 ? reply : refused(Refusals.verification(reply, base));
  }

  void delete(Secret token) throws RegistrationException, InterruptedException {
    JsonObject json = new JsonObject();
    json.addProperty("token", token.reveal());
    Reply reply = exchange(call("unregister the runner", "DELETE", "/runners", token, json));
    if (reply.status() != 204) {
      throw Refusals.removal(reply);
    }
  }

  void deleteManager(Secret token, String systemId)
      throws RegistrationException, InterruptedException {
    JsonObject json = daemon(token, systemId);
    Reply reply =
        exchange(call("unregister the daemon", "DELETE", "/runners/managers", token, json));
    if (reply.status() != 204 && reply.status() != 404) {
      throw Refusals.removal(reply);
    }
  }

  private static JsonObject daemon(Secret token, String systemId) {
    JsonObject json = new JsonObject();
    json.addProperty("token", token.reveal());
    json.addProperty("system_id", systemId);
    return json;
  }

  /// The token stands in the body because GitLab declares it a required parameter there.
  private static Call call(
      String action, String method, String path, Secret token, JsonObject json) {
    return Call.get(action, path, "RUNNER-TOKEN", token).sending(method, json);
  }

  private Reply exchange(Call call) throws RegistrationException, InterruptedException {
    try {
      return connection.exchange(call, timeouts.request());
    } catch (ApiException e) {
      throw Refusals.of(e);
    }
  }

  private static Reply refused(RegistrationException why) throws RegistrationException {
    throw why;
  }
}
