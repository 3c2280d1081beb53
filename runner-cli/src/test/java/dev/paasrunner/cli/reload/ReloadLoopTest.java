package dev.paasrunner.cli.reload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.cli.service.ServiceManager;
import dev.paasrunner.config.ConfigResult;
import dev.paasrunner.testkit.time.ManualTime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReloadLoopTest {
  private static final Duration SOON = Duration.ofSeconds(10);

  @TempDir Path folder;
  private final ManualTime time = new ManualTime();
  private final AtomicInteger reads = new AtomicInteger();

  @Test
  void a_change_between_the_reading_and_the_start_of_the_loop_is_seen() throws Exception {
    Path file = Files.writeString(folder.resolve("config.toml"), "concurrent = 1");
    Optional<FileStamp> before = FileStamp.of(file);
    Path _ = Files.writeString(file, "concurrent = 10");
    loop(file, before).start();
    assertThat(time.runUntil(() -> reads.get() == 1, SOON)).isTrue();
    time.advance(SOON);
    assertThat(reads).hasValue(1);
  }

  @Test
  void a_file_that_stays_as_it_was_is_read_only_when_that_is_asked_for() throws Exception {
    Path file = Files.writeString(folder.resolve("config.toml"), "concurrent = 1");
    ReloadLoop loop = loop(file, FileStamp.of(file));
    loop.start();
    time.advance(SOON);
    assertThat(reads).hasValue(0);
    loop.ask();
    assertThat(time.runUntil(() -> reads.get() == 1, SOON)).isTrue();
  }

  @Test
  void a_file_that_is_still_being_written_is_not_read() throws Exception {
    Path file = Files.writeString(folder.resolve("config.toml"), "concurrent = 1");
    loop(file, FileStamp.of(file)).start();
    for (String part : List.of("[[runners]]", "[[runners]]\na = 1", "[[runners]]\na = 1\nb = 2")) {
      Path _ = Files.writeString(file, part);
      time.advance(Duration.ofSeconds(3));
      assertThat(reads).hasValue(0);
    }
    assertThat(time.runUntil(() -> reads.get() == 1, SOON)).isTrue();
  }

  @Test
  void after_its_end_nothing_is_read_even_if_that_is_asked_for() throws Exception {
    Path file = Files.writeString(folder.resolve("config.toml"), "concurrent = 1");
    ReloadLoop loop = loop(file, FileStamp.of(file));
    loop.start();
    loop.close();
    loop.ask();
    time.advance(SOON);
    assertThat(reads).hasValue(0);
  }

  private ReloadLoop loop(Path file, Optional<FileStamp> seen) {
    return new ReloadLoop(
        file, seen, this::read, _ -> true, ServiceManager.of(Map.of()), () -> "well", time);
  }

  private ConfigResult read(Path file) {
    assertThat(file).exists();
    int _ = reads.incrementAndGet();
    throw new IllegalStateException("nothing is at work that could be changed");
  }
}
