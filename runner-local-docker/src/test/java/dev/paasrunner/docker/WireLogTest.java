package dev.paasrunner.docker;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import dev.paasrunner.spi.ExecutorException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

final class WireLogTest {
  private final Logger library =
      (Logger) LoggerFactory.getLogger(ZerodepDockerHttpClient.class.getPackageName());

  @AfterEach
  void silence() {
    library.setLevel(null);
  }

  @Test
  void nothing_is_sent_while_it_would_be_logged() {
    assertThatCode(() -> WireLog.requireSilence("build it")).doesNotThrowAnyException();

    library.setLevel(Level.DEBUG);

    assertThatThrownBy(() -> WireLog.requireSilence("build it"))
        .isInstanceOf(ExecutorException.class)
        .hasMessageContaining("http.wire would write the job's secrets");
  }
}
