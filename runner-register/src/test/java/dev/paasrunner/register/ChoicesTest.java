package dev.paasrunner.register;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.plugins.InstalledExecutor;
import dev.paasrunner.register.settings.SectionSettings;
import dev.paasrunner.spi.Executor;
import dev.paasrunner.spi.ExecutorContext;
import dev.paasrunner.spi.ExecutorProvider;
import dev.paasrunner.spi.Setting;
import dev.paasrunner.spi.SettingValues;
import dev.paasrunner.time.SystemTime;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ChoicesTest {
  private static final Setting ZONE = Setting.optional("zone", Setting.Type.STRING, "where");
  private static final Setting AREA =
      Setting.optional("area", Setting.Type.STRING, "more").asRequired();

  /// What a platform answers.
  private interface Live {
    List<String> choices(SettingValues answers) throws InterruptedException;
  }

  private static List<String> offered(Setting setting, Duration longest, Live live)
      throws Exception {
    List<Setting> settings = List.of(ZONE, AREA);
    InstalledExecutor executor =
        new InstalledExecutor("live", settings, new LiveProvider(live), "here");
    SectionSettings answers = new SectionSettings(settings);
    answers.set("zone=par");
    return new Choices(executor, new SystemTime(), longest).of(setting, answers);
  }

  private record LiveProvider(Live live) implements ExecutorProvider {
    @Override
    public String name() {
      return "live";
    }

    @Override
    public List<Setting> settings() {
      return List.of(ZONE, AREA);
    }

    @Override
    public Executor create(ExecutorContext context) {
      throw new AssertionError("not made here");
    }

    @Override
    public List<String> choices(String key, SettingValues answers) throws InterruptedException {
      return live.choices(answers);
    }
  }

  @Test
  void an_executor_offers_by_what_was_answered_so_far() throws Exception {
    assertThat(
            offered(
                ZONE,
                Duration.ofSeconds(20),
                answers -> List.of(answers.string("zone").orElse("") + "-1")))
        .containsExactly("par-1");
  }

  @Test
  void the_only_values_allowed_come_first() throws Exception {
    Live none =
        _ -> {
          throw new AssertionError("not asked");
        };

    assertThat(offered(ZONE.withChoices("a", "b"), Duration.ofSeconds(20), none))
        .containsExactly("a", "b");
  }

  @Test
  void what_an_executor_throws_counts_as_nothing() throws Exception {
    Live broken =
        _ -> {
          throw new IllegalStateException("no platform");
        };

    assertThat(offered(ZONE, Duration.ofSeconds(20), broken)).isEmpty();
  }

  @Test
  void an_executor_that_does_not_answer_is_interrupted() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    Live slow =
        _ -> {
          try {
            never.await();
          } catch (InterruptedException e) {
            interrupted.countDown();
          }
          return List.of("late");
        };

    assertThat(offered(ZONE, Duration.ofMillis(20), slow)).isEmpty();
    interrupted.await();
  }
}
