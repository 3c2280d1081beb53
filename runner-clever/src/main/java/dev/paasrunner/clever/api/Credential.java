package dev.paasrunner.clever.api;

import static java.util.Objects.requireNonNull;

import dev.paasrunner.job.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// What a request is authorized with: the constant value of its `Authorization` header. Prints as
/// stars.
///
/// @param authorization the header's value
public record Credential(Secret authorization) {
  public Credential {
    requireNonNull(authorization);
  }

  /// An organization's token, as the original program sends it.
  public static Credential token(Secret token) {
    return new Credential(Secret.of("token " + token.reveal()));
  }

  /// A token of the API bridge.
  public static Credential bearer(Secret token) {
    return new Credential(Secret.of("Bearer " + token.reveal()));
  }

  /// OAuth 1.0a with the signature method `PLAINTEXT` (RFC 5849, 3.4.4): the signature is made of
  /// the two secrets alone, hence the header is the same for all requests.
  public static Credential oauth1(
      Secret consumerKey, Secret consumerSecret, Secret token, Secret tokenSecret) {
    String signature = encoded(consumerSecret) + "&" + encoded(tokenSecret);
    return new Credential(
        Secret.of(
            "OAuth oauth_consumer_key=\"%s\", oauth_token=\"%s\", oauth_signature_method=\"PLAINTEXT\", oauth_signature=\"%s\""
                .formatted(encoded(consumerKey), encoded(token), encoded(Secret.of(signature)))));
  }

  /// RFC 5849, 3.6.
  private static String encoded(Secret text) {
    return URLEncoder.encode(text.reveal(), StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }

  /// A text of others without the credential, should it come back.
  String hiddenIn(String text) {
    String whole = authorization.reveal();
    String bare = whole.substring(whole.indexOf(' ') + 1);
    return bare.isBlank() ? text : text.replace(bare, "***");
  }
}
