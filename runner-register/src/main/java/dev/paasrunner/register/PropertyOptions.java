package dev.paasrunner.register;

import dev.paasrunner.gitlab.registration.RunnerProperties;
import dev.paasrunner.register.arguments.Given;
import dev.paasrunner.register.arguments.Option;
import dev.paasrunner.register.dialog.Dialog;
import dev.paasrunner.register.dialog.Question;
import dev.paasrunner.register.dialog.Reading;
import dev.paasrunner.register.dialog.UnansweredException;
import java.util.List;
import java.util.Optional;

/// The options about a runner that is yet to be made. Never asked for, except to correct them.
record PropertyOptions(Given given, Dialog dialog) {
  RunnerProperties read(String name) throws UnansweredException {
    return new RunnerProperties(
        name,
        ifGiven(Option.TAG_LIST, Answers::tags).orElse(List.of()),
        ifGiven(Option.RUN_UNTAGGED, Answers::bool),
        ifGiven(Option.LOCKED, Answers::bool).orElse(false),
        ifGiven(Option.PAUSED, Answers::bool).orElse(true),
        ifGiven(Option.MAXIMUM_TIMEOUT, Answers::timeout));
  }

  private <T> Optional<T> ifGiven(Option option, Reading<T> reading) throws UnansweredException {
    return given.value(option).isEmpty()
        ? Optional.empty()
        : Optional.of(
            dialog.answer(
                Question.of(option.longName(), option.written()), given.value(option), reading));
  }
}
