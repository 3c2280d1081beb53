package dev.paasrunner.gitlab;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A server of one request per connection that answers with bytes which no HTTP server would send,
/// or breaks off.
public final class RawServer implements AutoCloseable {
  private static final Pattern LENGTH = Pattern.compile("(?i)content-length: ([0-9]+)");

  /// What happens to one connection after its request was read.
  @FunctionalInterface
  public interface Treatment {
    void of(Socket connection) throws IOException, InterruptedException;

    static Treatment send(String answer) {
      return send(answer.getBytes(StandardCharsets.UTF_8));
    }

    static Treatment send(byte[] answer) {
      return connection -> connection.getOutputStream().write(answer);
    }

    /// An answer after which the connection stays open until a latch opens.
    static Treatment sendAndHold(String answer, CountDownLatch latch) {
      return connection -> {
        send(answer).of(connection);
        latch.await();
      };
    }

    /// A reset, as of a router that lost the connection.
    static Treatment reset() {
      return connection -> connection.setSoLinger(true, 0);
    }
  }

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final CountDownLatch firstRequest = new CountDownLatch(1);
  private final ServerSocket server;

  private RawServer(ServerSocket server) {
    this.server = server;
  }

  public static RawServer treating(Treatment... script) throws IOException {
    RawServer raw = new RawServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    raw.threads.execute(() -> raw.serve(List.of(script)));
    return raw;
  }

  private void serve(List<Treatment> script) {
    try {
      for (Treatment treatment : script) {
        try (Socket connection = server.accept()) {
          requests.add(read(new BufferedInputStream(connection.getInputStream())));
          firstRequest.countDown();
          treatment.of(connection);
        }
      }
    } catch (IOException e) {
      if (!server.isClosed()) {
        throw new UncheckedIOException(e);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String read(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) in.read());
    }
    Matcher length = LENGTH.matcher(head);
    int bytes = length.find() ? Integer.parseInt(length.group(1)) : 0;
    return head + new String(in.readNBytes(bytes), StandardCharsets.UTF_8);
  }

  public String url() {
    return "http://127.0.0.1:" + server.getLocalPort();
  }

  public List<String> requests() {
    return requests;
  }

  public void awaitFirstRequest() throws InterruptedException {
    firstRequest.await();
  }

  @Override
  public void close() throws IOException {
    server.close();
    threads.shutdownNow();
    threads.close();
  }
}
