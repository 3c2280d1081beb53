package dev.paasrunner.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.paasrunner.plugins.InstalledExecutor;
import dev.paasrunner.register.arguments.Given;
import dev.paasrunner.register.arguments.Option;
import dev.paasrunner.register.dialog.Console;
import dev.paasrunner.register.dialog.Dialog;
import dev.paasrunner.register.dialog.Piped;
import dev.paasrunner.register.dialog.UnansweredException;
import dev.paasrunner.register.dialog.Unattended;
import dev.paasrunner.register.file.Entry;
import dev.paasrunner.spi.Executor;
import dev.paasrunner.spi.ExecutorContext;
import dev.paasrunner.spi.ExecutorProvider;
import dev.paasrunner.spi.Inquiry;
import dev.paasrunner.spi.Inquiry.Need;
import dev.paasrunner.spi.InvalidSettingsException;
import dev.paasrunner.spi.Setting;
import dev.paasrunner.spi.SettingValues;
import dev.paasrunner.testkit.process.ProcessHostProvider;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An executor whose questions depend on answers.
class SettingsInterviewTest {
  private static final Setting MANY =
      Setting.optional("many", Setting.Type.BOOLEAN, "for many?").withDefault("false");
  private static final Setting ONE = Setting.optional("one", Setting.Type.STRING, "the one");
  private static final Setting ZONE =
      Setting.optional("zone", Setting.Type.STRING, "where").withDefault("par");
  private static final Setting EXTRA = Setting.optional("extra", Setting.Type.TABLE, "more");
  private static final Setting RARE = Setting.optional("rare", Setting.Type.STRING, "seldom");

  @TempDir private Path folder;

  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
  private boolean broken;

  private final class Demanding implements ExecutorProvider {
    @Override
    public String name() {
      return "demanding";
    }

    @Override
    public List<Setting> settings() {
      return List.of(MANY, ONE, ZONE, EXTRA, RARE);
    }

    @Override
    public Executor create(ExecutorContext context) throws InvalidSettingsException {
      SettingValues values = context.settings();
      if (!broken && !values.bool("many").orElse(false) && values.string("one").isEmpty()) {
        throw new InvalidSettingsException("one", "is missing");
      }
      ProcessHostProvider any = new ProcessHostProvider();
      return any.create(
          new ExecutorContext(
              "any",
              dev.paasrunner.config.MapSettingValues.of(
                  any.settings(), Map.of(ProcessHostProvider.FOLDER, folder.toString())),
              context.customAttributes(),
              context.time()));
    }

    @Override
    public Inquiry inquiry(Setting setting, SettingValues answers) {
      if (broken) {
        throw new IllegalStateException("a bug");
      }
      boolean many = answers.bool("many").orElse(false);
      return switch (setting.key()) {
        case "one" -> Inquiry.of(many ? Need.POINTLESS : Need.REQUIRED);
        case "many", "zone" -> Inquiry.of(Need.OFFERED);
        case "extra" -> Inquiry.of(Need.OFFERED).suggesting("A=b");
        default -> Inquiry.of(setting);
      };
    }

    @Override
    public List<String> choices(String key, SettingValues answers) {
      return key.equals("zone") ? List.of("par", "rbx") : List.of();
    }
  }

  private List<String> written(Console console, Map<String, String> options, String... settings)
      throws UnansweredException {
    Demanding provider = new Demanding();
    Given given = new Given(Path.of("config.toml"), options, Set.of(), List.of(settings));
    return new SettingsInterview(
            given,
            new Dialog(console),
            new InstalledExecutor("demanding", provider.settings(), provider, "here"))
        .settings("ours").entries().stream().map(SettingsInterviewTest::line).toList();
  }

  private static String line(Entry entry) {
    return entry.dottedKey() + "=" + entry.literal();
  }

  private Console answering(String... lines) {
    return new Piped(
        new BufferedReader(new StringReader(String.join("\n", lines) + "\n")),
        new PrintStream(shown, true, StandardCharsets.UTF_8));
  }

  private String shown() {
    return shown.toString(StandardCharsets.UTF_8);
  }

  private static final Map<String, String> CHOSEN = Map.of(Option.EXECUTOR.longName(), "demanding");

  @Test
  void what_an_answer_makes_necessary_is_asked_and_what_is_offered_is_shown() throws Exception {
    assertThat(written(answering("", "", "x", "rbx", "", "n"), Map.of()))
        .containsExactly("one=\"x\"", "zone=\"rbx\"", "extra.A=\"b\"");

    assertThat(shown())
        .contains("many, for many? (true, false) [false]: ")
        .contains("--set one=...: expected a value")
        .contains("zone, where (par, rbx) [par]: ")
        .contains("extra, more (A=b, C=d) [A=b]: ")
        .doesNotContain("rare");
  }

  @Test
  void what_an_answer_makes_pointless_is_never_asked() throws Exception {
    assertThat(written(answering("y", "", "", "y", "seldom"), Map.of()))
        .containsExactly("many=true", "extra.A=\"b\"", "rare=\"seldom\"");

    assertThat(shown()).doesNotContain("the one");
  }

  @Test
  void a_value_that_is_not_offered_is_taken_when_it_is_given_again() throws Exception {
    assertThat(written(answering("y", "moon", "moon", "C=d", "n"), Map.of()))
        .containsExactly("many=true", "zone=\"moon\"", "extra.C=\"d\"");

    assertThat(shown()).contains("expected one of par, rbx; the same answer again is taken");
  }

  @Test
  void nothing_is_asked_of_somebody_who_gave_all_that_is_needed() throws Exception {
    assertThat(written(answering(), CHOSEN, "one=x")).containsExactly("one=\"x\"", "extra.A=\"b\"");
    assertThat(shown()).isEmpty();
  }

  @Test
  void where_nobody_can_be_asked_suggestions_count_and_what_is_needed_is_missed() throws Exception {
    assertThat(written(new Unattended(), CHOSEN, "many=true"))
        .containsExactly("many=true", "extra.A=\"b\"");
    assertThat(
            catchThrowableOfType(
                UnansweredException.class, () -> written(new Unattended(), CHOSEN)))
        .hasMessage("--set one=... is missing, and nobody can be asked");
  }

  @Test
  void an_executor_that_cannot_say_how_it_is_asked_is_asked_by_its_descriptions() throws Exception {
    broken = true;

    assertThat(written(answering("n"), Map.of())).isEmpty();
  }
}
