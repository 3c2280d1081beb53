package dev.paasrunner.gitlab.http;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;

/// Says in plain words why a certificate is not trusted.
final class TlsTrouble {
  private TlsTrouble() {}

  /// What is wrong, if it is one of the usual things.
  static Optional<String> inWords(SSLHandshakeException e) {
    return Stream.iterate((Throwable) e, cause -> cause != null, Throwable::getCause)
        .flatMap(cause -> words(cause).stream())
        .reduce((_, innermost) -> innermost);
  }

  private static Optional<String> words(Throwable cause) {
    return switch (cause) {
      case CertPathBuilderException _ ->
          Optional.of("the server's certificate is signed by nobody who is trusted here");
      case CertificateExpiredException _ -> Optional.of("the server's certificate has expired");
      case CertificateNotYetValidException _ ->
          Optional.of("the server's certificate is not valid yet");
      // The JDK has no type of its own for this.
      case CertificateException named when String.valueOf(named.getMessage()).startsWith("No ") ->
          Optional.of("the server's certificate is for another host");
      default -> Optional.empty();
    };
  }
}
