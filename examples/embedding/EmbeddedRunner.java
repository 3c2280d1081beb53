import dev.paasrunner.PaasRunner;
import dev.paasrunner.settings.RunnerSection;
import dev.paasrunner.spi.Coordinator;
import dev.paasrunner.spi.Executor;
import dev.paasrunner.spi.HandOff;
import dev.paasrunner.spi.RunnerListener;
import dev.paasrunner.spi.StateStore;
import java.io.IOException;

/// The engine inside another program, made from its own objects.
public final class EmbeddedRunner {
  private EmbeddedRunner() {}

  /// Starts the engine; whoever gets it closes it.
  public static PaasRunner start(
      Coordinator coordinator,
      Executor executor,
      HandOff handOff,
      StateStore store,
      RunnerListener listener)
      throws IOException {
    return PaasRunner.builder()
        .section(new RunnerSection("embedded", "embedded", coordinator, executor, handOff, 0))
        .store(store)
        .listener(listener)
        .start();
  }
}
