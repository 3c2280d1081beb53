package dev.paasrunner.gitlab.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/// Trust in a file's certificates besides what the system trusts, as GitLab Runner's `tls-ca-file`.
public final class TrustedCertificates {
  private TrustedCertificates() {}

  /// TLS that trusts the system's authorities and those of a file. The file is read once.
  ///
  /// @param file PEM with one or more certificates
  /// @throws UnusableException if the file cannot be used; the message is one sentence
  public static SSLContext withFile(Path file) {
    Collection<? extends Certificate> added = read(file);
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trusting(Stream.concat(systemAuthorities(), added.stream())), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw unusable(file, "cannot be used as trusted certificates", e);
    }
  }

  private static Collection<? extends Certificate> read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      Collection<? extends Certificate> found =
          CertificateFactory.getInstance("X.509").generateCertificates(in);
      if (found.isEmpty()) {
        throw new CertificateException("no certificate in it");
      }
      return found;
    } catch (IOException e) {
      throw unusable(file, "cannot be read", e);
    } catch (CertificateException e) {
      throw unusable(file, "does not hold certificates in PEM form", e);
    }
  }

  private static Stream<X509Certificate> systemAuthorities() throws GeneralSecurityException {
    TrustManagerFactory system = factory();
    system.init((KeyStore) null);
    return Arrays.stream(system.getTrustManagers())
        .filter(X509TrustManager.class::isInstance)
        .flatMap(manager -> Stream.of(((X509TrustManager) manager).getAcceptedIssuers()));
  }

  private static TrustManager[] trusting(Stream<? extends Certificate> authorities)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    List<? extends Certificate> all = authorities.toList();
    for (int i = 0; i < all.size(); i++) {
      store.setCertificateEntry("authority-" + i, all.get(i));
    }
    TrustManagerFactory factory = factory();
    factory.init(store);
    return factory.getTrustManagers();
  }

  private static TrustManagerFactory factory() throws GeneralSecurityException {
    return TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
  }

  private static UnusableException unusable(Path file, String what, Exception cause) {
    return new UnusableException(
        "the file of trusted certificates %s %s (%s)"
            .formatted(file, what, cause.getClass().getSimpleName()));
  }
}
