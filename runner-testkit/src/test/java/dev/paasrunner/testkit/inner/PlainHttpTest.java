package dev.paasrunner.testkit.inner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainHttpTest {
  private static final byte[] BODY = "ä".getBytes(StandardCharsets.UTF_8);

  /// Answers one request with these bytes, and tells what came.
  private static Reply exchange(String answer, StringBuilder received) throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<String> request =
          CompletableFuture.supplyAsync(() -> serve(server, answer));
      URI uri = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/api/v4/jobs/1");
      Reply reply = PlainHttp.exchange("PATCH", uri, Map.of("JOB-TOKEN", "secret"), BODY);
      received.append(request.join());
      return reply;
    }
  }

  private static String serve(ServerSocket server, String answer) {
    try (Socket socket = server.accept()) {
      StringBuilder request = new StringBuilder();
      while (!request.toString().endsWith("\r\n\r\nÃ¤")) {
        request.append((char) socket.getInputStream().read());
      }
      socket.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
      return request.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void a_request_counts_bytes_and_closes() throws Exception {
    StringBuilder request = new StringBuilder();

    exchange("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", request);

    assertThat(request.toString())
        .startsWith("PATCH /api/v4/jobs/1 HTTP/1.1\r\nHost: 127.0.0.1:")
        .contains("Content-Length: 2\r\n", "Connection: close\r\n", "JOB-TOKEN: secret\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 202 Accepted\r\nrange: 0-7\r\ncontent-length: 3\r\n\r\n202",
        "HTTP/1.1 202 Accepted\r\nRange: 0-7\r\nTransfer-Encoding: chunked\r\n\r\na;x=y\r\n0123456789\r\n0\r\nTrailer: x\r\n\r\n",
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 202 Accepted\r\nRange: 0-7\r\n\r\nuntil the end",
      })
  void replies_are_read_whatever_their_body(String answer) throws Exception {
    Reply reply = exchange(answer, new StringBuilder());

    assertThat(reply.status()).isEqualTo(202);
    assertThat(reply.traceSize()).hasValue(7);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "HTTP/1.1 200 OK\r\nContent-Len",
        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n123",
        "HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n123",
        "SSH-2.0-nonsense\r\n\r\n",
      })
  void a_broken_reply_is_an_error(String answer) {
    assertThatThrownBy(() -> exchange(answer, new StringBuilder())).isInstanceOf(IOException.class);
  }
}
