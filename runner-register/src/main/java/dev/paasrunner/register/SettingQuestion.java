package dev.paasrunner.register;

import dev.paasrunner.register.dialog.Dialog;
import dev.paasrunner.register.dialog.Question;
import dev.paasrunner.register.dialog.UnansweredException;
import dev.paasrunner.register.dialog.WrongAnswerException;
import dev.paasrunner.register.settings.SectionSettings;
import dev.paasrunner.spi.Inquiry;
import dev.paasrunner.spi.Inquiry.Need;
import dev.paasrunner.spi.Setting;
import java.util.List;
import java.util.Optional;

/// Asks for one setting after another. For one thread.
final class SettingQuestion {
  private final Dialog dialog;
  private final Choices choices;
  private final SectionSettings settings;
  private String insisted = "";

  SettingQuestion(Dialog dialog, Choices choices, SectionSettings settings) {
    this.dialog = dialog;
    this.choices = choices;
    this.settings = settings;
  }

  /// Asks until the answer can be used.
  void ask(Setting setting, Inquiry inquiry) throws UnansweredException {
    // Of those that are asked about unbidden, a person may not know the values by heart.
    List<String> offered =
        inquiry.need() == Need.ON_DEMAND || !dialog.isAttended()
            ? setting.choices()
            : choices.of(setting, settings);
    Question question = question(setting, inquiry, offered);
    insisted = "";
    boolean _ =
        dialog.answer(
            question,
            Optional.empty(),
            answer -> {
              take(setting, inquiry, answer, offered);
              return true;
            });
  }

  private Question question(Setting setting, Inquiry inquiry, List<String> offered) {
    String allowed = offered.isEmpty() ? "" : " (" + String.join(", ", offered) + ")";
    String form = setting.type() == Setting.Type.TABLE ? " (A=b, C=d)" : "";
    Question question =
        Question.of(CoreQuestion.words(setting) + allowed + form, "--set " + setting.key() + "=...")
            .offering(() -> offered.isEmpty() ? choices.of(setting, settings) : offered);
    Question shown =
        inquiry.suggestion().or(setting::defaultValue).map(question::withDefault).orElse(question);
    return setting.secret() ? shown.asSecret() : shown;
  }

  /// An empty line leaves out what need not be there; the default is not written either, so that a
  /// better one of a later version takes effect.
  private void take(Setting setting, Inquiry inquiry, String answer, List<String> offered)
      throws WrongAnswerException {
    if (answer.isEmpty()) {
      if (inquiry.need() == Need.REQUIRED) {
        throw new WrongAnswerException("expected a value");
      }
      return;
    }
    if (setting.defaultValue().equals(Optional.of(answer))) {
      return;
    }
    if (setting.type() == Setting.Type.STRING && setting.choices().isEmpty()) {
      requireKnown(answer, offered);
    }
    settings.set(setting, answer);
  }

  /// What a platform offers need not be all that it has, so whoever insists is right.
  private void requireKnown(String answer, List<String> offered) throws WrongAnswerException {
    if (!offered.isEmpty() && !offered.contains(answer) && !insisted.equals(answer)) {
      insisted = answer;
      throw new WrongAnswerException(
          "expected one of %s; the same answer again is taken as it is"
              .formatted(String.join(", ", offered)));
    }
  }
}
