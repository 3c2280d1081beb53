package dev.paasrunner.clever.git;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.SocketException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.TrustManager;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.jspecify.annotations.Nullable;

/// One exchange as JGit wants it: headers are set and a body is written, and the first question
/// about the answer sends it.
///
/// Failures are [SocketException] or [InterruptedIOException], after which JGit does not try once
/// more on its own.
final class GitExchange implements HttpConnection {
  private final GitClient client;
  private final URL url;
  private final HttpRequest.Builder request;
  private final Consumer<HttpResponse<?>> ended;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private String method = "GET";
  private Optional<HttpResponse<byte[]>> answer = Optional.empty();

  /// @param ended is told the answer
  GitExchange(GitClient client, URL url, Consumer<HttpResponse<?>> ended) throws IOException {
    this.client = client;
    this.url = url;
    this.ended = ended;
    try {
      this.request = HttpRequest.newBuilder(url.toURI());
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw new SocketException("the repository's address cannot be used");
    }
  }

  private HttpResponse<byte[]> answer() throws IOException {
    if (answer.isEmpty()) {
      HttpResponse<byte[]> got = counted();
      ended.accept(got);
      answer = Optional.of(got);
    }
    return answer.get();
  }

  private HttpResponse<byte[]> counted() throws IOException {
    Instant begun = client.time().instant();
    OptionalInt status = OptionalInt.empty();
    try {
      HttpResponse<byte[]> got = exchange();
      status = OptionalInt.of(got.statusCode());
      return got;
    } finally {
      client.count(method, status, begun);
    }
  }

  private HttpResponse<byte[]> exchange() throws IOException {
    request.method(
        method,
        method.equals("GET")
            ? BodyPublishers.noBody()
            : BodyPublishers.ofByteArray(body.toByteArray()));
    CompletableFuture<HttpResponse<byte[]>> exchange =
        client
            .http()
            .sendAsync(request.build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST));
    try {
      return exchange.copy().orTimeout(GitHttp.LIMIT.toMillis(), TimeUnit.MILLISECONDS).get();
    } catch (ExecutionException e) {
      throw (SocketException) new SocketException("no answer came").initCause(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    } finally {
      exchange.cancel(true);
    }
  }

  /// A report about one branch is a few lines.
  private static final long MOST = 4L * 1024 * 1024;

  @Override
  public int getResponseCode() throws IOException {
    return answer().statusCode();
  }

  @Override
  public URL getURL() {
    return url;
  }

  @Override
  public String getResponseMessage() {
    return "";
  }

  @Override
  public Map<String, List<String>> getHeaderFields() {
    return answer.map(got -> got.headers().map()).orElseGet(Map::of);
  }

  @Override
  public void setRequestProperty(String key, String value) {
    request.setHeader(key, value);
  }

  @Override
  public void setRequestMethod(String newMethod) {
    method = newMethod;
  }

  @Override
  public @Nullable String getContentType() {
    return getHeaderField("Content-Type");
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return new ByteArrayInputStream(answer().body());
  }

  @Override
  public @Nullable String getHeaderField(String name) {
    return answer.flatMap(got -> got.headers().firstValue(name)).orElse(null);
  }

  @Override
  public List<String> getHeaderFields(String name) {
    return answer.map(got -> got.headers().allValues(name)).orElseGet(List::of);
  }

  @Override
  public int getContentLength() {
    return answer.map(got -> got.body().length).orElse(-1);
  }

  @Override
  public OutputStream getOutputStream() {
    return body;
  }

  @Override
  public String getRequestMethod() {
    return method;
  }

  @Override
  public void connect() throws IOException {
    HttpResponse<byte[]> _ = answer();
  }

  @Override
  public boolean usingProxy() {
    return false;
  }

  // What follows is the client's business, or for streams, which this is not.

  @Override
  public void setUseCaches(boolean use) {}

  @Override
  public void setConnectTimeout(int millis) {}

  @Override
  public void setReadTimeout(int millis) {}

  @Override
  public void setInstanceFollowRedirects(boolean follow) {}

  @Override
  public void setDoOutput(boolean output) {}

  @Override
  public void setFixedLengthStreamingMode(int length) {}

  @Override
  public void setChunkedStreamingMode(int length) {}

  @Override
  public void configure(
      KeyManager @Nullable [] keys,
      TrustManager @Nullable [] trust,
      @Nullable SecureRandom random) {
    throw new UnsupportedOperationException("TLS is the client's business");
  }

  @Override
  public void setHostnameVerifier(HostnameVerifier verifier) {
    throw new UnsupportedOperationException("TLS is the client's business");
  }
}
