package dev.paasrunner.cli.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class ServiceManagerTest {
  @TempDir Path folder;

  @Test
  void a_socket_in_the_file_system_gets_one_datagram_for_each_message() {
    String path = folder.resolve("notify é").toString();
    try (DatagramReceiver receiver = new DatagramReceiver(path)) {
      ServiceManager manager = ServiceManager.of(Map.of("NOTIFY_SOCKET", path));

      manager.ready("3 sections\ngreet you");
      manager.reloading();
      manager.alive("fine");
      manager.stopping("2 hosts stay");

      assertThat(receiver.waiting())
          .containsExactly(
              "READY=1\nSTATUS=3 sections greet you",
              "RELOADING=1",
              "WATCHDOG=1\nSTATUS=fine",
              "STOPPING=1\nSTATUS=2 hosts stay");
    }
  }

  @Test
  void an_abstract_socket_gets_them_too() {
    String name = "@paas-runner-test-" + UUID.randomUUID();
    try (DatagramReceiver receiver = new DatagramReceiver(name)) {
      ServiceManager.of(Map.of("NOTIFY_SOCKET", name)).ready("well");

      assertThat(receiver.waiting()).containsExactly("READY=1\nSTATUS=well");
    }
  }

  @Test
  void without_the_variable_nothing_is_sent_and_nothing_is_said() {
    assertThat(linesLoggedBy(ServiceManager.of(Map.of()))).isEmpty();
    assertThat(linesLoggedBy(ServiceManager.of(Map.of("NOTIFY_SOCKET", "")))).isEmpty();
  }

  @Test
  void a_socket_that_nobody_listens_to_is_one_line_at_debug() {
    String path = folder.resolve("nobody").toString();

    assertThat(linesLoggedBy(ServiceManager.of(Map.of("NOTIFY_SOCKET", path))))
        .containsExactly(
            "[DEBUG] the service manager was not told RELOADING=1: sendto failed with errno 2");
  }

  @Test
  void an_address_of_another_kind_is_one_line_at_debug() {
    assertThat(linesLoggedBy(ServiceManager.of(Map.of("NOTIFY_SOCKET", "vsock:2:1234"))))
        .singleElement()
        .asString()
        .contains("NOTIFY_SOCKET is vsock:2:1234, expected /path or @name");
  }

  @Test
  void a_name_that_does_not_fit_into_an_address_is_refused() {
    String longest = "/" + "x".repeat(106);

    assertThatThrownBy(() -> UnixAddress.of(longest + "x"))
        .isInstanceOf(IOException.class)
        .hasMessage("NOTIFY_SOCKET is longer than 107 bytes");
    assertThat(linesLoggedBy(ServiceManager.of(Map.of("NOTIFY_SOCKET", longest))))
        .singleElement()
        .asString()
        .contains("errno 2");
  }

  @Test
  void no_descriptor_is_left_open() {
    String path = folder.resolve("notify").toString();
    try (DatagramReceiver receiver = new DatagramReceiver(path)) {
      ServiceManager manager = ServiceManager.of(Map.of("NOTIFY_SOCKET", path));
      manager.alive("first");
      int before = openDescriptors();
      for (int i = 0; i < 5; i++) {
        manager.alive("again");
      }
      assertThat(openDescriptors()).isEqualTo(before);
      assertThat(receiver.waiting()).hasSize(6);
    }
  }

  private static int openDescriptors() {
    String[] names = Path.of("/proc/self/fd").toFile().list();
    return names == null ? -1 : names.length;
  }

  private static List<String> linesLoggedBy(ServiceManager manager) {
    Logger logger = (Logger) LoggerFactory.getLogger(ServiceManager.class);
    ListAppender<ILoggingEvent> appender = new ListAppender<>();
    appender.start();
    Level before = logger.getLevel();
    logger.setLevel(Level.DEBUG);
    logger.addAppender(appender);
    try {
      manager.reloading();
      return appender.list.stream().map(ILoggingEvent::toString).toList();
    } finally {
      logger.detachAppender(appender);
      logger.setLevel(before);
    }
  }
}
