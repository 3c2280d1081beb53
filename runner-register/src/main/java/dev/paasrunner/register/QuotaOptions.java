package dev.paasrunner.register;

import dev.paasrunner.config.CoreSettings;
import dev.paasrunner.register.arguments.Given;
import dev.paasrunner.register.arguments.Option;
import dev.paasrunner.register.dialog.Dialog;
import dev.paasrunner.register.dialog.Question;
import dev.paasrunner.register.dialog.UnansweredException;
import dev.paasrunner.settings.QuotaReference;
import java.util.Optional;

/// The weighted quota of a new file, if it is wanted: both of its options, or none.
record QuotaOptions(Given given, Dialog dialog) {
  private static final Question WANTED =
      Question.of(
          "Limit the hosts by their size, too (quota)?",
          Option.QUOTA_FLAVOR.written() + " and " + Option.QUOTA_JOBS.written());

  /// @param runner whose flavors the quota is counted in
  Optional<QuotaReference> read(String runner) throws UnansweredException {
    if (!isWanted()) {
      return Optional.empty();
    }
    String flavor =
        dialog.answer(
            CoreQuestion.of(CoreSettings.REFERENCE_FLAVOR, Option.QUOTA_FLAVOR),
            given.value(Option.QUOTA_FLAVOR),
            Answers::text);
    int jobs =
        dialog.answer(
            CoreQuestion.of(CoreSettings.REFERENCE_JOBS_COUNT, Option.QUOTA_JOBS),
            given.value(Option.QUOTA_JOBS),
            Answers::positive);
    return Optional.of(new QuotaReference(runner, flavor, jobs));
  }

  /// Nothing is asked of somebody who has given all that the original program asks for.
  private boolean isWanted() throws UnansweredException {
    if (given.value(Option.QUOTA_FLAVOR).isPresent()
        || given.value(Option.QUOTA_JOBS).isPresent()) {
      return true;
    }
    boolean headGiven =
        given.value(Option.MAX_CONCURRENCY).isPresent()
            && given.value(Option.STATE_FILE_PATH).isPresent();
    return !headGiven && dialog.agrees(WANTED);
  }
}
