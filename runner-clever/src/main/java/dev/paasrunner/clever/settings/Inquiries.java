package dev.paasrunner.clever.settings;

import dev.paasrunner.spi.Inquiry;
import dev.paasrunner.spi.Inquiry.Need;
import dev.paasrunner.spi.Setting;
import dev.paasrunner.spi.SettingValues;

/// How a person is asked for the keys of a `clever-docker` section: who pays first, then only what
/// that makes necessary, then where hosts are and how large. Pure.
public final class Inquiries {
  /// Hosts do not run the image of Heptapod Runner without it.
  private static final String NEEDED_IN_PRACTICE = "CC_ENABLE_HEPTAPOD_RUNNER=true";

  private Inquiries() {}

  /// How a person is asked for one of [CleverSettings#all()].
  public static Inquiry of(Setting setting, SettingValues answers) {
    boolean multiTenant = answers.bool(CleverSettings.MULTI_TENANT).orElse(false);
    boolean oauth = answers.string(CleverSettings.AUTH_KIND).filter("oauth1"::equals).isPresent();
    return switch (setting.key()) {
      case CleverSettings.MULTI_TENANT, CleverSettings.ZONE, CleverSettings.DEFAULT_FLAVOR ->
          Inquiry.of(Need.OFFERED);
      case CleverSettings.EXTRA_ENV -> Inquiry.of(Need.OFFERED).suggesting(NEEDED_IN_PRACTICE);
      case CleverSettings.ORGANIZATION -> requiredIf(!multiTenant);
      case CleverSettings.TOKEN -> requiredIf(!multiTenant && !oauth);
      case CleverSettings.ATTRIBUTES_TOKEN -> requiredIf(multiTenant);
      case CleverSettings.ORGANIZATION_ATTRIBUTE, CleverSettings.TOKEN_ATTRIBUTE ->
          onDemandIf(multiTenant);
      case CleverSettings.CONSUMER_KEY,
          CleverSettings.CONSUMER_SECRET,
          CleverSettings.OAUTH_TOKEN,
          CleverSettings.OAUTH_SECRET ->
          requiredIf(oauth && !multiTenant);
      case CleverSettings.AUTH_USER -> onDemandIf(!oauth);
      case CleverSettings.GIT_PASSWORD -> onDemandIf(!multiTenant);
      default -> Inquiry.of(setting);
    };
  }

  private static Inquiry requiredIf(boolean needed) {
    return Inquiry.of(needed ? Need.REQUIRED : Need.POINTLESS);
  }

  private static Inquiry onDemandIf(boolean useful) {
    return Inquiry.of(useful ? Need.ON_DEMAND : Need.POINTLESS);
  }
}
