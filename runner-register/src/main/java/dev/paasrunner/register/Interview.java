package dev.paasrunner.register;

import dev.paasrunner.config.CoreSettings;
import dev.paasrunner.gitlab.registration.RunnerProperties;
import dev.paasrunner.gitlab.registration.RunnerToken;
import dev.paasrunner.job.Secret;
import dev.paasrunner.plugins.InstalledExecutor;
import dev.paasrunner.plugins.InstalledExecutors;
import dev.paasrunner.register.arguments.Given;
import dev.paasrunner.register.arguments.Option;
import dev.paasrunner.register.dialog.Dialog;
import dev.paasrunner.register.dialog.Question;
import dev.paasrunner.register.dialog.Reading;
import dev.paasrunner.register.dialog.UnansweredException;
import dev.paasrunner.register.dialog.WrongAnswerException;
import dev.paasrunner.register.file.NewFile;
import dev.paasrunner.register.settings.SectionSettings;
import dev.paasrunner.spi.Setting;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// From what was given to a whole plan, by asking for the rest.
final class Interview {
  private final Given given;
  private final Dialog dialog;
  private final Supplier<InstalledExecutors> installed;

  /// @param installed asked for only when it is needed, since looking takes a moment
  Interview(Given given, Dialog dialog, Supplier<InstalledExecutors> installed) {
    this.given = given;
    this.dialog = dialog;
    this.installed = installed;
  }

  /// @param isNew whether the file gets a head
  Plan plan(boolean isNew) throws UnansweredException {
    String name = answer(CoreSettings.NAME, Option.NAME, Answers::text);
    String url = answer(CoreSettings.URL, Option.COORDINATOR_URL, Answers::url);
    RunnerToken token = token();
    RunnerProperties properties = new PropertyOptions(given, dialog).read(name);
    InstalledExecutor executor = executor();
    SectionSettings settings = new SettingsInterview(given, dialog, executor).settings(name);
    return new Plan(
        given.config(),
        name,
        url,
        token,
        properties,
        executor.name(),
        ifGiven(CoreSettings.TLS_CA_FILE, Option.TLS_CA_FILE, Answers::readableFile),
        settings.entries(),
        isNew ? Optional.of(head(name)) : Optional.empty());
  }

  /// Without an option that tells its kind, a token is told by its prefix.
  private RunnerToken token() throws UnansweredException {
    Optional<String> ofRunner = given.value(Option.TOKEN);
    if (ofRunner.isPresent()) {
      return new RunnerToken.OfRunner(
          Secret.of(dialog.answer(tokenQuestion(Option.TOKEN), ofRunner, Answers::token)));
    }
    String token =
        dialog.answer(
            tokenQuestion(Option.REGISTRATION_TOKEN),
            given.value(Option.REGISTRATION_TOKEN),
            Answers::token);
    return RunnerToken.of(Secret.of(token));
  }

  private static Question tokenQuestion(Option option) {
    return CoreQuestion.of(CoreSettings.TOKEN, " (glrt-...), or a registration token", option);
  }

  private InstalledExecutor executor() throws UnansweredException {
    Supplier<List<String>> names =
        () -> installed.get().executors().stream().map(InstalledExecutor::name).sorted().toList();
    boolean toAsk = given.value(Option.EXECUTOR).isEmpty();
    String offered = toAsk ? " (" + String.join(", ", names.get()) + ")" : "";
    Question question =
        CoreQuestion.of(CoreSettings.EXECUTOR, offered, Option.EXECUTOR).offering(names);
    String name =
        dialog.answer(
            question, given.value(Option.EXECUTOR), answer -> Answers.oneOf(names.get(), answer));
    return installed.get().named(name).orElseThrow();
  }

  private NewFile head(String name) throws UnansweredException {
    int concurrent =
        dialog.answer(
            CoreQuestion.of(CoreSettings.CONCURRENT, Option.MAX_CONCURRENCY),
            given.value(Option.MAX_CONCURRENCY),
            Answers::positive);
    Path stateFile =
        dialog.answer(
            CoreQuestion.of(CoreSettings.STATE_FILE, Option.STATE_FILE_PATH)
                .withDefault(defaultStateFile().toString()),
            given.value(Option.STATE_FILE_PATH),
            this::stateFile);
    return new NewFile(concurrent, stateFile, new QuotaOptions(given, dialog).read(name));
  }

  private Path stateFile(String answer) throws WrongAnswerException {
    Path file = Answers.path(answer);
    Optional<String> problem = StateFolder.problem(StateFolder.besides(file), given.config());
    if (problem.isPresent()) {
      throw new WrongAnswerException(problem.get());
    }
    return file;
  }

  /// Absolute, because the daemon's working directory need not be ours.
  private Path defaultStateFile() {
    Path config = given.config().toAbsolutePath().normalize();
    return config.resolveSibling(
        String.valueOf(config.getFileName()).replaceFirst("\\.toml$", "") + ".state.json");
  }

  private <T> T answer(Setting setting, Option option, Reading<T> reading)
      throws UnansweredException {
    return dialog.answer(CoreQuestion.of(setting, option), given.value(option), reading);
  }

  private <T> Optional<T> ifGiven(Setting setting, Option option, Reading<T> reading)
      throws UnansweredException {
    return given.value(option).isPresent()
        ? Optional.of(answer(setting, option, reading))
        : Optional.empty();
  }
}
