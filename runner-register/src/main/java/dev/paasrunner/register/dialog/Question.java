package dev.paasrunner.register.dialog;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Something that a person is asked.
///
/// @param text without a colon, such as `Register now?`
/// @param source how the answer is given where nobody can be asked, such as `--name`
/// @param whenEmpty the answer that an empty line stands for
/// @param choices what is offered for completion; asked for only when it is needed
/// @param secret whether the answer must not be echoed
public record Question(
    String text,
    String source,
    Optional<String> whenEmpty,
    Supplier<List<String>> choices,
    boolean secret) {
  public Question {
    requireNonNull(text);
    requireNonNull(source);
    requireNonNull(whenEmpty);
    requireNonNull(choices);
  }

  /// A question without default and choices.
  public static Question of(String text, String source) {
    return new Question(text, source, Optional.empty(), List::of, false);
  }

  /// The same with an answer for an empty line.
  public Question withDefault(String answer) {
    return new Question(text, source, Optional.of(answer), choices, secret);
  }

  /// The same with answers to choose from.
  public Question offering(Supplier<List<String>> answers) {
    return new Question(text, source, whenEmpty, answers, secret);
  }

  /// The same with an answer that is not echoed.
  public Question asSecret() {
    return new Question(text, source, whenEmpty, choices, true);
  }

  /// What stands before the cursor.
  public String prompt() {
    return text + whenEmpty.map(answer -> " [" + answer + "]").orElse("") + ": ";
  }
}
