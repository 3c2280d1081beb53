package dev.paasrunner.testkit.clever;

import dev.paasrunner.testkit.clever.git.GitHost;
import dev.paasrunner.testkit.clever.http.CleverDoor;
import dev.paasrunner.testkit.clever.http.CleverFaults;
import dev.paasrunner.testkit.clever.http.CleverRequest;
import dev.paasrunner.testkit.clever.model.Application;
import dev.paasrunner.testkit.clever.model.Cloud;
import dev.paasrunner.testkit.clever.model.Credential;
import dev.paasrunner.testkit.clever.model.Role;
import dev.paasrunner.testkit.clever.model.Switches;
import dev.paasrunner.testkit.clever.rest.CleverRest;
import dev.paasrunner.testkit.clever.run.HostRuns;
import dev.paasrunner.testkit.gitlab.http.LoopbackServer;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// A Clever Cloud on real HTTP, REST and Git, as far as hosts of jobs meet it. Written from what is
/// known of the platform, not from what a client expects.
///
/// Serves on 127.0.0.1 and a free port until it is closed, which ends what runs. All methods may be
/// called from any thread.
public final class FakeClever implements AutoCloseable {
  private final Cloud cloud;
  private final HostRuns runs;
  private final CleverFaults faults = new CleverFaults();
  private final CleverDoor door;
  private final LoopbackServer server;

  private FakeClever(Switches switches, HostRuns runs) {
    InstantSource clock = InstantSource.system();
    this.runs = runs;
    this.cloud = new Cloud(switches, runs, clock);
    CompletableFuture<URI> address = new CompletableFuture<>();
    CleverRest rest = new CleverRest(cloud, address::join);
    GitHost git = new GitHost(cloud);
    this.door =
        new CleverDoor(
            request -> request.isGit() ? git.answer(request) : rest.answer(request), faults, clock);
    this.server = LoopbackServer.start(door);
    address.complete(server.url());
  }

  /// Starts a platform.
  ///
  /// @param runs what pushes set in motion; closed with the platform
  public static FakeClever start(Switches switches, HostRuns runs) {
    return new FakeClever(switches, runs);
  }

  /// The base address of v2, such as `http://127.0.0.1:4711/v2`.
  public URI apiUrl() {
    return URI.create(server.url() + "/v2");
  }

  /// A new organization.
  ///
  /// @return its identifier
  public String addOrganization(String name) {
    String id = "orga_" + UUID.randomUUID();
    cloud.addOrganization(id, name);
    return id;
  }

  /// A new credential of the original's kind, which opens the Git hosts as well.
  ///
  /// @return the token
  public String addToken(String organization, Role role) {
    String secret = UUID.randomUUID().toString();
    addCredential(
        new Credential(Credential.Kind.TOKEN, organization, "Jenkins", secret, role, true));
    return secret;
  }

  /// One more credential.
  public void addCredential(Credential credential) {
    cloud.addCredential(credential);
  }

  /// A credential that opens nothing any more.
  public void removeCredential(Credential credential) {
    cloud.removeCredential(credential);
  }

  /// Behaves otherwise from now on.
  public void become(Switches switches) {
    cloud.become(switches);
  }

  /// Trouble on demand.
  public CleverFaults faults() {
    return faults;
  }

  /// Is told of every effect right after it happened and before it is answered: `create`, `push`,
  /// `cancel` and `delete` with the application's name.
  public void onEffect(Consumer<String> listener) {
    cloud.onEffect(listener);
  }

  /// Lets the deletion of an application fail for a while.
  public void refuseDeletion(String name, Duration time) {
    cloud.refuseDeletion(name, cloud.now().plus(time));
  }

  /// Every application that ever was, the oldest first.
  public List<Application> everything() {
    return cloud.everything();
  }

  /// The applications that go on to cost.
  public List<Application> left() {
    return cloud.left();
  }

  /// The most applications that ever existed at the same time.
  public int mostAtOnce() {
    return cloud.mostAtOnce();
  }

  /// The most that all applications ever weighed at the same time, in (GiB)^1.25.
  public double heaviestEver() {
    return cloud.heaviestEver();
  }

  /// What everything costs until now.
  public Bill bill() {
    return Bill.of(
        cloud.everything(),
        cloud.left().stream().map(application -> application.blueprint().name()).toList(),
        cloud.now());
  }

  /// Every request so far, bodies left out.
  public List<CleverRequest> requests() {
    return door.requests();
  }

  /// Forgets the requests so far.
  public void clearRequests() {
    door.clearRequests();
  }

  @Override
  public void close() {
    server.close();
    cloud.left().forEach(cloud::stop);
    runs.close();
  }
}
