package dev.paasrunner.clever.settings;

import static java.util.Objects.requireNonNull;

import dev.paasrunner.clever.api.ApiUrl;
import dev.paasrunner.clever.catalogue.CatalogueScope;
import dev.paasrunner.clever.catalogue.Sizes;
import dev.paasrunner.clever.tenant.Tenancy;
import dev.paasrunner.spi.InvalidSettingsException;
import dev.paasrunner.spi.SettingValues;
import java.time.Duration;
import java.util.Map;

/// The values of a section, checked.
///
/// @param extraEnvironment its values may be secrets: [#toString()] does not show them
/// @param deploymentTimeout from the push until the host runs the job
public record CleverConfig(
    ApiUrl api,
    Tenancy tenancy,
    CatalogueScope scope,
    Sizes sizes,
    Map<String, String> extraEnvironment,
    RepositoryPatience repository,
    Duration deploymentTimeout) {
  public CleverConfig {
    requireNonNull(api);
    requireNonNull(tenancy);
    requireNonNull(scope);
    requireNonNull(sizes);
    requireNonNull(repository);
    requireNonNull(deploymentTimeout);
    extraEnvironment = Map.copyOf(extraEnvironment);
  }

  /// How long a new repository is waited for.
  ///
  /// @param firstPause between two looks; later ones are longer
  public record RepositoryPatience(Duration timeout, Duration firstPause) {
    public RepositoryPatience {
      requireNonNull(timeout);
      requireNonNull(firstPause);
    }
  }

  /// Checks values.
  ///
  /// @throws InvalidSettingsException for the first one that cannot be used
  public static CleverConfig of(SettingValues values) throws InvalidSettingsException {
    Checks checks = new Checks(values);
    Offer offer = Offer.read(checks);
    return new CleverConfig(
        offer.api(),
        TenancySettings.read(checks),
        offer.scope(),
        new Sizes(
            checks.word(CleverSettings.DEFAULT_FLAVOR),
            checks.optionalWord(CleverSettings.MAX_FLAVOR)),
        checks.environment(CleverSettings.EXTRA_ENV),
        new RepositoryPatience(
            checks.duration(CleverSettings.REPO_TIMEOUT),
            checks.positive(CleverSettings.REPO_STEP)),
        checks.positive(CleverSettings.DEPLOYMENT_TIMEOUT));
  }

  @Override
  public String toString() {
    return "clever-docker at " + api;
  }
}
