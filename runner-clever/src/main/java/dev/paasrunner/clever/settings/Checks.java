package dev.paasrunner.clever.settings;

import dev.paasrunner.clever.api.ApiUrl;
import dev.paasrunner.clever.api.Plain;
import dev.paasrunner.clever.tenant.OrganizationId;
import dev.paasrunner.clever.tenant.TokenText;
import dev.paasrunner.job.Secret;
import dev.paasrunner.spi.InvalidSettingsException;
import dev.paasrunner.spi.SettingValues;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads values of certain shapes, and says what is wrong with others. Secrets are never shown.
final class Checks {
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
  private static final Pattern ZONE = Pattern.compile("[a-z][a-z0-9-]*");
  private static final Pattern UUID =
      Pattern.compile("[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}");
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9._-]*");
  private static final Pattern USER = Pattern.compile("[\\x21-\\x7e&&[^:]]+");

  /// Names of our own mark.
  private static final String RESERVED = "PAAS_RUNNER_";

  private final SettingValues values;

  Checks(SettingValues values) {
    this.values = values;
  }

  ApiUrl apiUrl(String key) throws InvalidSettingsException {
    try {
      return ApiUrl.parse(required(key));
    } catch (IllegalArgumentException e) {
      throw new InvalidSettingsException(key, String.valueOf(e.getMessage()));
    }
  }

  String organization(String key) throws InvalidSettingsException {
    String text = required(key);
    if (!OrganizationId.isOne(text)) {
      throw wrong(key, text, OrganizationId.EXPECTED);
    }
    return text;
  }

  String word(String key) throws InvalidSettingsException {
    return shaped(key, WORD, "expected letters, digits, '.', '_' and '-'");
  }

  Optional<String> optionalWord(String key) throws InvalidSettingsException {
    return values.string(key).isPresent() ? Optional.of(word(key)) : Optional.empty();
  }

  String zone(String key) throws InvalidSettingsException {
    return shaped(key, ZONE, "expected the name of a zone, such as par or rbx");
  }

  String uuid(String key) throws InvalidSettingsException {
    return shaped(key, UUID, "expected a UUID");
  }

  Optional<String> prefix(String key) throws InvalidSettingsException {
    Optional<String> text = values.string(key);
    if (text.isPresent() && !PREFIX.matcher(text.get()).matches()) {
      throw wrong(key, text.get(), "expected letters, digits, '.', '_' and '-', or nothing");
    }
    return text;
  }

  /// A user name for basic authentication, which ends at a colon.
  String user(String key) throws InvalidSettingsException {
    return shaped(key, USER, "expected a user name without blanks and colons");
  }

  Optional<String> optionalUser(String key) throws InvalidSettingsException {
    return values.string(key).isPresent() ? Optional.of(user(key)) : Optional.empty();
  }

  Map<String, String> environment(String key) throws InvalidSettingsException {
    Map<String, String> variables = values.table(key);
    for (String name : variables.keySet().stream().sorted().toList()) {
      if (!VARIABLE.matcher(name).matches()) {
        throw new InvalidSettingsException(
            key,
            "has the variable \"%s\", expected names of letters, digits and '_' that do not begin with a digit"
                .formatted(Plain.text(name)));
      }
      if (name.startsWith(RESERVED)) {
        throw new InvalidSettingsException(
            key, "has the variable %s, but %s… is reserved".formatted(name, RESERVED));
      }
    }
    return variables;
  }

  Duration duration(String key) {
    return values.seconds(key).orElse(Duration.ZERO);
  }

  Duration positive(String key) throws InvalidSettingsException {
    Duration duration = duration(key);
    if (!duration.isPositive()) {
      throw new InvalidSettingsException(key, "is 0, expected a second or more");
    }
    return duration;
  }

  boolean flag(String key) {
    return values.bool(key).orElse(false);
  }

  Optional<String> optionalText(String key) {
    return values.string(key);
  }

  String choice(String key) {
    return values.string(key).orElse("");
  }

  /// @param when why the setting is needed, for the message
  Secret secret(String key, String when) throws InvalidSettingsException {
    Optional<Secret> secret = optionalSecret(key);
    if (secret.isEmpty()) {
      throw new InvalidSettingsException(key, "is missing, expected a value " + when);
    }
    return secret.get();
  }

  Optional<Secret> optionalSecret(String key) throws InvalidSettingsException {
    Optional<Secret> secret = values.secret(key);
    if (secret.isPresent() && !TokenText.isOne(secret.get().reveal())) {
      throw new InvalidSettingsException(
          key, "is empty or has blanks or characters beyond ASCII, expected a token");
    }
    return secret;
  }

  /// Refuses a setting that would be without effect.
  void requireAbsent(String key, boolean present, String why) throws InvalidSettingsException {
    if (present) {
      throw new InvalidSettingsException(key, "is set, expected none " + why);
    }
  }

  private String shaped(String key, Pattern shape, String expected)
      throws InvalidSettingsException {
    String text = required(key);
    if (!shape.matcher(text).matches()) {
      throw wrong(key, text, expected);
    }
    return text;
  }

  private String required(String key) throws InvalidSettingsException {
    Optional<String> text = values.string(key);
    if (text.isEmpty()) {
      throw new InvalidSettingsException(key, "is missing");
    }
    return text.get();
  }

  private static InvalidSettingsException wrong(String key, String text, String expected) {
    return new InvalidSettingsException(key, "is \"%s\", %s".formatted(Plain.text(text), expected));
  }
}
