package dev.paasrunner.testkit.clever.rest;

import dev.paasrunner.testkit.clever.http.CleverReply;
import dev.paasrunner.testkit.clever.http.CleverRequest;
import dev.paasrunner.testkit.clever.model.Application;
import dev.paasrunner.testkit.clever.model.Cloud;
import dev.paasrunner.testkit.clever.model.Credential;
import dev.paasrunner.testkit.clever.model.Switch;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// The REST interface: who asks, for what, and whether he may.
public final class CleverRest {
  private static final String UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
  private static final Pattern OWNER = Pattern.compile("(?:orga|user)_" + UUID);
  private static final Pattern APPLICATION = Pattern.compile("app_" + UUID);

  private final Cloud cloud;
  private final PublicCatalogue catalogue;
  private final RateLimit limit;
  private final Map<String, Function<Call, CleverReply>> routes = new HashMap<>();

  /// @param address the base address of the Git hosts
  public CleverRest(Cloud cloud, Supplier<URI> address) {
    this.cloud = cloud;
    this.catalogue = new PublicCatalogue(cloud);
    this.limit = new RateLimit(cloud);
    new Accounts(cloud).addTo(routes);
    routes.put("GET /v4/billing/organisations/*/price-system", catalogue::prices);
    ApplicationView view = new ApplicationView(cloud, address);
    new Applications(cloud, view).addTo(routes);
    new Variables(cloud, view).addTo(routes);
    new Deployments(cloud).addTo(routes);
    new Instances(cloud).addTo(routes);
    new Logs(cloud).addTo(routes);
  }

  /// Answers a request.
  public CleverReply answer(CleverRequest request) {
    Optional<CleverReply> open = catalogue.answer(request);
    if (open.isPresent()) {
      return open.get();
    }
    Optional<Function<Call, CleverReply>> route = Optional.ofNullable(routes.get(request.route()));
    if (route.isEmpty()) {
      return Refusals.unknownRoute();
    }
    String header = request.header("authorization").orElse("");
    Optional<Credential> credential = cloud.members().shownBy(header, request.isBridge());
    if (credential.isEmpty()) {
      return header.startsWith("Bearer ") ? Refusals.scope() : Refusals.notConnected();
    }
    return limit
        .refusal(credential.get())
        .or(() -> malformed(request))
        .orElseGet(() -> answer(request, credential.get(), route.get()));
  }

  /// v4 checks the form of identifiers; v2 knows none that has another one.
  private static Optional<CleverReply> malformed(CleverRequest request) {
    boolean good =
        named(request, "organisations").filter(id -> !OWNER.matcher(id).matches()).isEmpty()
            && named(request, "applications")
                .filter(id -> !APPLICATION.matcher(id).matches())
                .isEmpty();
    return good || !request.segments().getFirst().equals("v4")
        ? Optional.empty()
        : Optional.of(
            CleverReply.modernError(400, "clever.core.bad-request", "Malformed identifier"));
  }

  private static Optional<String> named(CleverRequest request, String collection) {
    List<String> segments = request.segments();
    int at = segments.indexOf(collection) + 1;
    return at == 0 || at == segments.size() ? Optional.empty() : Optional.of(segments.get(at));
  }

  private CleverReply answer(
      CleverRequest request, Credential credential, Function<Call, CleverReply> route) {
    boolean reads = request.method().equals("GET");
    if (!reads && !credential.role().mayCreate()) {
      return Refusals.notAllowed();
    }
    String organization = request.organization().orElse("");
    if (!organization.isEmpty() && !credential.organizations().contains(organization)) {
      return Refusals.notAllowed();
    }
    Optional<String> id = named(request, "applications");
    if (id.isEmpty()) {
      return route.apply(new Call(request, credential, organization, Optional.empty()));
    }
    Optional<Application> application = application(request, id.get());
    if (application.isEmpty()) {
      return Refusals.noSuchApplication();
    }
    return application.get().blueprint().organization().equals(organization)
        ? route.apply(new Call(request, credential, organization, application))
        : Refusals.foreign(cloud.switches().has(Switch.FOREIGN_IS_FORBIDDEN));
  }

  private Optional<Application> application(CleverRequest request, String id) {
    boolean remembered =
        request.route().equals(Logs.ROUTE) && cloud.switches().has(Switch.LOGS_AFTER_DELETION);
    return cloud
        .application(id)
        .or(() -> remembered ? cloud.pastApplication(id) : Optional.empty());
  }
}
