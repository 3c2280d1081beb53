package dev.paasrunner.cli.service;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells the service manager that started this process how it is.
///
/// By `sd_notify(3)`: datagrams to the socket that `NOTIFY_SOCKET` names. Without that variable
/// every method does nothing. No method fails or waits: a message that cannot be sent is one line
/// at DEBUG. May be called from any thread.
public final class ServiceManager {
  private static final Logger LOG = LoggerFactory.getLogger(ServiceManager.class);

  private final Optional<NotifySocket> socket;
  private final Optional<Duration> watchdogTimeout;

  private ServiceManager(Optional<NotifySocket> socket, Optional<Duration> watchdogTimeout) {
    this.socket = socket;
    this.watchdogTimeout = watchdogTimeout;
  }

  /// The service manager that an environment names, or nobody.
  public static ServiceManager of(Map<String, String> environment) {
    Optional<NotifySocket> socket =
        Optional.ofNullable(environment.get("NOTIFY_SOCKET"))
            .filter(name -> !name.isEmpty())
            .map(NotifySocket::new);
    return new ServiceManager(
        socket, WatchdogVariables.timeout(environment, ProcessHandle.current().pid()));
  }

  /// The start or a reload is over.
  ///
  /// @param status one line for people
  public void ready(String status) {
    send("READY=1\n" + status(status));
  }

  /// The configuration is being read again; [#ready] ends it, also if the old one stays.
  public void reloading() {
    send("RELOADING=1");
  }

  /// The process is on its way to its end.
  public void stopping(String status) {
    send("STOPPING=1\n" + status(status));
  }

  /// How long the service manager waits for a sign of life before it ends this process; empty if it
  /// expects none.
  public Optional<Duration> watchdogTimeout() {
    return socket.flatMap(_ -> watchdogTimeout);
  }

  /// A sign of life.
  public void alive(String status) {
    send("WATCHDOG=1\n" + status(status));
  }

  private static String status(String text) {
    return "STATUS=" + text.replaceAll("\\R", " ");
  }

  private void send(String message) {
    socket.ifPresent(to -> send(to, message));
  }

  private static void send(NotifySocket socket, String message) {
    try {
      socket.send(message);
    } catch (IOException e) {
      LOG.debug("the service manager was not told {}: {}", message, e.getMessage());
    }
  }
}
