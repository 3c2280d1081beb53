package dev.paasrunner.clever.settings;

import static dev.paasrunner.spi.Setting.Type.BOOLEAN;
import static dev.paasrunner.spi.Setting.Type.SECONDS;
import static dev.paasrunner.spi.Setting.Type.STRING;
import static dev.paasrunner.spi.Setting.Type.TABLE;
import static dev.paasrunner.spi.Setting.optional;

import dev.paasrunner.spi.Setting;
import java.util.List;
import java.util.stream.Stream;

/// The keys of a `clever-docker` section: those of the original program with its defaults, and a
/// few more.
public final class CleverSettings {
  static final String API_URL = "cc_api_url";
  static final String ZONE = "cc_zone";
  static final String ORGANIZATION = "cc_orga_id";
  static final String TOKEN = "cc_token";
  static final String MULTI_TENANT = "cc_multi_tenant";
  static final String ATTRIBUTES_TOKEN = "cc_gitlab_namespace_attributes_token";
  static final String ORGANIZATION_ATTRIBUTE = "cc_orga_id_attribute";
  static final String TOKEN_ATTRIBUTE = "cc_orga_token_attribute";
  static final String DEFAULT_FLAVOR = "cc_default_flavor";
  static final String MAX_FLAVOR = "cc_max_flavor";
  static final String FLAVOR_CONTEXT = "cc_flavor_context";
  static final String FLAVOR_PREFIX = "cc_flavor_name_prefix";
  static final String VARIANT = "cc_instance_variant_uuid";
  static final String EXTRA_ENV = "cc_extra_env";
  static final String AUTH_KIND = "cc_auth_kind";
  static final String AUTH_USER = "cc_auth_user";
  static final String CONSUMER_KEY = "cc_oauth_consumer_key";
  static final String CONSUMER_SECRET = "cc_oauth_consumer_secret";
  static final String OAUTH_TOKEN = "cc_oauth_token";
  static final String OAUTH_SECRET = "cc_oauth_token_secret";
  static final String GIT_USER = "cc_git_user";
  static final String GIT_PASSWORD = "cc_git_password";
  static final String REPO_TIMEOUT = "cc_deployment_repo_timeout";
  static final String REPO_STEP = "cc_deployment_repo_wait_step";
  static final String DEPLOYMENT_TIMEOUT = "cc_deployment_timeout";

  private static final List<Setting> WHO_PAYS =
      List.of(
          optional(
                  MULTI_TENANT,
                  BOOLEAN,
                  "whether the root group of each job's project names the organization that pays,"
                      + " in custom attributes of the coordinator")
              .withDefault("false"),
          optional(
              ORGANIZATION,
              STRING,
              "the organization in which hosts are made and which pays for them, orga_… or user_…;"
                  + " required unless cc_multi_tenant is true"),
          optional(
                  TOKEN,
                  STRING,
                  "the organization's token; required unless cc_multi_tenant is true or"
                      + " cc_auth_kind is oauth1")
              .asSecret(),
          optional(
                  ATTRIBUTES_TOKEN,
                  STRING,
                  "an administrator's access token that reads custom attributes of groups at the"
                      + " coordinator; required if cc_multi_tenant is true")
              .asSecret(),
          optional(
                  ORGANIZATION_ATTRIBUTE,
                  STRING,
                  "key of the custom attribute with the identifier of a root group's organization")
              .withDefault("cc_orga_id"),
          optional(
                  TOKEN_ATTRIBUTE,
                  STRING,
                  "key of the custom attribute with the token of that organization")
              .withDefault("cc_orga_token"));

  private static final List<Setting> HOSTS =
      List.of(
          optional(
                  API_URL,
                  STRING,
                  "address of Clever Cloud's interface, with /v2 at its end; version 4 is taken"
                      + " from the same place, and cc_auth_kind bearer usually needs"
                      + " https://api-bridge.clever-cloud.com/v2")
              .withDefault("https://api.clever-cloud.com/v2"),
          optional(ZONE, STRING, "the zone in which hosts are made").withDefault("par"),
          optional(
                  DEFAULT_FLAVOR,
                  STRING,
                  "size of the host of a job without the variable CI_CLEVER_CLOUD_FLAVOR")
              .withDefault("M"),
          optional(
              MAX_FLAVOR,
              STRING,
              "the heaviest size that a job may ask for; a job that asks for more fails with an"
                  + " explanation"),
          optional(
              EXTRA_ENV,
              TABLE,
              "environment variables of the hosts; CC_ENABLE_HEPTAPOD_RUNNER = \"true\" is needed"
                  + " in practice. A job can read them"),
          optional(VARIANT, STRING, "UUID of the kind of instance that hosts are")
              .withDefault("70d676a0-a775-4dc9-a43d-3121036e8515"),
          optional(FLAVOR_CONTEXT, STRING, "which of the platform's families of sizes is offered")
              .withDefault("heptapod-runner"),
          optional(
              FLAVOR_PREFIX,
              STRING,
              "what the platform's names of those sizes begin with; without it cc_flavor_context"
                  + " and a dash"));

  private static final List<Setting> CREDENTIALS =
      List.of(
          optional(
                  AUTH_KIND,
                  STRING,
                  "how the platform is spoken to: token (cc_token as an organization's token),"
                      + " bearer (cc_token as a token of the API bridge), or oauth1 (the four"
                      + " cc_oauth_… keys)")
              .withDefault("token")
              .withChoices("token", "oauth1", "bearer"),
          optional(CONSUMER_KEY, STRING, "consumer key, for cc_auth_kind oauth1").asSecret(),
          optional(CONSUMER_SECRET, STRING, "consumer secret, for cc_auth_kind oauth1").asSecret(),
          optional(OAUTH_TOKEN, STRING, "user's token, for cc_auth_kind oauth1").asSecret(),
          optional(OAUTH_SECRET, STRING, "user's token secret, for cc_auth_kind oauth1").asSecret(),
          optional(
                  AUTH_USER,
                  STRING,
                  "user name for the push by Git, if cc_auth_kind is token or bearer; the password"
                      + " is the token")
              .withDefault("Jenkins"),
          optional(
              GIT_USER,
              STRING,
              "user name for the push, if it is another than cc_auth_user or, for oauth1, than"
                  + " cc_oauth_token"),
          optional(
                  GIT_PASSWORD,
                  STRING,
                  "password for the push, if it is another than the token or, for oauth1, than"
                      + " cc_oauth_token_secret")
              .asSecret());

  private static final List<Setting> PATIENCE =
      List.of(
          optional(REPO_TIMEOUT, SECONDS, "longest wait for the repository of a new host")
              .withDefault("20"),
          optional(
                  REPO_STEP,
                  SECONDS,
                  "first pause between two looks at the repository; later pauses grow")
              .withDefault("2"),
          optional(
                  DEPLOYMENT_TIMEOUT,
                  SECONDS,
                  "longest time from the push until the host runs the job; a deployment that takes"
                      + " longer is canceled and its job fails")
              .withDefault("900"));

  private CleverSettings() {}

  /// All of them, in the order in which they are documented and checked.
  public static List<Setting> all() {
    return Stream.of(WHO_PAYS, HOSTS, CREDENTIALS, PATIENCE).flatMap(List::stream).toList();
  }
}
