package dev.paasrunner.spi;

import static java.util.Objects.requireNonNull;

import dev.paasrunner.time.Time;

/// What an executor is made from.
///
/// @param sectionName the runner section's `name`, for messages
/// @param settings the section's values for the provider's settings
/// @param customAttributes asks the section's coordinator for a group's custom attributes
/// @param time the only clock, and the only way to wait and to start threads
/// @param calls is to be told of each exchange with the platform
/// @param waiting is to be told what hosts wait for
public record ExecutorContext(
    String sectionName,
    SettingValues settings,
    CustomAttributes customAttributes,
    Time time,
    ApiCallListener calls,
    WaitListener waiting) {
  public ExecutorContext {
    requireNonNull(sectionName);
    requireNonNull(settings);
    requireNonNull(customAttributes);
    requireNonNull(time);
    requireNonNull(calls);
    requireNonNull(waiting);
  }

  /// A context in which nobody listens.
  public ExecutorContext(
      String sectionName, SettingValues settings, CustomAttributes customAttributes, Time time) {
    this(sectionName, settings, customAttributes, time, ApiCallListener.NONE, WaitListener.NONE);
  }
}
