package dev.paasrunner.telemetry.http;

import java.net.InetAddress;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Refuses requests for names that are not ours. Without it a web site could let its own name point
/// to this machine, and read our answers in the browser of whoever visits it.
///
/// @param configured the host that was configured, a name or an address
/// @param machine the other names under which it may be asked
record HostGuard(String configured, Set<String> machine) {
  private static final Pattern WITH_PORT =
      Pattern.compile("(\\[[^\\[\\]]*]|[^:\\[\\]]*)(:[0-9]*)?");

  HostGuard {
    machine = Set.copyOf(machine);
  }

  /// Whether a request may be answered.
  ///
  /// @param header the value of `Host`
  boolean admits(Optional<String> header) {
    return header
        .map(WITH_PORT::matcher)
        .filter(Matcher::matches)
        .map(match -> match.group(1))
        .filter(this::isOurs)
        .isPresent();
  }

  private boolean isOurs(String host) {
    return host.equalsIgnoreCase("localhost")
        || host.equalsIgnoreCase(configured)
        || machine.stream().anyMatch(host::equalsIgnoreCase)
        || isAddress(host);
  }

  private static boolean isAddress(String host) {
    try {
      InetAddress _ = InetAddress.ofLiteral(host);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
