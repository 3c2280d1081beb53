package dev.paasrunner.gitlab.registration;

import dev.paasrunner.gitlab.http.BaseUrl;
import dev.paasrunner.gitlab.http.ProxyEnvironment;
import dev.paasrunner.gitlab.http.Trouble;
import dev.paasrunner.gitlab.http.TrustedCertificates;
import dev.paasrunner.gitlab.http.UnusableException;
import java.net.http.HttpClient;

/// What performs exchanges, made from what the user said.
record Clients(HttpClient client, BaseUrl base) {
  static Clients of(CoordinatorAccess access) throws RegistrationException {
    try {
      return new Clients(client(access), BaseUrl.parse(access.url()));
    } catch (UnusableException e) {
      throw new RegistrationException(Trouble.REJECTED, e.getMessage());
    }
  }

  /// Redirects are not followed, since the requests carry tokens.
  private static HttpClient client(CoordinatorAccess access) {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(access.timeouts().connect())
            .proxy(ProxyEnvironment.of(access.environment()));
    access.tlsCaFile().map(TrustedCertificates::withFile).ifPresent(builder::sslContext);
    return builder.build();
  }
}
