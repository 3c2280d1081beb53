package dev.paasrunner.telemetry.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What others call this machine.
final class MachineNames {
  private static final Logger LOG = LoggerFactory.getLogger(MachineNames.class);

  private MachineNames() {}

  /// The names under which requests to a configured host may arrive besides that host: those of the
  /// machine if all its addresses are meant, else none.
  ///
  /// @param machine may ask name servers
  static Set<String> at(String configured, Supplier<Set<String>> machine) {
    try {
      return InetAddress.ofLiteral(configured).isAnyLocalAddress() ? machine.get() : Set.of();
    } catch (IllegalArgumentException e) {
      return Set.of();
    }
  }

  /// The machine's own, with and without its domain.
  static Set<String> find() {
    try {
      InetAddress self = InetAddress.getLocalHost();
      Set<String> names = new TreeSet<>(Set.of(self.getHostName(), self.getCanonicalHostName()));
      names.add(self.getHostName().replaceFirst("\\..*", ""));
      return names;
    } catch (UnknownHostException e) {
      LOG.debug("the names of this machine are not known: {}", e.getMessage());
      return Set.of();
    }
  }
}
