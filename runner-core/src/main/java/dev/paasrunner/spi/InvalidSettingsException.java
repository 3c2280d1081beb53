package dev.paasrunner.spi;

/// Values of an executor's settings that cannot be used together, or at all.
public final class InvalidSettingsException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String key;

  /// @param key the setting that has to be changed
  /// @param message what is wrong and what was expected; never a secret
  public InvalidSettingsException(String key, String message) {
    super(message);
    this.key = key;
  }

  /// The setting that has to be changed.
  public String key() {
    return key;
  }
}
