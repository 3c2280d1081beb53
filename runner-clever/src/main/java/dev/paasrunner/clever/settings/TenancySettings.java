package dev.paasrunner.clever.settings;

import dev.paasrunner.clever.api.Account;
import dev.paasrunner.clever.api.Credential;
import dev.paasrunner.clever.git.GitCredential;
import dev.paasrunner.clever.tenant.Tenancy;
import dev.paasrunner.clever.tenant.TokenScheme;
import dev.paasrunner.job.Secret;
import dev.paasrunner.spi.InvalidSettingsException;

/// Reads who pays, and what the platform is spoken to with.
final class TenancySettings {
  private static final String OAUTH1 = "oauth1";

  private final Checks checks;

  private TenancySettings(Checks checks) {
    this.checks = checks;
  }

  static Tenancy read(Checks checks) throws InvalidSettingsException {
    TenancySettings settings = new TenancySettings(checks);
    return checks.flag(CleverSettings.MULTI_TENANT) ? settings.perRootGroup() : settings.fixed();
  }

  private Tenancy perRootGroup() throws InvalidSettingsException {
    if (checks.choice(CleverSettings.AUTH_KIND).equals(OAUTH1)) {
      throw new InvalidSettingsException(
          CleverSettings.AUTH_KIND,
          "is oauth1, expected token or bearer if cc_multi_tenant is true: a group has one attribute for its credential");
    }
    checks.requireAbsent(
        CleverSettings.GIT_PASSWORD,
        checks.optionalSecret(CleverSettings.GIT_PASSWORD).isPresent(),
        "if cc_multi_tenant is true: each organization pushes with its own token");
    return new Tenancy.PerRootGroup(
        checks.secret(CleverSettings.ATTRIBUTES_TOKEN, "if cc_multi_tenant is true"),
        checks.word(CleverSettings.ORGANIZATION_ATTRIBUTE),
        checks.word(CleverSettings.TOKEN_ATTRIBUTE),
        scheme(),
        gitUser());
  }

  private Tenancy fixed() throws InvalidSettingsException {
    String organization = organization();
    return checks.choice(CleverSettings.AUTH_KIND).equals(OAUTH1)
        ? withOAuth1(organization)
        : withToken(organization);
  }

  private String organization() throws InvalidSettingsException {
    if (checks.optionalText(CleverSettings.ORGANIZATION).isEmpty()) {
      throw new InvalidSettingsException(
          CleverSettings.ORGANIZATION, "is missing, expected one unless cc_multi_tenant is true");
    }
    return checks.organization(CleverSettings.ORGANIZATION);
  }

  private Tenancy withToken(String organization) throws InvalidSettingsException {
    Secret token = checks.secret(CleverSettings.TOKEN, "unless cc_multi_tenant is true");
    return new Tenancy.Fixed(
        new Account(organization, scheme().credential(token)),
        new GitCredential(
            gitUser(), checks.optionalSecret(CleverSettings.GIT_PASSWORD).orElse(token)));
  }

  private Tenancy withOAuth1(String organization) throws InvalidSettingsException {
    Secret token = oauth(CleverSettings.OAUTH_TOKEN);
    Secret secret = oauth(CleverSettings.OAUTH_SECRET);
    Credential credential =
        Credential.oauth1(
            oauth(CleverSettings.CONSUMER_KEY),
            oauth(CleverSettings.CONSUMER_SECRET),
            token,
            secret);
    return new Tenancy.Fixed(
        new Account(organization, credential),
        new GitCredential(
            checks.optionalUser(CleverSettings.GIT_USER).orElse(token.reveal()),
            checks.optionalSecret(CleverSettings.GIT_PASSWORD).orElse(secret)));
  }

  private Secret oauth(String key) throws InvalidSettingsException {
    return checks.secret(key, "if cc_auth_kind is oauth1");
  }

  private TokenScheme scheme() {
    return checks.choice(CleverSettings.AUTH_KIND).equals("bearer")
        ? TokenScheme.BEARER
        : TokenScheme.TOKEN;
  }

  private String gitUser() throws InvalidSettingsException {
    return checks.optionalUser(CleverSettings.GIT_USER).isPresent()
        ? checks.user(CleverSettings.GIT_USER)
        : checks.user(CleverSettings.AUTH_USER);
  }
}
