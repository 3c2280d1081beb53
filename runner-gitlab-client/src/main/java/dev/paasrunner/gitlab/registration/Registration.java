package dev.paasrunner.gitlab.registration;

import dev.paasrunner.gitlab.api.Platform;
import dev.paasrunner.gitlab.api.RunnerInfo;
import dev.paasrunner.gitlab.http.Connection;
import dev.paasrunner.job.Secret;
import java.net.http.HttpClient;
import java.time.InstantSource;

/// Registration at one coordinator. Every method is one exchange that is never repeated in here,
/// blocks no longer than the access's time-outs, and may be called from any thread.
///
/// Facts: `lib/api/ci/runner.rb` of GitLab, `commands/register.go` and `network/gitlab.go` of
/// GitLab Runner.
public final class Registration implements AutoCloseable {
  private final HttpClient client;
  private final RunnerEndpoints endpoints;
  private final String version;
  private final InstantSource clock;

  private Registration(
      HttpClient client, RunnerEndpoints endpoints, String version, InstantSource clock) {
    this.client = client;
    this.endpoints = endpoints;
    this.version = version;
    this.clock = clock;
  }

  /// Prepares the way to a coordinator. Nothing is sent yet.
  ///
  /// @param clock for the instant at which a token was obtained
  /// @throws RegistrationException if the URL, the file of authorities or a proxy cannot be used
  public static Registration open(CoordinatorAccess access, InstantSource clock)
      throws RegistrationException {
    Clients clients = Clients.of(access);
    String userAgent = info(access.version(), "").userAgent();
    Connection connection = new Connection(clients.client(), clients.base(), userAgent, clock);
    return new Registration(
        clients.client(),
        new RunnerEndpoints(connection, clients.base(), access.timeouts()),
        access.version(),
        clock);
  }

  /// Makes a runner with a token that makes runners, or verifies the token of a runner, which tells
  /// the coordinator about the daemon.
  ///
  /// A thread that is interrupted while a runner is being made goes on waiting for the answer, and
  /// the call returns with the interrupt flag set: the runner would be nobody's otherwise.
  ///
  /// @throws RegistrationException `BROKEN` or `UNREADABLE` if a runner may have been made that we
  ///   know nothing of, which the message says
  public Registered register(RegistrationRequest request)
      throws RegistrationException, InterruptedException {
    RunnerInfo info = info(version, request.executor());
    return switch (request.token()) {
      case RunnerToken.ForRegistration(Secret token) ->
          Credentials.created(endpoints.create(token, request.properties(), info), clock.instant());
      case RunnerToken.OfRunner(Secret token) ->
          Credentials.verified(
              endpoints.verify(token, request.systemId(), info), token, clock.instant());
    };
  }

  /// Removes a runner from the coordinator, for everybody who uses its token.
  ///
  /// @throws RegistrationException `DENIED` if there is no such runner any more
  public void unregister(Secret token) throws RegistrationException, InterruptedException {
    endpoints.delete(token);
  }

  /// Makes the coordinator forget one daemon that uses a runner's token, and keeps the runner.
  /// Nothing happens if it is forgotten already.
  ///
  /// @throws RegistrationException `DENIED` if there is no such runner any more
  public void forgetDaemon(Secret token, String systemId)
      throws RegistrationException, InterruptedException {
    endpoints.deleteManager(token, systemId);
  }

  private static RunnerInfo info(String version, String executor) {
    return new RunnerInfo(version, executor, Platform.current());
  }

  /// Releases connections.
  @Override
  public void close() {
    client.shutdownNow();
    client.close();
  }
}
