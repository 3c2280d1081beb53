package dev.paasrunner.telemetry.http;

import java.util.Map;

/// What one client may take of the JDK's server, which by itself limits nearly nothing: requests
/// that are never finished would fill the memory of a process that has more important things to do.
///
/// The JDK knows these as system properties only, and reads them when its first server of the
/// process is made. What an operator or an embedder has set stays.
final class ServerLimits {
  private static final Map<String, String> PROPERTIES =
      Map.of(
          // More than people and monitors need; a few kilobytes each.
          "jdk.httpserver.maxConnections", "256",
          "sun.net.httpserver.maxReqTime", "10",
          "sun.net.httpserver.maxRspTime", "10",
          "sun.net.httpserver.maxReqHeaders", "50",
          "sun.net.httpserver.maxReqHeaderSize", "16384");

  private ServerLimits() {}

  /// To be called before a server is made.
  static void set() {
    PROPERTIES.forEach(
        (name, value) -> {
          if (System.getProperty(name) == null) {
            System.setProperty(name, value);
          }
        });
  }
}
