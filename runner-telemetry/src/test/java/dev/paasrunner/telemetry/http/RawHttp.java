package dev.paasrunner.telemetry.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// One request as it is on the wire, with whatever headers, and all that comes back.
final class RawHttp {
  private final InetSocketAddress server;

  RawHttp(InetSocketAddress server) {
    this.server = server;
  }

  /// @param status of the answer
  /// @param head all lines before the body, in lower case
  record Response(int status, String head, String body) {}

  Response get(String path) throws IOException {
    return send("GET", path, "Host: 127.0.0.1:" + server.getPort());
  }

  Response send(String method, String path, String... headers) throws IOException {
    try (Socket socket = new Socket(server.getAddress(), server.getPort())) {
      String request =
          "%s %s HTTP/1.1\r\nConnection: close\r\n%s\r\n"
              .formatted(
                  method, path, headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n");
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      return parse(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private static Response parse(String answer) {
    int end = answer.indexOf("\r\n\r\n");
    String head = answer.substring(0, end).toLowerCase(Locale.ROOT);
    return new Response(
        Integer.parseInt(head.substring(head.indexOf(' ') + 1).substring(0, 3)),
        head,
        answer.substring(end + 4));
  }
}
