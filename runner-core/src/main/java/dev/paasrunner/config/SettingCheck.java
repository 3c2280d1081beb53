package dev.paasrunner.config;

import dev.paasrunner.job.Secret;
import dev.paasrunner.spi.Setting;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Checks one value against the description of its setting.
final class SettingCheck {
  /// What came of it.
  sealed interface Result {
    /// The value in the type that [MapSettingValues] keeps.
    record Good(Object value) implements Result {}

    /// No value, which is allowed.
    record Absent() implements Result {}

    /// The value cannot be used.
    record Bad(String wrong, String expected) implements Result {}
  }

  private static final String MISSING = "is missing";

  private final Setting setting;

  SettingCheck(Setting setting) {
    this.setting = setting;
  }

  Result check(Optional<Object> value) {
    if (value.isPresent()) {
      return check(value.get());
    }
    if (setting.defaultValue().isPresent()) {
      return checkDefault(setting.defaultValue().get());
    }
    return setting.required() ? bad(MISSING) : new Result.Absent();
  }

  private Result check(Object value) {
    Optional<Object> kept = convert(value);
    if (kept.isEmpty()) {
      return bad(whyNot(value));
    }
    if (!setting.choices().isEmpty() && !setting.choices().contains(String.valueOf(value))) {
      return bad(setting.secret() ? "is not allowed" : "is \"" + value + "\"");
    }
    return new Result.Good(kept.get());
  }

  /// Defaults are texts of the provider, so a wrong one is not the user's mistake.
  private Result checkDefault(String text) {
    return parse(text)
        .map(this::check)
        .filter(Result.Good.class::isInstance)
        .orElseGet(
            () -> new Result.Bad("has an unusable default, a bug of the executor", expected()));
  }

  private Optional<Object> parse(String text) {
    try {
      return switch (setting.type()) {
        case STRING -> Optional.of(text);
        case INTEGER, SECONDS -> Optional.of(Long.parseLong(text));
        case NUMBER -> Optional.of(Double.parseDouble(text));
        case BOOLEAN ->
            Optional.of(text).filter(t -> t.matches("true|false")).map(Boolean::valueOf);
        case TABLE, STRINGS -> Optional.empty();
      };
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private Optional<Object> convert(Object value) {
    return switch (setting.type()) {
      case STRING -> value instanceof String text ? Optional.of(kept(text)) : Optional.empty();
      case INTEGER -> integer(value).map(Object.class::cast);
      case SECONDS -> integer(value).filter(s -> s >= 0).map(Duration::ofSeconds);
      case NUMBER -> number(value).map(Object.class::cast);
      case BOOLEAN -> value instanceof Boolean ? Optional.of(value) : Optional.empty();
      case TABLE -> value instanceof Map<?, ?> map ? table(map) : Optional.empty();
      case STRINGS -> value instanceof List<?> list ? strings(list) : Optional.empty();
    };
  }

  private Object kept(String text) {
    return setting.secret() ? Secret.of(text) : text;
  }

  private static Optional<Long> integer(Object value) {
    return value instanceof Long || value instanceof Integer
        ? Optional.of(((Number) value).longValue())
        : Optional.empty();
  }

  private static Optional<Double> number(Object value) {
    return value instanceof Double || value instanceof Long || value instanceof Integer
        ? Optional.of(((Number) value).doubleValue()).filter(Double::isFinite)
        : Optional.empty();
  }

  private static Optional<Object> table(Map<?, ?> map) {
    boolean strings = map.values().stream().allMatch(String.class::isInstance);
    return strings
        ? Optional.of(
            map.entrySet().stream()
                .collect(
                    Collectors.toUnmodifiableMap(
                        entry -> String.valueOf(entry.getKey()),
                        entry -> String.valueOf(entry.getValue()))))
        : Optional.empty();
  }

  private static Optional<Object> strings(List<?> list) {
    return list.stream().allMatch(String.class::isInstance)
        ? Optional.of(List.copyOf(list))
        : Optional.empty();
  }

  private String whyNot(Object value) {
    if (setting.type() == Setting.Type.TABLE && value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .filter(entry -> !(entry.getValue() instanceof String))
          .map(e -> "has the entry " + e.getKey() + " that is " + phrase(e.getValue()))
          .sorted()
          .findFirst()
          .orElse("");
    }
    if (setting.type() == Setting.Type.STRINGS && value instanceof List<?>) {
      return "has elements that are no strings";
    }
    return setting.type() == Setting.Type.SECONDS && integer(value).isPresent()
        ? "is " + value
        : "is " + phrase(value);
  }

  private static String phrase(Object value) {
    return ValueType.of(value).phrase();
  }

  private Result bad(String wrong) {
    return new Result.Bad(wrong, expected());
  }

  private String expected() {
    if (!setting.choices().isEmpty()) {
      return "expected one of " + String.join(", ", setting.choices());
    }
    return switch (setting.type()) {
      case STRING -> "expected a string";
      case INTEGER -> "expected an integer";
      case SECONDS -> "expected whole seconds, 0 or more";
      case NUMBER -> "expected a number";
      case BOOLEAN -> "expected true or false";
      case TABLE -> "expected a table of strings, each in quotes";
      case STRINGS -> "expected an array of strings";
    };
  }
}
