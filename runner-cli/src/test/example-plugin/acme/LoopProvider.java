package acme;

import dev.paasrunner.spi.Executor;
import dev.paasrunner.spi.ExecutorContext;
import dev.paasrunner.spi.ExecutorProvider;
import dev.paasrunner.spi.Setting;
import java.util.List;

/** Somebody else's executor: knows the SPI and nothing of heptapod-paas-runner besides. */
public final class LoopProvider implements ExecutorProvider {
  @Override
  public String name() {
    return "acme-loop";
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        Setting.optional("acme_status", Setting.Type.STRING, "how all jobs end")
            .withDefault("success"));
  }

  @Override
  public Executor create(ExecutorContext context) {
    return new LoopExecutor(context.settings().string("acme_status").orElseThrow());
  }
}
