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

  /// How a person who registers a runner is asked for a setting, by what was answered so far.
  /// Called for [#settings()] in their order, so a setting that decides about others stands before
  /// them. Must not block. Whatever it throws counts as [Inquiry#of(Setting)].
  ///
  /// @param setting one of [#settings()] that has no value yet
  /// @param answers the values so far, with defaults; required ones may be absent
  default Inquiry inquiry(Setting setting, SettingValues answers) {
    return Inquiry.of(setting);
  }

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
