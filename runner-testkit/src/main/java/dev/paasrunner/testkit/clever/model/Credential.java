package dev.paasrunner.testkit.clever.model;

/// Something that opens the platform to one organization.
///
/// @param kind how it is shown
/// @param organization its identifier
/// @param user the public part: consumer key and token for OAuth 1, the Git user for the others
/// @param secret the secret part; for OAuth 1 consumer secret and token secret with `:` between
/// @param role what it may do
/// @param opensGit whether the Git hosts accept it
public record Credential(
    Kind kind, String organization, String user, String secret, Role role, boolean opensGit) {
  /// How a credential is shown.
  public enum Kind {
    /// `Authorization: token …`, the original's way.
    TOKEN,
    /// `Authorization: OAuth …` with the method `PLAINTEXT`.
    OAUTH1,
    /// `Authorization: Bearer …`.
    BEARER
  }

  /// Whether a header shows it.
  boolean isShownBy(String header) {
    return switch (kind) {
      case TOKEN -> header.equals("token " + secret);
      case BEARER -> header.equals("Bearer " + secret);
      case OAUTH1 -> isOAuth(header);
    };
  }

  private boolean isOAuth(String header) {
    String[] keys = user.split(":", 2);
    String signature = secret.replace(":", "%26");
    return header.startsWith("OAuth ")
        && header.contains("oauth_consumer_key=\"" + keys[0] + "\"")
        && header.contains("oauth_token=\"" + keys[1] + "\"")
        && header.contains("oauth_signature=\"" + signature + "\"");
  }

  /// Whether a user name and a password are it, for the Git hosts.
  boolean isGit(String name, String password) {
    if (!opensGit) {
      return false;
    }
    return switch (kind) {
      case TOKEN, BEARER -> password.equals(secret);
      case OAUTH1 -> name.equals(user.split(":", 2)[1]) && password.equals(secret.split(":", 2)[1]);
    };
  }

  @Override
  public String toString() {
    return kind + " of " + organization + " as " + role;
  }
}
