package dev.paasrunner.testkit.clever;

import dev.paasrunner.testkit.clever.git.GitHost;
import dev.paasrunner.testkit.clever.http.CleverDoor;
import dev.paasrunner.testkit.clever.http.CleverFaults;
import dev.paasrunner.testkit.clever.http.CleverRequest;
import dev.paasrunner.testkit.clever.http.CleverRequests;
import dev.paasrunner.testkit.clever.model.Application;
import dev.paasrunner.testkit.clever.model.Cloud;
import dev.paasrunner.testkit.clever.model.Credential;
import dev.paasrunner.testkit.clever.model.Role;
import dev.paasrunner.testkit.clever.model.Switches;
import dev.paasrunner.testkit.clever.rest.CleverRest;
import dev.paasrunner.testkit.clever.run.HostRuns;
import dev.paasrunner.testkit.clever.run.ScriptedRuns;
import dev.paasrunner.testkit.gitlab.http.LoopbackServer;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
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
  private final CleverRequests requests = new CleverRequests();
  private final LoopbackServer server;
  private final LoopbackServer bridge;

  private FakeClever(Switches switches, HostRuns runs, InstantSource clock) {
    this.runs = runs;
    this.cloud = new Cloud(switches, runs, clock);
    CompletableFuture<URI> address = new CompletableFuture<>();
    CleverRest rest = new CleverRest(cloud, address::join);
    GitHost git = new GitHost(cloud);
    CleverDoor door =
        new CleverDoor(
            request -> request.isGit() ? git.answer(request) : rest.answer(request),
            faults,
            requests,
            clock);
    this.server = LoopbackServer.start(door.direct());
    this.bridge = LoopbackServer.start(door.bridge());
    address.complete(server.url());
  }

  /// A platform without delays whose tasks end well at once, for an application of the simulator
  /// that only needs something to speak to.
  public static FakeClever start() {
    return start(Switches.INSTANT, new ScriptedRuns());
  }

  /// Starts a platform.
  ///
  /// @param runs what pushes set in motion; closed with the platform
  public static FakeClever start(Switches switches, HostRuns runs) {
    return start(switches, runs, InstantSource.system());
  }

  /// Starts a platform.
  ///
  /// @param runs what pushes set in motion; closed with the platform
  /// @param clock tells how far delays, rate limits and bills are
  public static FakeClever start(Switches switches, HostRuns runs, InstantSource clock) {
    return new FakeClever(switches, runs, clock);
  }

  /// The base address of v2, such as `http://127.0.0.1:4711/v2`.
  public URI apiUrl() {
    return URI.create(server.url() + "/v2");
  }

  /// The base address of v2 on the gateway for API tokens.
  public URI bridgeUrl() {
    return URI.create(bridge.url() + "/v2");
  }

  /// A new organization.
  ///
  /// @return its identifier
  public String addOrganization(String name) {
    String id = "orga_" + UUID.randomUUID();
    cloud.members().addOrganization(id, name);
    return id;
  }

  /// A new credential of the original's kind, which opens the Git hosts as well.
  ///
  /// @return the token
  public String addToken(String organization, Role role) {
    String secret = UUID.randomUUID().toString();
    addCredential(Credential.token(secret, organization).as(role));
    return secret;
  }

  /// One more credential.
  public void addCredential(Credential credential) {
    cloud.members().add(credential);
  }

  /// A credential that opens nothing any more.
  public void removeCredential(Credential credential) {
    cloud.members().remove(credential);
  }

  /// How the platform behaves now.
  public Switches switches() {
    return cloud.switches();
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

  /// Makes `REGULAR` applications of those of that name, as a person may do: once something is
  /// pushed, they have to listen on their port, and go on for ever.
  public void makeRegular(String name) {
    left().stream()
        .filter(application -> application.blueprint().name().equals(name))
        .forEach(cloud::becomeRegular);
  }

  /// Lets the deletion of an application fail for a while.
  public void refuseDeletion(String name, Duration time) {
    cloud.refuseDeletion(name, cloud.now().plus(time));
  }

  /// Lets the machines of the applications of that name disappear, without a word.
  ///
  /// @return false if they had none
  public boolean loseHost(String name) {
    boolean lost = false;
    for (Application application : left()) {
      if (application.blueprint().name().equals(name)) {
        lost |= cloud.pipeline().lose(application);
      }
    }
    return lost;
  }

  /// Waits until something is so, which is looked at after each effect and each step of a run.
  ///
  /// @param wanted what is waited for, for the message
  /// @throws AssertionError if it is not so in time
  public void await(String wanted, BooleanSupplier condition, Duration longest)
      throws InterruptedException {
    if (!cloud.changes().await(condition, longest)) {
      throw new AssertionError("waited for " + longest + " in vain for " + wanted);
    }
  }

  /// Every application that ever was, those that are gone first.
  public List<Application> everything() {
    return cloud.everything();
  }

  /// The applications that go on to cost.
  public List<Application> left() {
    return cloud.left();
  }

  /// The most applications that ever existed at the same time.
  public int mostAtOnce() {
    return cloud.peak().applications();
  }

  /// The most that all applications ever weighed at the same time, in (GiB)^1.25.
  public double heaviestEver() {
    return cloud.peak().weight();
  }

  /// What everything costs until now.
  public Bill bill() {
    return Bill.of(
        cloud.everything(),
        cloud.left().stream().map(application -> application.blueprint().name()).toList(),
        cloud.now());
  }

  /// The newest 200 000 requests, bodies left out, those that a fault struck included.
  public List<CleverRequest> requests() {
    return requests.all();
  }

  /// How many requests went to each route, such as `GET /v2/organisations/*/deployments`.
  public Map<String, Long> requestsByRoute() {
    return requests.byRoute();
  }

  /// How many requests about one organization went to each route.
  public Map<String, Long> requestsByRoute(String organization) {
    return requests.byRoute(organization);
  }

  /// Forgets the requests so far.
  public void clearRequests() {
    requests.clear();
  }

  @Override
  public void close() {
    server.close();
    bridge.close();
    cloud.left().forEach(cloud.pipeline()::stop);
    runs.close();
  }
}
