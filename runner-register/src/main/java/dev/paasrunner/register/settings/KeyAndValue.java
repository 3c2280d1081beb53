package dev.paasrunner.register.settings;

import dev.paasrunner.register.dialog.WrongAnswerException;

/// Words of the form `key=value`, split at the first equals sign.
record KeyAndValue(String key, String value) {
  static KeyAndValue of(String words) throws WrongAnswerException {
    int equals = words.indexOf('=');
    // The words are not quoted: they may hold a secret.
    if (equals < 1) {
      throw new WrongAnswerException("expected key=value");
    }
    return new KeyAndValue(words.substring(0, equals), words.substring(equals + 1));
  }
}
