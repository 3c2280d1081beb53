package dev.paasrunner.clever.git;

import java.io.IOException;
import java.net.Proxy;
import java.net.URL;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.OptionalInt;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.eclipse.jgit.transport.http.HttpConnectionFactory;

/// JGit's HTTP over the JDK's client: connections are kept and shared with all other requests, an
/// interruption ends an exchange at once, and every exchange has a bound. One for each push, since
/// it remembers how the last exchange ended.
final class GitHttp implements HttpConnectionFactory {
  /// A push usually takes seconds; some were seen to take minutes.
  static final Duration LIMIT = Duration.ofMinutes(5);

  private final HttpClient client;
  private OptionalInt lastStatus = OptionalInt.empty();

  GitHttp(HttpClient client) {
    this.client = client;
  }

  @Override
  public HttpConnection create(URL url) throws IOException {
    return new GitExchange(client, url, status -> lastStatus = OptionalInt.of(status));
  }

  /// The client knows its proxy.
  @Override
  public HttpConnection create(URL url, Proxy proxy) throws IOException {
    return create(url);
  }

  /// The status of the last answer, if one came.
  OptionalInt lastStatus() {
    return lastStatus;
  }
}
