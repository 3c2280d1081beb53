package dev.paasrunner.register.file;

import java.util.List;

/// What the tests start from.
final class Given {
  private Given() {}

  static NewSection section(String name) {
    return new NewSection(
        List.of(
            Entry.text("name", name),
            Entry.text("url", "https://gitlab.example"),
            Entry.secret("token", "glrt-new" + name + "_S3CRET"),
            Entry.text("executor", "fixed")));
  }
}
