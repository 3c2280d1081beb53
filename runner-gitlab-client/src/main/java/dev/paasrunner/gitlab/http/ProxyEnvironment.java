package dev.paasrunner.gitlab.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Proxies by the usual environment variables: `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY`, in
/// capital letters first and then in small ones, with Go's meaning, which is GitLab Runner's.
/// Loopback is never proxied.
public final class ProxyEnvironment extends ProxySelector {
  private static final int DEFAULT_PORT = 80;

  private final Optional<InetSocketAddress> forHttps;
  private final Optional<InetSocketAddress> forHttp;
  private final NoProxyList exceptions;

  private ProxyEnvironment(
      Optional<InetSocketAddress> forHttps,
      Optional<InetSocketAddress> forHttp,
      NoProxyList exceptions) {
    this.forHttps = forHttps;
    this.forHttp = forHttp;
    this.exceptions = exceptions;
  }

  /// Reads the variables; others are not looked at.
  ///
  /// @throws UnusableException if a proxy cannot be used; the message is one sentence and never
  ///   shows a password that may be in it
  public static ProxyEnvironment of(Map<String, String> environment) {
    return new ProxyEnvironment(
        proxy(environment, "HTTPS_PROXY"),
        proxy(environment, "HTTP_PROXY"),
        NoProxyList.parse(value(environment, "NO_PROXY").orElse("")));
  }

  private static Optional<String> value(Map<String, String> environment, String name) {
    return Stream.of(name, name.toLowerCase(Locale.ROOT))
        .map(key -> environment.getOrDefault(key, "").strip())
        .filter(text -> !text.isEmpty())
        .findFirst();
  }

  private static Optional<InetSocketAddress> proxy(Map<String, String> environment, String name) {
    return value(environment, name).map(text -> address(name, text));
  }

  private static InetSocketAddress address(String name, String text) {
    URI uri = uri(name, text.contains("://") ? text : "http://" + text);
    if (!"http".equalsIgnoreCase(uri.getScheme())) {
      throw unusable(name, "does not begin with http://, the only kind of proxy supported");
    }
    if (text.contains("@")) {
      // The JDK refuses to send Basic credentials when it opens a tunnel.
      throw unusable(
          name,
          "holds a user name or a password, which is not supported: use a proxy that needs none");
    }
    if (uri.getHost() == null) {
      throw unusable(name, "has no usable host name");
    }
    // Resolved at each connection, so that a proxy that moves is found.
    return InetSocketAddress.createUnresolved(
        uri.getHost(), uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort());
  }

  private static URI uri(String name, String text) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      // The JDK's message quotes the text, which may hold a password.
      throw unusable(name, "is not a URL");
    }
  }

  private static UnusableException unusable(String name, String why) {
    return new UnusableException("the proxy in the environment variable " + name + " " + why);
  }

  @Override
  public List<Proxy> select(URI target) {
    Optional<InetSocketAddress> proxy =
        "https".equalsIgnoreCase(target.getScheme()) ? forHttps : forHttp;
    return proxy
        .filter(_ -> !exceptions.covers(target))
        .map(address -> List.of(new Proxy(Proxy.Type.HTTP, address)))
        .orElse(List.of(Proxy.NO_PROXY));
  }

  @Override
  public void connectFailed(URI target, SocketAddress proxy, IOException why) {
    // There is no other proxy to try; the exchange fails and says so.
  }
}
