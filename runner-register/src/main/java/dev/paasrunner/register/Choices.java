package dev.paasrunner.register;

import dev.paasrunner.plugins.InstalledExecutor;
import dev.paasrunner.register.settings.SectionSettings;
import dev.paasrunner.spi.Setting;
import java.util.List;

/// What can be offered as the value of a setting.
record Choices(InstalledExecutor executor) {
  List<String> of(Setting setting, SectionSettings answers) {
    return setting.type() == Setting.Type.BOOLEAN ? List.of("true", "false") : setting.choices();
  }
}
