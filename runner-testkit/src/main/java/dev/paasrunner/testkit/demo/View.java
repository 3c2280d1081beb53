package dev.paasrunner.testkit.demo;

import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Shows the jobs as they go on.
interface View {
  void show(List<Row> rows);

  /// A view for a terminal if there is one, else one that can be read in a file.
  static View on(PrintStream out, boolean terminal) {
    return terminal ? new InPlace(out) : new Lines(out);
  }

  /// A table that is written over itself.
  final class InPlace implements View {
    private final PrintStream out;
    private int written;

    InPlace(PrintStream out) {
      this.out = out;
    }

    @Override
    public void show(List<Row> rows) {
      // Rows wider than the terminal are cut, not wrapped, so that the lines can be counted.
      StringBuilder text = new StringBuilder("\u001b[?7l");
      if (written > 0) {
        text.append("\u001b[%dA\u001b[J".formatted(written));
      }
      text.append(Row.header()).append('\n');
      rows.forEach(row -> text.append(row.line()).append('\n'));
      text.append("\u001b[?7h");
      written = rows.size() + 1;
      out.print(text);
      out.flush();
    }
  }

  /// A line for each change.
  final class Lines implements View {
    private final PrintStream out;
    private final Map<Long, Row> last = new HashMap<>();

    Lines(PrintStream out) {
      this.out = out;
      out.println(Row.header());
    }

    @Override
    public void show(List<Row> rows) {
      for (Row row : rows) {
        Row before = last.put(row.id(), row);
        if (before == null || row.isNewsAfter(before)) {
          out.println(row.line());
        }
      }
    }
  }
}
