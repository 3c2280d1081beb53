package dev.paasrunner.clever;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The proxies of the environment variables `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY`, also in
/// lower case, which the original program honours. Exceptions are names with everything below them;
/// loopback is always one. A proxy that cannot be used (the JDK sends no user names to proxies) is
/// left alone: the coordinator's client, which reads the same variables, says so.
final class EnvironmentProxies extends ProxySelector {
  private static final int DEFAULT_PORT = 80;

  private final Map<String, String> environment;

  EnvironmentProxies(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  @Override
  public List<Proxy> select(URI target) {
    String variable = "https".equalsIgnoreCase(target.getScheme()) ? "HTTPS_PROXY" : "HTTP_PROXY";
    return value(variable)
        .filter(_ -> !isExcepted(target.getHost().toLowerCase(Locale.ROOT)))
        .flatMap(EnvironmentProxies::address)
        .map(address -> List.of(new Proxy(Proxy.Type.HTTP, address)))
        .orElse(List.of(Proxy.NO_PROXY));
  }

  private Optional<String> value(String name) {
    return Stream.of(name, name.toLowerCase(Locale.ROOT))
        .map(key -> environment.getOrDefault(key, "").strip())
        .filter(text -> !text.isEmpty())
        .findFirst();
  }

  private boolean isExcepted(String host) {
    return host.equals("localhost")
        || host.matches("127(\\.[0-9]+){3}|\\[::1]")
        || Stream.of(value("NO_PROXY").orElse("").toLowerCase(Locale.ROOT).split("[,\\s]+"))
            .map(entry -> entry.replaceFirst("^\\*?\\.", "").replaceFirst(":[0-9]+$", ""))
            .anyMatch(entry -> covers(entry, host));
  }

  private static boolean covers(String entry, String host) {
    return entry.equals("*")
        || (!entry.isEmpty() && (host.equals(entry) || host.endsWith("." + entry)));
  }

  private static Optional<InetSocketAddress> address(String text) {
    try {
      URI uri = new URI(text.contains("://") ? text : "http://" + text);
      if (uri.getHost() == null || uri.getUserInfo() != null) {
        return Optional.empty();
      }
      int port = uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
      // Resolved at each connection, so that a proxy that moves is found.
      return Optional.of(InetSocketAddress.createUnresolved(uri.getHost(), port));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  @Override
  public void connectFailed(URI target, SocketAddress proxy, IOException why) {
    // There is no other proxy to try; the exchange fails and says so.
  }
}
