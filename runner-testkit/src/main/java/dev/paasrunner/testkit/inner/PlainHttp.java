package dev.paasrunner.testkit.inner;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/// One HTTP/1.1 exchange over a new connection, enough for a coordinator that speaks plain HTTP.
/// `HttpURLConnection` cannot PATCH, and loading `java.net.http` takes longer than the whole rest
/// of the stand-in's start.
final class PlainHttp {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration READ = Duration.ofSeconds(15);
  private static final int LONGEST_LINE = 16 * 1024;

  private PlainHttp() {}

  /// Sends a request and reads the whole reply.
  static Reply exchange(String method, URI uri, Map<String, String> headers, byte[] body)
      throws IOException {
    try (Socket socket = new Socket()) {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout((int) READ.toMillis());
      socket.connect(address(uri), (int) CONNECT.toMillis());
      OutputStream out = socket.getOutputStream();
      out.write(request(method, uri, headers, body));
      out.flush();
      return read(new BufferedInputStream(socket.getInputStream()));
    }
  }

  private static InetSocketAddress address(URI uri) {
    return new InetSocketAddress(uri.getHost(), uri.getPort() < 0 ? 80 : uri.getPort());
  }

  private static byte[] request(String method, URI uri, Map<String, String> headers, byte[] body) {
    StringBuilder head = new StringBuilder();
    head.append(method).append(' ').append(uri.getRawPath()).append(" HTTP/1.1\r\n");
    line(head, "Host", uri.getRawAuthority());
    line(head, "Connection", "close");
    line(head, "Content-Length", Integer.toString(body.length));
    headers.forEach((name, value) -> line(head, name, value));
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    all.writeBytes(body);
    return all.toByteArray();
  }

  private static void line(StringBuilder head, String name, String value) {
    head.append(name).append(": ").append(value).append("\r\n");
  }

  private static Reply read(InputStream in) throws IOException {
    Reply reply = readHead(in);
    while (reply.status() < 200) {
      reply = readHead(in);
    }
    skipBody(in, reply);
    return reply;
  }

  private static Reply readHead(InputStream in) throws IOException {
    String[] first = readLine(in).split(" ", 3);
    if (first.length < 2 || !first[0].startsWith("HTTP/1.") || !first[1].matches("\\d{3}")) {
      throw new IOException("the coordinator did not answer with HTTP/1");
    }
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String line = readLine(in); !line.isEmpty(); line = readLine(in)) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers.put(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
      }
    }
    return new Reply(Integer.parseInt(first[1]), headers);
  }

  private static void skipBody(InputStream in, Reply reply) throws IOException {
    Map<String, String> headers = reply.headers();
    if (reply.status() == 204 || reply.status() == 304) {
      return;
    }
    if ("chunked".equalsIgnoreCase(headers.get("Transfer-Encoding"))) {
      skipChunks(in);
    } else if (headers.containsKey("Content-Length")) {
      in.skipNBytes(number(headers.getOrDefault("Content-Length", ""), 10));
    } else {
      var _ = in.transferTo(OutputStream.nullOutputStream());
    }
  }

  private static void skipChunks(InputStream in) throws IOException {
    long size = chunkSize(in);
    while (size > 0) {
      in.skipNBytes(size + 2); // the chunk's own line end
      size = chunkSize(in);
    }
    while (!readLine(in).isEmpty()) {
      // trailers mean nothing to us
    }
  }

  private static long chunkSize(InputStream in) throws IOException {
    return number(readLine(in).split(";", 2)[0].strip(), 16);
  }

  private static long number(String text, int radix) throws IOException {
    try {
      return Long.parseUnsignedLong(text, radix);
    } catch (NumberFormatException e) {
      throw new IOException("the coordinator's answer has a length that is not a number", e);
    }
  }

  private static String readLine(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0 || line.length() > LONGEST_LINE) {
        throw new EOFException("the coordinator's answer ended early or has an endless line");
      }
      line.append((char) next);
    }
    return line.toString().stripTrailing();
  }
}
