package dev.paasrunner.register;

import dev.paasrunner.plugins.InstalledExecutor;
import dev.paasrunner.register.arguments.Given;
import dev.paasrunner.register.arguments.Option;
import dev.paasrunner.register.dialog.Dialog;
import dev.paasrunner.register.dialog.Question;
import dev.paasrunner.register.dialog.UnansweredException;
import dev.paasrunner.register.settings.SectionSettings;
import dev.paasrunner.spi.Inquiry.Need;
import dev.paasrunner.spi.InvalidSettingsException;
import dev.paasrunner.spi.Setting;
import dev.paasrunner.time.SystemTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Asks for the settings of an executor: those that it needs or offers, then, if the person wants
/// to, all the others, and in the end whatever the executor itself finds wrong with them.
final class SettingsInterview {
  private final Given given;
  private final Dialog dialog;
  private final InstalledExecutor executor;
  private final Inquiries inquiries;
  private final SettingQuestion questions;
  private final SectionSettings settings;
  private final Set<String> asked = new HashSet<>();

  SettingsInterview(Given given, Dialog dialog, InstalledExecutor executor) {
    this.given = given;
    this.dialog = dialog;
    this.executor = executor;
    this.settings = new SectionSettings(executor.settings());
    this.inquiries = new Inquiries(executor, settings);
    this.questions =
        new SettingQuestion(
            dialog, new Choices(executor, new SystemTime(), Choices.USUAL), settings);
  }

  /// @param section its name, for messages
  SectionSettings settings(String section) throws UnansweredException {
    for (String words : given.settings()) {
      take(words);
    }
    boolean executorAsked = given.value(Option.EXECUTOR).isEmpty();
    boolean somebodyAnswers = dialog.isAttended() && (executorAsked || isAnyMissing());
    ask(somebodyAnswers ? Set.of(Need.REQUIRED, Need.OFFERED) : Set.of(Need.REQUIRED));
    if (executorAsked && dialog.agrees(Question.of("More settings?", Option.SET.written()))) {
      ask(Set.of(Need.REQUIRED, Need.OFFERED, Need.ON_DEMAND));
    }
    takeSuggestions();
    satisfyExecutor(section);
    return settings;
  }

  private boolean isAnyMissing() {
    return executor.settings().stream()
        .anyMatch(one -> isOpen(one) && inquiries.of(one).need() == Need.REQUIRED);
  }

  /// Each question may depend on the answers before it.
  private void ask(Set<Need> needs) throws UnansweredException {
    for (Setting setting : executor.settings()) {
      if (isOpen(setting) && needs.contains(inquiries.of(setting).need())) {
        ask(setting);
      }
    }
  }

  private boolean isOpen(Setting setting) {
    return !settings.has(setting) && !asked.contains(setting.key());
  }

  private void ask(Setting setting) throws UnansweredException {
    boolean _ = asked.add(setting.key());
    questions.ask(setting, inquiries.of(setting));
  }

  /// Whatever nobody was asked about.
  private void takeSuggestions() throws UnansweredException {
    for (Setting setting : executor.settings()) {
      Optional<String> suggestion = inquiries.of(setting).suggestion();
      if (isOpen(setting) && suggestion.isPresent()) {
        take(setting.key() + "=" + suggestion.get());
      }
    }
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

  /// An executor may need settings that depend on others in a way that its inquiries don't tell.
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
