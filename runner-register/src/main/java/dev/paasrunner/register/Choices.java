package dev.paasrunner.register;

import dev.paasrunner.plugins.InstalledExecutor;
import dev.paasrunner.register.settings.SectionSettings;
import dev.paasrunner.spi.InvalidSettingsException;
import dev.paasrunner.spi.Setting;
import dev.paasrunner.spi.SettingValues;
import dev.paasrunner.time.Time;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// What can be offered as the value of a setting: the only values allowed, or what the executor
/// knows of its platform. Whatever goes wrong there means that there is nothing to offer, and an
/// executor that once took too long is not asked again. For one thread.
final class Choices {
  /// A person who has pressed a key waits.
  static final Duration USUAL = Duration.ofSeconds(3);

  private final InstalledExecutor executor;
  private final Time time;
  private final Duration longest;
  private boolean waitedInVain;

  /// @param longest how long the executor may take
  Choices(InstalledExecutor executor, Time time, Duration longest) {
    this.executor = executor;
    this.time = time;
    this.longest = longest;
  }

  List<String> of(Setting setting, SectionSettings answers) {
    if (setting.type() == Setting.Type.BOOLEAN) {
      return List.of("true", "false");
    }
    return setting.choices().isEmpty() ? live(setting, answers) : setting.choices();
  }

  private List<String> live(Setting setting, SectionSettings answers) {
    if (waitedInVain) {
      return List.of();
    }
    try {
      return ask(setting, answers.soFar());
    } catch (InvalidSettingsException e) {
      return List.of();
    }
  }

  private List<String> ask(Setting setting, SettingValues answers) {
    FutureTask<List<String>> task =
        new FutureTask<>(() -> List.copyOf(executor.provider().choices(setting.key(), answers)));
    Thread thread = time.start("choices of " + setting.key(), task);
    try {
      return task.get(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      return List.of();
    } catch (TimeoutException e) {
      waitedInVain = true;
      return List.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    } finally {
      thread.interrupt();
    }
  }
}
