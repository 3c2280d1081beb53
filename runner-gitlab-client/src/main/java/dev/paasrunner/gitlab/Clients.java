package dev.paasrunner.gitlab;

import dev.paasrunner.gitlab.http.BaseUrl;
import dev.paasrunner.gitlab.http.ProxyEnvironment;
import dev.paasrunner.gitlab.http.TrustedCertificates;
import dev.paasrunner.gitlab.http.UnusableException;
import dev.paasrunner.spi.InvalidSettingsException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/// Turns settings into what performs exchanges, and refuses what cannot be used before anything is
/// sent.
final class Clients {
  private Clients() {}

  static BaseUrl baseUrl(GitLabSettings settings) throws InvalidSettingsException {
    return usable("url", () -> BaseUrl.parse(settings.url()));
  }

  /// HTTP/1.1 is pinned: with HTTP/2 all exchanges of a coordinator would share one connection, and
  /// a reset would hit the keep-alives of all jobs and an assignment under way at once. Redirects
  /// are not followed, since the requests carry tokens.
  static HttpClient open(GitLabSettings settings, Map<String, String> environment)
      throws InvalidSettingsException {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            // They cost less than the usual pool, and nothing while nothing happens.
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .connectTimeout(settings.timeouts().connect())
            .proxy(usable("proxy", () -> ProxyEnvironment.of(environment)));
    if (settings.tlsCaFile().isPresent()) {
      Path file = settings.tlsCaFile().get();
      builder.sslContext(usable("tls-ca-file", () -> TrustedCertificates.withFile(file)));
    }
    return builder.build();
  }

  private static <T> T usable(String key, Supplier<T> made) throws InvalidSettingsException {
    try {
      return made.get();
    } catch (UnusableException e) {
      throw new InvalidSettingsException(key, e.getMessage());
    }
  }
}
