package dev.paasrunner.testkit.process;

import dev.paasrunner.spi.Executor;
import dev.paasrunner.spi.ExecutorContext;
import dev.paasrunner.spi.ExecutorProvider;
import dev.paasrunner.spi.InvalidSettingsException;
import dev.paasrunner.spi.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/// Makes `local-process` executors, for demonstrations and tests only: they give no isolation.
public final class ProcessHostProvider implements ExecutorProvider {
  /// The one setting: where the hosts' folders are.
  public static final String FOLDER = "process_host_dir";

  @Override
  public String name() {
    return "local-process";
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        Setting.optional(
                FOLDER,
                Setting.Type.STRING,
                "Folder of the hosts. For demonstrations and tests only: each host is a process of"
                    + " this machine that runs a stand-in for the Heptapod Runner image, without"
                    + " any isolation")
            .asRequired());
  }

  @Override
  public Executor create(ExecutorContext context) throws InvalidSettingsException {
    String folder =
        context
            .settings()
            .string(FOLDER)
            .orElseThrow(() -> new InvalidSettingsException(FOLDER, "a folder is required"));
    try {
      return new ProcessHostExecutor(Files.createDirectories(Path.of(folder).toAbsolutePath()));
    } catch (IOException | InvalidPathException e) {
      throw new InvalidSettingsException(FOLDER, folder + " cannot be made a folder: " + e);
    }
  }
}
