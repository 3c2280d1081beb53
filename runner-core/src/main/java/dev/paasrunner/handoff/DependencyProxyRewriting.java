package dev.paasrunner.handoff;

import dev.paasrunner.handoff.JsonSpans.Span;
import dev.paasrunner.payload.JobPayload;
import dev.paasrunner.settings.DependencyProxy;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Takes a job's images of Docker Hub from the coordinator's Dependency Proxy.
///
/// A rewritten service keeps all the host names that it would have had under its own name (GitLab
/// Runner offers two, whatever aliases the job gives, and takes several in one `alias` since 15.8).
/// Images of other registries, those without an expansion, and jobs whose text is not JSON to the
/// letter stay as they are.
final class DependencyProxyRewriting {
  private static final String PREFIX = "CI_DEPENDENCY_PROXY_GROUP_IMAGE_PREFIX";
  private static final String ROOT_NAMESPACE = "CI_PROJECT_ROOT_NAMESPACE";

  /// One of several in an `alias`, as GitLab Runner separates them.
  private static final Pattern ALIAS = Pattern.compile("[^,\\s]+");

  private final JsonSpans json;
  private final JobVariables variables;
  private final String prefix;
  private final Splices splices = new Splices();

  private DependencyProxyRewriting(JsonSpans json, JobVariables variables) {
    this.json = json;
    this.variables = variables;
    this.prefix = variables.text(PREFIX);
  }

  /// The job's text for its host.
  static String apply(JobPayload payload, DependencyProxy proxy) {
    JobVariables variables = JobVariables.of(payload);
    if (!applies(proxy, variables)) {
      return payload.text();
    }
    return JsonSpans.of(payload.text())
        .map(json -> new DependencyProxyRewriting(json, variables).rewrite(payload.text()))
        .orElseGet(payload::text);
  }

  private static boolean applies(DependencyProxy proxy, JobVariables variables) {
    return proxy.enabled()
        && !variables.text(PREFIX).isBlank()
        && proxy.exceptRootNamespaces().stream()
            .noneMatch(variables.text(ROOT_NAMESPACE)::equalsIgnoreCase);
  }

  private String rewrite(String text) {
    Map<String, Span> job = json.members(json.root());
    Optional.ofNullable(job.get("image")).ifPresent(image -> rewriteImage(json.members(image)));
    Optional.ofNullable(job.get("services")).stream()
        .flatMap(services -> json.elements(services).stream())
        .forEach(service -> rewriteService(json.members(service)));
    return splices.applyTo(text);
  }

  private void rewriteImage(Map<String, Span> image) {
    hubImage(image).ifPresent(name -> replaceName(image, name));
  }

  private void rewriteService(Map<String, Span> service) {
    hubImage(service)
        .ifPresent(
            name -> {
              replaceName(service, name);
              nameService(service, name);
            });
  }

  private Optional<ImageName> hubImage(Map<String, Span> holder) {
    return Optional.ofNullable(holder.get("name"))
        .flatMap(json::string)
        .flatMap(name -> Expansion.of(name, variables))
        .map(ImageName::new)
        .filter(ImageName::isUsable)
        .filter(ImageName::isOnDockerHub);
  }

  private void replaceName(Map<String, Span> holder, ImageName image) {
    splices.replace(member(holder, "name").orElseThrow(), prefix + "/" + image.remainder());
  }

  private void nameService(Map<String, Span> service, ImageName image) {
    Optional<Span> given = member(service, "alias");
    String aliases =
        Stream.concat(
                given.flatMap(json::string).stream().flatMap(DependencyProxyRewriting::split),
                image.serviceNames().stream())
            .distinct()
            .collect(Collectors.joining(","));
    given.ifPresentOrElse(
        alias -> splices.replace(alias, aliases),
        () -> splices.insertMember(member(service, "name").orElseThrow(), "alias", aliases));
  }

  private static Optional<Span> member(Map<String, Span> object, String name) {
    return Optional.ofNullable(object.get(name));
  }

  private static Stream<String> split(String aliases) {
    return ALIAS.matcher(aliases).results().map(MatchResult::group);
  }
}
