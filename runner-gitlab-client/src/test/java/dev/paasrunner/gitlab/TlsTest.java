package dev.paasrunner.gitlab;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.paasrunner.gitlab.ScriptedServer.Answer;
import dev.paasrunner.job.CallError;
import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.spi.Coordinator.Patience;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// With a private authority, made here and thrown away, that signs the server.
class TlsTest {
  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir private static Path folder;

  private static SSLContext serverTls;
  private static String authority;
  private static String stranger;

  @BeforeAll
  static void make_certificates() throws Exception {
    keytool("-alias", "authority", "-dname", "CN=authority", "-ext", "bc:c");
    keytool(
        "-alias",
        "server",
        "-dname",
        "CN=server",
        "-ext",
        "san=ip:127.0.0.1",
        "-signer",
        "authority");
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(folder.resolve("keys.p12"))) {
      store.load(in, PASSWORD);
    }
    authority = pem(store.getCertificate("authority"));
    stranger = pem(anyAuthorityOfTheSystem());
    store.deleteEntry("authority");
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(store, PASSWORD);
    serverTls = SSLContext.getInstance("TLS");
    serverTls.init(keys.getKeyManagers(), null, null);
  }

  private static void keytool(String... arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-storetype",
                "PKCS12",
                "-storepass",
                "changeit",
                "-keystore",
                folder.resolve("keys.p12").toString()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).inheritIO().start();
    assertThat(process.waitFor()).isZero();
  }

  private static Certificate anyAuthorityOfTheSystem() throws GeneralSecurityException {
    TrustManagerFactory system = TrustManagerFactory.getInstance("PKIX");
    system.init((KeyStore) null);
    return ((X509TrustManager) system.getTrustManagers()[0]).getAcceptedIssuers()[0];
  }

  private static String pem(Certificate certificate) throws GeneralSecurityException {
    return "-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n"
        .formatted(Base64.getMimeEncoder().encodeToString(certificate.getEncoded()));
  }

  @Test
  void an_authority_named_in_the_file_is_trusted_among_others() throws Exception {
    try (var server = server()) {
      Path file = Files.writeString(folder.resolve("both.pem"), stranger + "\n" + authority);
      try (var coordinator = Given.open(Given.settings(url(server)).withTlsCaFile(file))) {
        assertThat(coordinator.requestJob(Patience.SHORT_POLL)).isEmpty();
      }
    }
  }

  @Test
  void any_other_authority_is_not_trusted_and_nothing_is_sent() throws Exception {
    try (var server = server()) {
      Path file = Files.writeString(folder.resolve("stranger.pem"), stranger);
      try (var coordinator = Given.open(Given.settings(url(server)).withTlsCaFile(file))) {
        CallError error =
            CoordinatorErrors.errorOf(
                ErrorKind.TRANSIENT, () -> coordinator.requestJob(Patience.SHORT_POLL));

        assertThat(error.message())
            .startsWith("cannot ask for a job at " + url(server) + ": no trusted TLS connection: ")
            .endsWith("; a private authority is named in tls-ca-file");
        assertThat(server.requests()).isEmpty();
      }
    }
  }

  private static String url(ScriptedServer server) {
    return "https://127.0.0.1:" + server.port();
  }

  private static ScriptedServer server() throws IOException {
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(serverTls));
    return new ScriptedServer(server, Answer.of(204));
  }
}
