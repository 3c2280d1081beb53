package dev.paasrunner.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.spi.ExecutorException;
import java.net.ConnectException;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EngineErrorsTest {
  private final EngineErrors errors = new EngineErrors(Path.of("/run/d.sock"));

  @ParameterizedTest
  @CsvSource({
    "400, REFUSED",
    "401, DENIED",
    "403, DENIED",
    "404, GONE",
    "409, TRANSIENT",
    "429, EXHAUSTED",
    "500, TRANSIENT",
    "503, TRANSIENT"
  })
  void the_status_gives_the_kind(int status, ErrorKind kind) {
    assertThat(of(new DockerException("", status)).error().kind()).isEqualTo(kind);
  }

  @Test
  void the_engines_own_words_are_told_without_the_json() {
    NotFoundException e = new NotFoundException("{\"message\":\"no \\\"x\\\" here\"}\n");

    assertThat(of(e)).hasMessage("could not start x: no \"x\" here");
  }

  @Test
  void an_engine_that_is_not_there_is_asked_about() {
    ExecutorException e = of(new RuntimeException(new ConnectException("Connection refused")));

    assertThat(e.error().kind()).isEqualTo(ErrorKind.TRANSIENT);
    assertThat(e)
        .hasMessage(
            "could not start x (Connection refused): is the Docker engine running, may this user"
                + " use the socket /run/d.sock?");
  }

  @Test
  void a_socket_that_this_user_may_not_use_is_denied() {
    ExecutorException e = of(new RuntimeException(new SocketException("Permission denied")));

    assertThat(e.error().kind()).isEqualTo(ErrorKind.DENIED);
  }

  @Test
  void a_bug_stays_what_it_is() {
    assertThatThrownBy(() -> of(new IllegalStateException("bug")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("bug");
  }

  private ExecutorException of(Throwable cause) {
    return errors.of("start x", new ExecutionException(cause));
  }
}
