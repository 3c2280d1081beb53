package dev.paasrunner.spi;

import java.util.List;

/// Makes the executors of one kind. Found by `ServiceLoader`: a jar on the class path or in
/// `plugins/` names its provider in `META-INF/services/dev.paasrunner.spi.ExecutorProvider`. Needs
/// a public constructor without parameters, which must be cheap and must not fail.
public interface ExecutorProvider {
  /// The name that a runner section gives in `executor = "…"`. Two providers of one name are an
  /// error, and neither is used.
  String name();

  /// The settings of this executor in a runner section, from which values are checked, unknown keys
  /// are found, and documentation is written. Never forwarded to a host.
  List<Setting> settings();

  /// Makes the executor of one runner section. Should not block; called once for each section.
  ///
  /// @throws InvalidSettingsException if the values cannot be used; the section is then left out
  Executor create(ExecutorContext context) throws InvalidSettingsException;

  /// Values of a setting that a person who registers a runner can be offered now, such as the zones
  /// of the platform. Any other value stays allowed. May ask the platform with what was answered so
  /// far; is interrupted and no longer waited for after a few seconds. Whatever it throws counts as
  /// nothing to offer.
  ///
  /// @param key the setting
  /// @param answers the values so far, with defaults; required ones may be absent
  default List<String> choices(String key, SettingValues answers) throws InterruptedException {
    return List.of();
  }
}
