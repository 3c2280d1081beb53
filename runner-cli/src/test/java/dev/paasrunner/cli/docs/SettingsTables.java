package dev.paasrunner.cli.docs;

import dev.paasrunner.config.CoreSettings;
import dev.paasrunner.plugins.InstalledExecutors;
import dev.paasrunner.spi.Setting;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What the settings say about themselves, as blocks in Markdown.
final class SettingsTables {
  private static final String HEAD = "| key | type | default | what it is |\n|---|---|---|---|\n";
  private static final String TESTKIT = "dev.paasrunner.testkit";

  private SettingsTables() {}

  /// Each block by its name: the core's, and one for each executor of the distribution.
  static Map<String, String> blocks() {
    Map<String, String> blocks = new TreeMap<>();
    blocks.put("global", table(CoreSettings.global()));
    blocks.put("quota", table(CoreSettings.quota()));
    blocks.put("section", table(CoreSettings.section()));
    blocks.put("trace watch", table(CoreSettings.traceWatch()));
    blocks.put("global without effect", list(CoreSettings.globalWithoutEffect()));
    blocks.put("section without effect", list(CoreSettings.sectionWithoutEffect()));
    blocks.put("forwarded", list(CoreSettings.forwarded()));
    InstalledExecutors.find(SettingsTables.class.getClassLoader()).executors().stream()
        .filter(one -> !one.provider().getClass().getName().startsWith(TESTKIT))
        .forEach(one -> blocks.put("executor " + one.name(), table(one.settings())));
    return blocks;
  }

  static String table(List<Setting> settings) {
    return settings.stream().map(SettingsTables::row).collect(Collectors.joining("", HEAD, ""));
  }

  private static String row(Setting setting) {
    return "| `%s` | %s | %s | %s |\n"
        .formatted(
            setting.key(),
            type(setting),
            setting.required()
                ? "**required**"
                : setting.defaultValue().map(text -> "`" + text + "`").orElse("none"),
            setting.help().replace("|", "\\|") + choices(setting.choices()));
  }

  private static String type(Setting setting) {
    String type =
        switch (setting.type()) {
          case STRING -> "string";
          case INTEGER -> "integer";
          case NUMBER -> "number";
          case BOOLEAN -> "true or false";
          case SECONDS -> "seconds";
          case TABLE -> "table of strings";
          case STRINGS -> "array of strings";
        };
    return setting.secret() ? type + ", secret" : type;
  }

  private static String choices(List<String> choices) {
    return choices.isEmpty() ? "" : ". One of " + keys(choices);
  }

  private static String list(Collection<String> keys) {
    return keys(keys) + "\n";
  }

  private static String keys(Collection<String> keys) {
    return keys.stream().map(key -> "`" + key + "`").collect(Collectors.joining(", "));
  }
}
