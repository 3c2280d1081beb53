package dev.paasrunner.register;

import dev.paasrunner.plugins.InstalledExecutor;
import dev.paasrunner.register.arguments.Given;
import dev.paasrunner.register.arguments.Option;
import dev.paasrunner.register.dialog.Dialog;
import dev.paasrunner.register.dialog.Question;
import dev.paasrunner.register.dialog.UnansweredException;
import dev.paasrunner.register.dialog.WrongAnswerException;
import dev.paasrunner.register.settings.SectionSettings;
import dev.paasrunner.spi.InvalidSettingsException;
import dev.paasrunner.spi.Setting;
import dev.paasrunner.time.SystemTime;
import java.util.List;
import java.util.Optional;

/// Asks for the settings of an executor: those that it needs, then, if the person wants to, all the
/// others, and in the end whatever the executor itself finds wrong with them.
final class SettingsInterview {
  private final Given given;
  private final Dialog dialog;
  private final InstalledExecutor executor;
  private final Choices choices;
  private final SectionSettings settings;

  SettingsInterview(Given given, Dialog dialog, InstalledExecutor executor) {
    this.given = given;
    this.dialog = dialog;
    this.executor = executor;
    this.choices = new Choices(executor, new SystemTime(), Choices.USUAL);
    this.settings = new SectionSettings(executor.settings());
  }

  /// @param section its name, for messages
  SectionSettings settings(String section) throws UnansweredException {
    for (String words : given.settings()) {
      take(words);
    }
    boolean othersWanted = given.value(Option.EXECUTOR).isEmpty();
    for (Setting setting : unanswered(true)) {
      ask(setting);
    }
    if (othersWanted && dialog.agrees(Question.of("More settings?", Option.SET.written()))) {
      for (Setting setting : unanswered(false)) {
        ask(setting);
      }
    }
    satisfyExecutor(section);
    return settings;
  }

  private List<Setting> unanswered(boolean required) {
    return executor.settings().stream()
        .filter(setting -> setting.required() == required && !settings.has(setting))
        .toList();
  }

  private void take(String words) throws UnansweredException {
    boolean _ =
        dialog.answer(
            Question.of("Setting, as key=value", Option.SET.written()),
            Optional.of(words),
            answer -> {
              settings.set(answer);
              return true;
            });
  }

  private void ask(Setting setting) throws UnansweredException {
    boolean _ =
        dialog.answer(
            question(setting),
            Optional.empty(),
            answer -> {
              answered(setting, answer);
              return true;
            });
  }

  /// An empty line leaves out what need not be there; the default is not written either, so that a
  /// better one of a later version takes effect.
  private void answered(Setting setting, String answer) throws WrongAnswerException {
    if (answer.isEmpty() && setting.required()) {
      throw new WrongAnswerException("expected a value");
    }
    if (!answer.isEmpty() && !setting.defaultValue().equals(Optional.of(answer))) {
      settings.set(setting, answer);
    }
  }

  private Question question(Setting setting) {
    String allowed =
        setting.choices().isEmpty() ? "" : " (" + String.join(", ", setting.choices()) + ")";
    String form = setting.type() == Setting.Type.TABLE ? " (A=b, C=d)" : "";
    Question question =
        Question.of(
                setting.key() + ", " + setting.help() + allowed + form,
                "--set " + setting.key() + "=...")
            .offering(() -> choices.of(setting, settings));
    Question shown = setting.defaultValue().map(question::withDefault).orElse(question);
    return setting.secret() ? shown.asSecret() : shown;
  }

  /// An executor may need settings that depend on others, which only it can tell.
  private void satisfyExecutor(String section) throws UnansweredException {
    Optional<InvalidSettingsException> wrong = trial(section);
    while (wrong.isPresent()) {
      dialog.explain(wrong.get().key() + ": " + wrong.get().getMessage());
      askForAny(wrong.get().key());
      wrong = trial(section);
    }
  }

  private Optional<InvalidSettingsException> trial(String section) {
    try {
      Trial.of(executor, section, settings.complete());
      return Optional.empty();
    } catch (InvalidSettingsException e) {
      return Optional.of(e);
    }
  }

  /// The executor's complaint may be answered by another setting than the one that it names.
  private void askForAny(String key) throws UnansweredException {
    List<String> keys = executor.settings().stream().map(Setting::key).toList();
    String chosen =
        dialog.answer(
            Question.of("Setting to give", "--set").withDefault(key).offering(() -> keys),
            Optional.empty(),
            answer -> Answers.oneOf(keys, answer));
    for (Setting setting : executor.settings()) {
      if (setting.key().equals(chosen)) {
        ask(setting);
      }
    }
  }
}
