package dev.paasrunner.telemetry.kept;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryFilesTest {
  private static final LocalDate DAY = LocalDate.parse("2026-01-31");
  private static final String LINE = "x".repeat(99);

  @TempDir Path state;

  private HistoryFiles files(Bounds bounds) {
    return new HistoryFiles(HistoryFolder.in(state), bounds);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> all = Files.list(state.resolve("history"))) {
      return all.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private long bytes() throws IOException {
    long sum = 0;
    for (String name : names()) {
      sum += Files.size(state.resolve("history").resolve(name));
    }
    return sum;
  }

  @Test
  void lines_of_a_day_are_in_one_file_that_nobody_else_may_read() throws Exception {
    HistoryFiles files = files(Bounds.USUAL);
    files.append(List.of("a", "b"), DAY);
    files.append(List.of("c"), DAY);
    files.append(List.of("d"), DAY.plusDays(1));
    assertThat(names()).containsExactly("2026-01-31.001.jsonl", "2026-02-01.001.jsonl");
    Path first = state.resolve("history/2026-01-31.001.jsonl");
    assertThat(first).hasContent("a\nb\nc\n");
    assertThat(mode(first)).isEqualTo("rw-------");
    assertThat(mode(state.resolve("history"))).isEqualTo("rwx------");
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  @Test
  void old_days_go_and_files_of_others_stay() throws Exception {
    HistoryFiles files = files(new Bounds(7, Bounds.USUAL.bytes()));
    for (int day = 0; day < 20; day++) {
      files.append(List.of("line"), DAY.plusDays(day));
    }
    Files.writeString(state.resolve("history/notes.txt"), "mine");
    Files.writeString(state.resolve("history/2026-13-39.001.jsonl"), "no day");
    files.trim(DAY.plusDays(20));
    assertThat(names())
        .containsExactly(
            "2026-02-13.001.jsonl",
            "2026-02-14.001.jsonl",
            "2026-02-15.001.jsonl",
            "2026-02-16.001.jsonl",
            "2026-02-17.001.jsonl",
            "2026-02-18.001.jsonl",
            "2026-02-19.001.jsonl",
            "2026-13-39.001.jsonl",
            "notes.txt");
  }

  @Test
  void the_oldest_goes_when_it_is_too_much_and_the_limit_is_never_passed() throws Exception {
    Bounds bounds = new Bounds(7, 1024 * 1024);
    HistoryFiles files = files(bounds);
    for (int i = 0; i < 60; i++) {
      files.append(Collections.nCopies(500, LINE), DAY.plusDays(i / 20));
      assertThat(bytes()).isLessThanOrEqualTo(bounds.bytes());
    }
    assertThat(bytes()).isGreaterThan(bounds.bytes() / 2);
    assertThat(names().getFirst()).isGreaterThan("2026-02-01");
  }

  @Test
  void a_batch_that_is_larger_than_a_file_is_spread() throws Exception {
    Bounds bounds = new Bounds(7, 1024 * 1024);
    files(bounds).append(Collections.nCopies(5000, LINE), DAY);
    assertThat(names().size()).isGreaterThan(3);
    assertThat(bytes()).isEqualTo(500_000);
  }

  @Test
  void a_line_that_a_kill_tore_does_not_take_the_next_with_it() throws Exception {
    files(Bounds.USUAL).append(List.of("whole"), DAY);
    Path file = state.resolve("history/2026-01-31.001.jsonl");
    Files.writeString(file, "{\"at\":\"2026-01", StandardOpenOption.APPEND);
    files(Bounds.USUAL).append(List.of("next"), DAY);
    assertThat(file).hasContent("whole\n{\"at\":\"2026-01\nnext\n");
  }

  @Test
  void a_full_file_is_followed_by_the_next_after_a_restart_too() throws Exception {
    Bounds bounds = new Bounds(7, 1024 * 1024);
    files(bounds).append(Collections.nCopies(700, LINE), DAY);
    files(bounds).append(List.of("next"), DAY);
    assertThat(names()).containsExactly("2026-01-31.001.jsonl", "2026-01-31.002.jsonl");
  }
}
