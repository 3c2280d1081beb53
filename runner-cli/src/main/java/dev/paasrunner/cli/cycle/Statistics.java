package dev.paasrunner.cli.cycle;

import dev.paasrunner.PaasRunner;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes figures to the log at the end of a cycle, unless they are what they were. Used by one
/// thread, but for the switch.
public final class Statistics {
  private static final Logger LOG = LoggerFactory.getLogger("dev.paasrunner.statistics");

  private volatile boolean wanted;
  private Map<String, Object> last = Map.of();

  /// @param wanted whether anything is written
  public Statistics(boolean wanted) {
    this.wanted = wanted;
  }

  /// Writes, or does not, from now on. Any thread.
  public void become(boolean nowWanted) {
    wanted = nowWanted;
  }

  /// The end of a cycle.
  public void write(int cycle, PaasRunner runner) {
    if (!wanted) {
      return;
    }
    Map<String, Object> figures = Figures.of(runner.status(), runner.jobs());
    if (!figures.equals(last)) {
      Figures.add(LOG.atInfo().addKeyValue("cycle", cycle), figures).log("statistics");
      last = figures;
    }
  }
}
