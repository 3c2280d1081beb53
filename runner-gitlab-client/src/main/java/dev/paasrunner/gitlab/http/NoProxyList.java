package dev.paasrunner.gitlab.http;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Hosts that are reached without a proxy. Entries as Go reads them: `example.com` (with everything
/// below it), `.example.com` or `*.example.com` (only below it), an address, a network such as
/// `10.0.0.0/8`, any of these but the last with a port, and `*` for everything.
final class NoProxyList {
  private final List<Predicate<Target>> entries;

  private NoProxyList(List<Predicate<Target>> entries) {
    this.entries = entries;
  }

  /// Reads a list with commas; what is no entry covers nothing.
  static NoProxyList parse(String text) {
    return new NoProxyList(
        Stream.of(text.split("[,\\s]+"))
            .filter(entry -> !entry.isEmpty())
            .map(entry -> entry(entry.toLowerCase(Locale.ROOT)))
            .toList());
  }

  private static Predicate<Target> entry(String text) {
    if (text.equals("*")) {
      return _ -> true;
    }
    Optional<Network> network = Network.parse(text);
    if (network.isPresent()) {
      return target -> target.address().filter(network.get()::contains).isPresent();
    }
    HostAndPort entry = HostAndPort.parse(text);
    return target -> entry.coversPort(target.port()) && entry.coversHost(target.host());
  }

  /// Whether a target is reached without a proxy; loopback always is.
  boolean covers(URI uri) {
    Target target = Target.of(uri);
    return target.isLoopback() || entries.stream().anyMatch(entry -> entry.test(target));
  }

  private record HostAndPort(String host, Optional<Integer> port) {
    static HostAndPort parse(String text) {
      int colon = text.lastIndexOf(':');
      boolean hasPort =
          colon > 0
              && text.indexOf(':') == colon
              && text.substring(colon + 1).matches("[0-9]{1,5}");
      return hasPort
          ? new HostAndPort(
              text.substring(0, colon), Optional.of(Integer.valueOf(text.substring(colon + 1))))
          : new HostAndPort(text, Optional.empty());
    }

    boolean coversPort(int other) {
      return port.isEmpty() || port.get() == other;
    }

    boolean coversHost(String name) {
      if (host.startsWith("*.")) {
        return name.endsWith(host.substring(1));
      }
      return host.startsWith(".")
          ? name.endsWith(host)
          : name.equals(host) || name.endsWith("." + host);
    }
  }

  private record Target(String host, int port, Optional<InetAddress> address) {
    static Target of(URI uri) {
      String host = uri.getHost().toLowerCase(Locale.ROOT).replaceAll("[\\[\\]]|\\.$", "");
      int implied = "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
      return new Target(
          host, uri.getPort() < 0 ? implied : uri.getPort(), Network.literalAddress(host));
    }

    boolean isLoopback() {
      return host.equals("localhost") || address.filter(InetAddress::isLoopbackAddress).isPresent();
    }
  }
}
