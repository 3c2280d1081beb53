package dev.paasrunner.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What operators read about failure codes is about those that there are.
class FailureCodeTest {
  private static final Path HANDBOOK = Path.of("..", "docs", "operating.md");
  private static final int COLUMNS = 5;

  @Test
  void every_code_and_no_other_is_in_the_handbook() throws IOException {
    assertThat(rows().keySet())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(FailureCode.values()).map(FailureCode::code).toList());
  }

  @Test
  void each_has_the_coordinators_reason_a_cause_and_a_remedy() throws IOException {
    Map<String, String[]> rows = rows();
    for (FailureCode code : FailureCode.values()) {
      String[] row = rows.getOrDefault(code.code(), new String[0]);
      assertThat(row).as(code.code()).hasSize(COLUMNS);
      boolean shown = row[2].contains(code.reason().name().toLowerCase(Locale.ROOT));
      assertThat(shown || code == FailureCode.CANCELED).as(code + " " + row[2]).isTrue();
      assertThat(row[3].strip()).as("cause of " + code).hasSizeGreaterThan(10);
      assertThat(row[4].strip()).as("remedy of " + code).isNotEmpty();
    }
  }

  /// The cells of the table's rows, by code.
  private static Map<String, String[]> rows() throws IOException {
    Map<String, String[]> rows = new TreeMap<>();
    String text = Files.readString(HANDBOOK);
    String chapter = text.substring(text.indexOf("## Failure codes"));
    chapter
        .substring(0, chapter.indexOf("\n## ", 1))
        .lines()
        .filter(line -> line.startsWith("| `"))
        .map(line -> line.split("\\|"))
        .forEach(row -> rows.put(row[1].replace("`", "").strip(), row));
    return rows;
  }
}
