package dev.paasrunner.testkit.clever.model;

import java.util.Optional;
import java.util.Set;

/// Something that opens the platform. Immutable.
///
/// @param kind how it is shown
/// @param organizations the identifiers of those that it opens
/// @param user the public part: consumer key and token with `:` between for OAuth 1, the Git user
///   for the others
/// @param secret the secret part; for OAuth 1 consumer secret and token secret with `:` between
/// @param role what it may do there
/// @param opensRest whether the REST interface accepts it
/// @param opensGit whether the Git hosts accept it
public record Credential(
    Kind kind,
    Set<String> organizations,
    String user,
    String secret,
    Role role,
    boolean opensRest,
    boolean opensGit) {
  /// How a credential is shown.
  public enum Kind {
    /// `Authorization: token …`, the original's way.
    TOKEN,
    /// `Authorization: OAuth …` with the method `PLAINTEXT`.
    OAUTH1,
    /// `Authorization: Bearer …`.
    BEARER,
    /// `Authorization: Bearer …`, on the gateway for API tokens only.
    BRIDGE
  }

  public Credential {
    organizations = Set.copyOf(organizations);
  }

  /// One that opens the REST interface of one organization.
  public Credential(
      Kind kind, String organization, String user, String secret, Role role, boolean opensGit) {
    this(kind, Set.of(organization), user, secret, role, true, opensGit);
  }

  /// The original's kind, good for REST and Git.
  public static Credential token(String secret, String... organizations) {
    return of(Kind.TOKEN, "Jenkins", secret, organizations);
  }

  /// OAuth 1, good for REST and Git.
  ///
  /// @param consumer the consumer's key and secret
  /// @param token the token and its secret, which are user and password for Git
  public static Credential oauth1(Pair consumer, Pair token, String... organizations) {
    return of(
        Kind.OAUTH1,
        consumer.name() + ":" + token.name(),
        consumer.secret() + ":" + token.secret(),
        organizations);
  }

  /// A bearer token for the platform itself, good for REST and Git.
  public static Credential bearer(String secret, String... organizations) {
    return of(Kind.BEARER, "", secret, organizations);
  }

  /// A bearer token for the gateway, which no Git host is known to take.
  public static Credential bridge(String secret, String... organizations) {
    return of(Kind.BRIDGE, "", secret, organizations).withoutGit();
  }

  private static Credential of(Kind kind, String user, String secret, String... organizations) {
    return new Credential(kind, Set.of(organizations), user, secret, Role.MANAGER, true, true);
  }

  /// A name and what belongs to it.
  public record Pair(String name, String secret) {}

  /// The same in another role.
  public Credential as(Role other) {
    return new Credential(kind, organizations, user, secret, other, opensRest, opensGit);
  }

  /// The same, refused by the Git hosts.
  public Credential withoutGit() {
    return new Credential(kind, organizations, user, secret, role, opensRest, false);
  }

  /// The same, refused by the REST interface.
  public Credential withoutRest() {
    return new Credential(kind, organizations, user, secret, role, false, opensGit);
  }

  /// Whether a header shows it.
  ///
  /// @param bridge whether the request came to the gateway for API tokens
  boolean isShownBy(String header, boolean bridge) {
    return opensRest
        && switch (kind) {
          case TOKEN -> !bridge && header.equals("token " + secret);
          case BEARER -> !bridge && header.equals("Bearer " + secret);
          case BRIDGE -> bridge && header.equals("Bearer " + secret);
          case OAUTH1 -> !bridge && isOAuth(header);
        };
  }

  private boolean isOAuth(String header) {
    return header.startsWith("OAuth ")
        && field(header, "oauth_consumer_key").equals(part(user, 0))
        && field(header, "oauth_token").equals(part(user, 1))
        && field(header, "oauth_signature").equals(secret.replace(":", "%26"));
  }

  private static String field(String header, String name) {
    String begin = name + "=\"";
    int at = header.indexOf(begin);
    int end = at < 0 ? -1 : header.indexOf('"', at + begin.length());
    return end < 0 ? "" : header.substring(at + begin.length(), end);
  }

  /// Whether a user name and a password are it, for the Git hosts.
  boolean isGit(String name, String password) {
    return opensGit
        && switch (kind) {
          case TOKEN -> name.equals(user) && password.equals(secret);
          // In which form a bearer token is shown is not known; the password has to be right.
          case BEARER, BRIDGE -> password.equals(secret);
          case OAUTH1 -> name.equals(part(user, 1)) && password.equals(part(secret, 1));
        };
  }

  private static String part(String pair, int index) {
    return Optional.of(pair.split(":", 2)).filter(parts -> parts.length == 2).orElseThrow()[index];
  }

  @Override
  public String toString() {
    return kind + " of " + organizations + " as " + role;
  }
}
