package dev.paasrunner.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.paasrunner.spi.InvalidSettingsException;
import dev.paasrunner.spi.Setting;
import dev.paasrunner.spi.SettingValues;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MapSettingValuesTest {
  private static final List<Setting> SETTINGS =
      List.of(
          Setting.optional("text", Setting.Type.STRING, ""),
          Setting.optional("password", Setting.Type.STRING, "").asSecret(),
          Setting.optional("count", Setting.Type.INTEGER, ""),
          Setting.optional("ratio", Setting.Type.NUMBER, ""),
          Setting.optional("flag", Setting.Type.BOOLEAN, ""),
          Setting.optional("pause", Setting.Type.SECONDS, ""),
          Setting.optional("extra", Setting.Type.TABLE, ""),
          Setting.optional("names", Setting.Type.STRINGS, ""),
          Setting.optional("mode", Setting.Type.STRING, "").withChoices("a", "b"));

  @Test
  void values_are_kept_by_their_type() throws InvalidSettingsException {
    SettingValues values =
        MapSettingValues.of(
            SETTINGS,
            Map.of(
                "text",
                "x",
                "password",
                "secret",
                "count",
                3,
                "ratio",
                2L,
                "flag",
                true,
                "pause",
                4,
                "extra",
                Map.of("A", "1"),
                "mode",
                "b"));

    assertThat(values.string("text")).contains("x");
    assertThat(values.secret("password").orElseThrow().reveal()).isEqualTo("secret");
    assertThat(values.integer("count")).contains(3L);
    assertThat(values.number("ratio")).contains(2.0);
    assertThat(values.bool("flag")).contains(true);
    assertThat(values.seconds("pause")).contains(Duration.ofSeconds(4));
    assertThat(values.table("extra")).isEqualTo(Map.of("A", "1"));
    assertThat(values.string("mode")).contains("b");
    assertThat(values.toString()).contains("password").doesNotContain("secret");
  }

  @Test
  void an_array_of_strings_is_kept_in_its_order() throws InvalidSettingsException {
    SettingValues values = MapSettingValues.of(SETTINGS, Map.of("names", List.of("b", "a")));

    assertThat(values.strings("names")).containsExactly("b", "a");
    assertThat(values.strings("names")).isUnmodifiable();
    assertThat(MapSettingValues.of(SETTINGS, Map.of()).strings("names")).isEmpty();
  }

  @Test
  void absent_values_are_empty() throws InvalidSettingsException {
    SettingValues values = MapSettingValues.of(SETTINGS, Map.of());

    assertThat(values.string("text")).isEmpty();
    assertThat(values.secret("password")).isEmpty();
    assertThat(values.integer("count")).isEmpty();
    assertThat(values.table("extra")).isEmpty();
  }

  @Test
  void defaults_of_every_type_are_filled_in() throws InvalidSettingsException {
    List<Setting> settings =
        List.of(
            Setting.optional("text", Setting.Type.STRING, "").withDefault("x"),
            Setting.optional("count", Setting.Type.INTEGER, "").withDefault("-3"),
            Setting.optional("ratio", Setting.Type.NUMBER, "").withDefault("0.5"),
            Setting.optional("flag", Setting.Type.BOOLEAN, "").withDefault("true"),
            Setting.optional("pause", Setting.Type.SECONDS, "").withDefault("20"));

    SettingValues values = MapSettingValues.of(settings, Map.of());

    assertThat(values.string("text")).contains("x");
    assertThat(values.integer("count")).contains(-3L);
    assertThat(values.number("ratio")).contains(0.5);
    assertThat(values.bool("flag")).contains(true);
    assertThat(values.seconds("pause")).contains(Duration.ofSeconds(20));
  }

  static List<Arguments> wrong_values() {
    return List.of(
        Arguments.of("text", 3, "text is an integer, expected a string"),
        Arguments.of("password", 3, "password is an integer, expected a string"),
        Arguments.of("count", "3", "count is a string, expected an integer"),
        Arguments.of("count", 3.0, "count is a floating-point number, expected an integer"),
        Arguments.of("ratio", "3", "ratio is a string, expected a number"),
        Arguments.of("ratio", Double.NaN, "ratio is a floating-point number, expected a number"),
        Arguments.of("flag", "true", "flag is a string, expected true or false"),
        Arguments.of("pause", -1, "pause is -1, expected whole seconds, 0 or more"),
        Arguments.of("pause", true, "pause is a boolean, expected whole seconds, 0 or more"),
        Arguments.of(
            "extra",
            Map.of("A", 1),
            "extra has the entry A that is an integer, expected a table of strings, each in"
                + " quotes"),
        Arguments.of("names", "a", "names is a string, expected an array of strings"),
        Arguments.of(
            "names",
            List.of("a", 1),
            "names has elements that are no strings, expected an array of strings"),
        Arguments.of(
            "extra", List.of(), "extra is an array, expected a table of strings, each in quotes"),
        Arguments.of("mode", "c", "mode is \"c\", expected one of a, b"),
        Arguments.of("other", 1, "other is not a setting of this executor"));
  }

  @ParameterizedTest
  @MethodSource("wrong_values")
  void a_wrong_value_is_explained(String key, Object value, String message) {
    assertThatExceptionOfType(InvalidSettingsException.class)
        .isThrownBy(() -> MapSettingValues.of(SETTINGS, Map.of(key, value)))
        .withMessage(message)
        .satisfies(e -> assertThat(e.key()).isEqualTo(key));
  }

  @Test
  void a_required_value_must_be_there() {
    List<Setting> settings = List.of(Setting.optional("id", Setting.Type.STRING, "").asRequired());

    assertThatExceptionOfType(InvalidSettingsException.class)
        .isThrownBy(() -> MapSettingValues.of(settings, Map.of()))
        .withMessage("id is missing, expected a string");
  }

  @Test
  void a_wrong_secret_is_not_shown() {
    List<Setting> settings =
        List.of(Setting.optional("id", Setting.Type.STRING, "").asSecret().withChoices("a"));

    assertThatExceptionOfType(InvalidSettingsException.class)
        .isThrownBy(() -> MapSettingValues.of(settings, Map.of("id", "hush")))
        .withMessage("id is not allowed, expected one of a");
  }

  @Test
  void an_executors_own_mistake_is_named_as_such() {
    List<Setting> settings =
        List.of(Setting.optional("n", Setting.Type.INTEGER, "").withDefault("many"));

    assertThatExceptionOfType(InvalidSettingsException.class)
        .isThrownBy(() -> MapSettingValues.of(settings, Map.of()))
        .withMessageContaining("a bug of the executor");
  }

  @Test
  void asking_for_what_is_not_described_is_a_bug() throws InvalidSettingsException {
    SettingValues values = MapSettingValues.of(SETTINGS, Map.of("password", "x"));

    assertThatIllegalArgumentException().isThrownBy(() -> values.string("none"));
    assertThatIllegalArgumentException().isThrownBy(() -> values.integer("text"));
    assertThatIllegalArgumentException().isThrownBy(() -> values.string("password"));
    assertThatIllegalArgumentException().isThrownBy(() -> values.secret("text"));
  }
}
