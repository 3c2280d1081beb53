package dev.paasrunner.clever.git;

import dev.paasrunner.clever.api.RetryAfter;
import java.io.IOException;
import java.net.Proxy;
import java.net.URL;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.eclipse.jgit.transport.http.HttpConnectionFactory;

/// JGit's HTTP over the JDK's client: connections are kept and shared with all other requests, an
/// interruption ends an exchange at once, and every exchange has a bound. One for each push, since
/// it remembers how the last exchange ended.
final class GitHttp implements HttpConnectionFactory {
  /// A push usually takes seconds; some were seen to take minutes.
  static final Duration LIMIT = Duration.ofMinutes(5);

  private final GitClient client;
  private Optional<HttpResponse<?>> last = Optional.empty();

  GitHttp(GitClient client) {
    this.client = client;
  }

  @Override
  public HttpConnection create(URL url) throws IOException {
    return new GitExchange(client, url, answer -> last = Optional.of(answer));
  }

  /// The client knows its proxy.
  @Override
  public HttpConnection create(URL url, Proxy proxy) throws IOException {
    return create(url);
  }

  /// The status of the last answer, if one came.
  OptionalInt lastStatus() {
    return last.stream().mapToInt(HttpResponse::statusCode).findFirst();
  }

  /// How long the last answer asks us to stay away, if it does.
  Optional<Duration> retryAfter() {
    return last.flatMap(answer -> answer.headers().firstValue("Retry-After"))
        .flatMap(RetryAfter::of);
  }
}
