package dev.paasrunner.clever.settings;

import static java.util.Objects.requireNonNull;

import dev.paasrunner.clever.api.ApiUrl;
import dev.paasrunner.clever.catalogue.CatalogueScope;
import dev.paasrunner.spi.InvalidSettingsException;
import dev.paasrunner.spi.SettingValues;

/// Where the platform is and which part of its catalogue is meant: all that is needed to look what
/// can be had.
public record Offer(ApiUrl api, CatalogueScope scope) {
  public Offer {
    requireNonNull(api);
    requireNonNull(scope);
  }

  /// Checks the values that matter here; the others may be missing or wrong.
  public static Offer of(SettingValues values) throws InvalidSettingsException {
    return read(new Checks(values));
  }

  static Offer read(Checks checks) throws InvalidSettingsException {
    return new Offer(checks.apiUrl(CleverSettings.API_URL), scope(checks));
  }

  private static CatalogueScope scope(Checks checks) throws InvalidSettingsException {
    String context = checks.word(CleverSettings.FLAVOR_CONTEXT);
    return new CatalogueScope(
        checks.uuid(CleverSettings.VARIANT),
        context,
        checks.prefix(CleverSettings.FLAVOR_PREFIX).orElse(context + "-"),
        checks.zone(CleverSettings.ZONE));
  }
}
