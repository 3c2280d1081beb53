package dev.paasrunner.register;

import dev.paasrunner.register.arguments.Option;
import dev.paasrunner.register.dialog.Question;
import dev.paasrunner.spi.Setting;

/// Questions for keys of the file, in the words in which the keys are described everywhere.
final class CoreQuestion {
  private CoreQuestion() {}

  /// The question for a key that an option answers, too.
  static Question of(Setting setting, Option option) {
    return of(setting, "", option);
  }

  /// @param more what is to be added to the description
  static Question of(Setting setting, String more, Option option) {
    Question plain = Question.of(words(setting) + more, option.written());
    Question question = setting.defaultValue().map(plain::withDefault).orElse(plain);
    return setting.secret() ? question.asSecret() : question;
  }

  /// A key and what it is. Descriptions mark names as Markdown does, which a terminal does not
  /// show.
  static String words(Setting setting) {
    return setting.key() + ", " + setting.help().replace("`", "");
  }
}
