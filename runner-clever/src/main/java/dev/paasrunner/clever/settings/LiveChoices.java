package dev.paasrunner.clever.settings;

import dev.paasrunner.clever.api.CleverApi;
import dev.paasrunner.clever.api.Exchanges;
import dev.paasrunner.clever.catalogue.CatalogueReader;
import dev.paasrunner.spi.ExecutorException;
import dev.paasrunner.spi.InvalidSettingsException;
import dev.paasrunner.spi.SettingValues;
import java.util.List;

/// What the platform has for a setting just now: one request, and nothing if it cannot be asked.
public record LiveChoices(Exchanges exchanges) {
  /// The values that a person can choose from.
  ///
  /// @param answers the other values so far
  public List<String> of(String key, SettingValues answers) throws InterruptedException {
    try {
      return switch (key) {
        case CleverSettings.ZONE -> catalogue(answers).zoneNames();
        case CleverSettings.DEFAULT_FLAVOR, CleverSettings.MAX_FLAVOR ->
            catalogue(answers).flavorNames();
        default -> List.of();
      };
    } catch (InvalidSettingsException | ExecutorException e) {
      // A person who knows the platform needs no list; what is wrong is found elsewhere.
      return List.of();
    }
  }

  private CatalogueReader catalogue(SettingValues answers) throws InvalidSettingsException {
    Offer offer = Offer.of(answers);
    return new CatalogueReader(new CleverApi(exchanges, offer.api()), offer.scope());
  }
}
