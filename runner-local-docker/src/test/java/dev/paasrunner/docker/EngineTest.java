package dev.paasrunner.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.spi.ExecutorException;
import dev.paasrunner.time.SystemTime;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Against an engine that takes connections and never answers, and one that is not there.
@Timeout(20)
final class EngineTest {
  @TempDir private Path folder;

  @Test
  void a_call_that_is_not_answered_ends_at_its_limit() throws Exception {
    try (ServerSocketChannel _ = silentEngine()) {
      assertThatThrownBy(
              () ->
                  engine()
                      .change("ask it", Duration.ofMillis(200), client -> client.infoCmd().exec()))
          .isInstanceOfSatisfying(
              ExecutorException.class,
              e -> assertThat(e.error().kind()).isEqualTo(ErrorKind.TRANSIENT))
          .hasMessageContaining("could not ask it: no answer within");
    }
  }

  @Test
  void an_engine_that_takes_unusually_long_is_told_of() throws Exception {
    List<String> waits = new ArrayList<>();
    try (ServerSocketChannel _ = silentEngine()) {
      assertThatThrownBy(
              () ->
                  engine()
                      .withUsual(Duration.ofMillis(1))
                      .telling(waits::add)
                      .change("ask it", Duration.ofMillis(200), client -> client.infoCmd().exec()))
          .isInstanceOf(ExecutorException.class);
    }
    assertThat(waits).containsExactly("the Docker engine takes long to ask it");
  }

  @Test
  void an_interrupted_look_ends_at_once() throws Exception {
    try (ServerSocketChannel _ = silentEngine()) {
      Thread.currentThread().interrupt();

      assertThatExceptionOfType(InterruptedException.class)
          .isThrownBy(() -> engine().look("ask it", client -> client.infoCmd().exec()));
    }
  }

  @Test
  void an_interrupted_change_is_carried_through() throws Exception {
    boolean[] done = {false};
    Thread.currentThread().interrupt();

    assertThatExceptionOfType(InterruptedException.class)
        .isThrownBy(() -> engine().change("do it", Duration.ofSeconds(10), _ -> slowly(done)));

    assertThat(done[0]).isTrue();
  }

  private static boolean slowly(boolean[] done) {
    try {
      new SystemTime().sleepUntil(new SystemTime().instant().plusMillis(200));
      done[0] = true;
    } catch (InterruptedException _) {
      done[0] = false;
    }
    return done[0];
  }

  @Test
  void an_engine_that_is_not_there_is_asked_about() {
    assertThatThrownBy(() -> engine().look("ask it", client -> client.infoCmd().exec()))
        .isInstanceOfSatisfying(
            ExecutorException.class,
            e -> assertThat(e.error().kind()).isEqualTo(ErrorKind.TRANSIENT))
        .hasMessageContaining(
            "is the Docker engine running, may this user use the socket " + socket());
  }

  private Path socket() {
    return folder.resolve("d.sock");
  }

  private Engine engine() throws Exception {
    return new Engine(EngineClient.open(socket()), socket(), new SystemTime());
  }

  private ServerSocketChannel silentEngine() throws Exception {
    return ServerSocketChannel.open(StandardProtocolFamily.UNIX)
        .bind(UnixDomainSocketAddress.of(socket()));
  }
}
