package dev.paasrunner.testkit.clever.rest;

import dev.paasrunner.testkit.clever.http.CleverReply;
import dev.paasrunner.testkit.clever.http.CleverRequest;
import dev.paasrunner.testkit.clever.model.Application;
import dev.paasrunner.testkit.clever.model.Cloud;
import dev.paasrunner.testkit.clever.model.Credential;
import dev.paasrunner.testkit.clever.model.Switches;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The REST interface: who asks, for what, and whether he may.
public final class CleverRest {
  private final Cloud cloud;
  private final PublicCatalogue catalogue;
  private final Applications applications;
  private final Deployments deployments;
  private final Logs logs;
  private final Accounts accounts;
  private final Map<String, Deque<Long>> recent = new HashMap<>();

  /// @param address the base address of the Git hosts
  public CleverRest(Cloud cloud, Supplier<URI> address) {
    this.cloud = cloud;
    this.catalogue = new PublicCatalogue(cloud);
    this.applications = new Applications(cloud, new ApplicationView(cloud, address));
    this.deployments = new Deployments(cloud);
    this.logs = new Logs(cloud);
    this.accounts = new Accounts(cloud);
  }

  /// Answers a request.
  public CleverReply answer(CleverRequest request) {
    Optional<CleverReply> open = catalogue.answer(request);
    if (open.isPresent()) {
      return open.get();
    }
    String header = request.header("authorization").orElse("");
    Optional<Credential> credential = cloud.shownBy(header);
    if (credential.isEmpty()) {
      return header.startsWith("Bearer ")
          ? CleverReply.message(403, 1504, "The token’s scope is invalid")
          : CleverReply.message(401, 2001, "Not connected");
    }
    if (isTooFast(credential.get())) {
      return tooFast();
    }
    return answer(request, credential.get());
  }

  private boolean isTooFast(Credential credential) {
    int limit = cloud.switches().requestsPerSecond();
    if (limit == 0) {
      return false;
    }
    synchronized (recent) {
      long now = cloud.now().toEpochMilli();
      Deque<Long> mine = recent.computeIfAbsent(credential.secret(), _ -> new ArrayDeque<>());
      while (!mine.isEmpty() && mine.getFirst() <= now - 1000) {
        mine.removeFirst();
      }
      if (mine.size() >= limit) {
        return true;
      }
      mine.addLast(now);
      return false;
    }
  }

  private CleverReply tooFast() {
    return cloud.switches().has(Switches.Trait.MODERN_RATE_LIMIT)
        ? Json.modernError(429, "clever.core.too-many-requests").with("Retry-After", "1")
        : CleverReply.message(403, 403, "You have performed this request too much");
  }

  private CleverReply answer(CleverRequest request, Credential credential) {
    Optional<CleverReply> account = accounts.answer(request, credential);
    if (account.isPresent()) {
      return account.get();
    }
    Optional<Route> parsed = Route.of(request);
    if (parsed.isEmpty()) {
      return CleverReply.html(404, "404 Not Found");
    }
    Route route = parsed.get();
    if (!route.organization().equals(credential.organization())) {
      return CleverReply.message(403, 4002, "This organization is not yours");
    }
    if (route.application().isEmpty()) {
      return whole(request, route, credential);
    }
    Optional<Application> application =
        cloud.application(route.application()).filter(app -> isOf(app, route));
    return application.isPresent()
        ? one(request, route, credential, application.get())
        : CleverReply.message(404, 4004, "The application does not exist");
  }

  private static boolean isOf(Application application, Route route) {
    return application.blueprint().organization().equals(route.organization());
  }

  private CleverReply whole(CleverRequest request, Route route, Credential credential) {
    return switch (route.rest()) {
      case "" -> accounts.organization(route.organization());
      case "members" -> accounts.members(credential);
      case "applications" -> applications.collection(request, credential);
      case "deployments" -> deployments.ofOrganization(request, route.organization());
      default -> CleverReply.html(404, "404 Not Found");
    };
  }

  private CleverReply one(
      CleverRequest request, Route route, Credential credential, Application application) {
    String first = route.rest().split("/", 2)[0];
    return switch (first) {
      case "" -> applications.one(request, credential, application);
      case "env" -> applications.env(request, route, application);
      case "tags" -> applications.tags(request, application);
      case "deployments" -> deployments.ofApplication(request, route, application);
      case "instances" -> deployments.instances(request, route, application);
      case "logs" -> logs.answer(request, application);
      default -> CleverReply.html(404, "404 Not Found");
    };
  }
}
