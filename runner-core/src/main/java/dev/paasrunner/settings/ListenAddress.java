package dev.paasrunner.settings;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where metrics and the status page are served.
///
/// @param host an address or a name, without brackets; never empty
/// @param port 0 for any that is free
public record ListenAddress(String host, int port) {
  /// GitLab Runner's.
  private static final int DEFAULT_PORT = 9252;

  private static final int LAST_PORT = 65_535;
  private static final String LOOPBACK = "127.0.0.1";
  private static final Pattern FORM =
      Pattern.compile("(?:\\[([0-9a-fA-F:.]+)]|([^\\[\\]:/\\s]*))(?::([0-9]{0,5}))?");

  public ListenAddress {
    requireNonNull(host);
    if (host.isEmpty() || port < 0 || port > LAST_PORT) {
      throw new IllegalArgumentException("no address to listen at: " + host + ":" + port);
    }
  }

  /// Reads `host:port`, `[IPv6]:port`, `:port` or `host`. Unlike in GitLab Runner, without a host
  /// only this machine is served; who wants more names `0.0.0.0`.
  ///
  /// @return empty if the text has another form
  public static Optional<ListenAddress> parse(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (text.isBlank() || !form.matches()) {
      return Optional.empty();
    }
    String host = Optional.ofNullable(form.group(1)).orElseGet(() -> form.group(2));
    String port = Optional.ofNullable(form.group(3)).orElse("");
    int number = port.isEmpty() ? DEFAULT_PORT : Integer.parseInt(port);
    return number > LAST_PORT
        ? Optional.empty()
        : Optional.of(new ListenAddress(host.isEmpty() ? LOOPBACK : host, number));
  }

  /// In the form in which it is read.
  @Override
  public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
