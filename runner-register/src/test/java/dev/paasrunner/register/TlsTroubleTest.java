package dev.paasrunner.register;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A coordinator whose certificate nobody but itself has signed.
class TlsTroubleTest {
  private static final String PASSWORD = "changeit";

  @TempDir private Path folder;

  private final Command command = new Command();
  private final AtomicInteger requests = new AtomicInteger();
  private HttpsServer server;
  private Path config;

  @BeforeEach
  void start() throws Exception {
    config = folder.resolve("config.toml");
    keytool("-genkeypair", "-keyalg", "EC", "-dname", "CN=x", "-ext", "san=ip:127.0.0.1");
    keytool("-exportcert", "-rfc", "-file", folder.resolve("ca.pem").toString());
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(tls()));
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void keytool(String action, String... more) throws Exception {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    line.addAll(List.of(action, "-alias", "server", "-storepass", PASSWORD));
    line.addAll(List.of("-keystore", folder.resolve("keys.p12").toString()));
    line.addAll(List.of(more));
    Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }

  private SSLContext tls() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(folder.resolve("keys.p12"))) {
      store.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(store, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      int _ = requests.incrementAndGet();
      byte[] body = "{\"id\":7,\"token\":\"glrtr-S3CRET\"}".getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(201, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private String url() {
    return "https://127.0.0.1:" + server.getAddress().getPort();
  }

  private ExitCode register(String... more) {
    List<String> arguments = new ArrayList<>(List.of("--non-interactive", "--name", "ours"));
    arguments.addAll(List.of("-c", url(), "-t", "S3CRET", "-e", "local-process"));
    arguments.addAll(List.of("--set", "process_host_dir=" + folder.resolve("hosts")));
    arguments.addAll(List.of(more));
    arguments.add(config.toString());
    return command.run(arguments.toArray(String[]::new));
  }

  @Test
  void a_certificate_of_its_own_is_refused_in_one_sentence_that_says_what_to_do() {
    assertThat(register()).isEqualTo(ExitCode.FAILED);

    assertThat(command.complained())
        .hasLineCount(1)
        .startsWith("cannot register a runner at " + url() + ": no trusted TLS connection: ")
        .contains("signed by nobody who is trusted here", "tls-ca-file")
        .doesNotContain("S3CRET", "Exception");
    assertThat(requests).hasValue(0);
    assertThat(config).doesNotExist();
  }

  @Test
  void a_certificate_that_is_named_is_trusted_here_and_by_the_daemon() {
    Path authority = folder.resolve("ca.pem");

    assertThat(register("--tls-ca-file", authority.toString())).isEqualTo(ExitCode.DONE);

    assertThat(config).content().contains("tls-ca-file = \"" + authority + "\"");
  }

  @Test
  void a_certificate_of_another_host_is_told_apart() {
    config = folder.resolve("other.toml");
    String other = url().replace("127.0.0.1", "localhost");

    assertThat(register("-c", other, "--tls-ca-file", folder.resolve("ca.pem").toString()))
        .isEqualTo(ExitCode.FAILED);

    assertThat(command.complained()).contains("certificate is for another host").hasLineCount(1);
  }

  @Test
  void a_file_without_certificates_is_a_mistake_in_one_sentence() throws Exception {
    Path empty = Files.writeString(folder.resolve("empty.pem"), "nothing\n");

    assertThat(register("--tls-ca-file", empty.toString())).isNotEqualTo(ExitCode.DONE);

    assertThat(command.complained()).hasLineCount(1).contains(empty.toString(), "certificate");
    assertThat(config).doesNotExist();
  }

  @Test
  void a_server_without_tls_is_explained_in_one_sentence() throws Exception {
    String plain = url().replace("https", "http");

    assertThat(
            command.run(
                "--non-interactive",
                "--name=ours",
                "-c",
                plain,
                "-t",
                "S3CRET",
                "-e",
                "local-process",
                "--set",
                "process_host_dir=" + folder.resolve("hosts"),
                config.toString()))
        .isEqualTo(ExitCode.FAILED);

    assertThat(command.complained())
        .hasLineCount(1)
        .startsWith("cannot register a runner at " + plain)
        .doesNotContain("S3CRET", "Exception");
  }
}
