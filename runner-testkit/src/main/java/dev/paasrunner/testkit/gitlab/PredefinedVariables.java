package dev.paasrunner.testkit.gitlab;

import com.google.gson.JsonArray;
import java.net.URI;
import java.util.Locale;

/// The variables that the coordinator adds to every job, as far as runners look at them.
final class PredefinedVariables {
  private final JsonArray variables = new JsonArray();
  private final String token;
  private final URI server;

  PredefinedVariables(String token, URI server) {
    this.token = token;
    this.server = server;
  }

  JsonArray variables() {
    return variables;
  }

  PredefinedVariables addJob(long id, String name) {
    add("CI", "true");
    add("CI_JOB_ID", Long.toString(id));
    addSecret("CI_JOB_TOKEN");
    add("CI_JOB_NAME", name);
    add("CI_SERVER_HOST", server.getHost());
    add("CI_SERVER_PORT", Integer.toString(port(server)));
    return this;
  }

  PredefinedVariables addProject(long id, String path) {
    add("CI_PROJECT_ID", Long.toString(id));
    add("CI_PROJECT_PATH", path);
    add("CI_PROJECT_NAMESPACE", namespace(path));
    add("CI_PROJECT_ROOT_NAMESPACE", root(path));
    return this;
  }

  PredefinedVariables addDependencyProxy(String path) {
    add("CI_DEPENDENCY_PROXY_SERVER", hostAndPort(server));
    add("CI_DEPENDENCY_PROXY_GROUP_IMAGE_PREFIX", prefix(root(path)));
    add("CI_DEPENDENCY_PROXY_DIRECT_GROUP_IMAGE_PREFIX", prefix(namespace(path)));
    add("CI_DEPENDENCY_PROXY_USER", "gitlab-ci-token");
    addSecret("CI_DEPENDENCY_PROXY_PASSWORD");
    return this;
  }

  /// The server as registries know it: the port is always there.
  static String hostAndPort(URI server) {
    return server.getHost() + ":" + port(server);
  }

  private String prefix(String group) {
    return hostAndPort(server)
        + "/"
        + group.toLowerCase(Locale.ROOT)
        + "/dependency_proxy/containers";
  }

  private static int port(URI server) {
    if (server.getPort() >= 0) {
      return server.getPort();
    }
    return server.getScheme().equals("https") ? 443 : 80;
  }

  private static String root(String path) {
    return path.substring(0, path.indexOf('/'));
  }

  private static String namespace(String path) {
    return path.substring(0, path.lastIndexOf('/'));
  }

  private void add(String key, String value) {
    variables.add(PayloadParts.variable(key, value, true, false));
  }

  private void addSecret(String key) {
    variables.add(PayloadParts.variable(key, token, false, true));
  }
}
