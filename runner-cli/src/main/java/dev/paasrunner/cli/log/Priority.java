package dev.paasrunner.cli.log;

import ch.qos.logback.classic.Level;
import java.util.stream.Collectors;

/// The priority of a line in the words of others.
enum Priority {
  DEBUG(7, "debug", "\u001b[2m"),
  INFO(6, "info", ""),
  WARNING(4, "warning", "\u001b[33m"),
  ERROR(3, "error", "\u001b[31m");

  private final int syslog;
  private final String word;
  private final String colour;

  Priority(int syslog, String word, String colour) {
    this.syslog = syslog;
    this.word = word;
    this.colour = colour;
  }

  static Priority of(Level level) {
    if (level.isGreaterOrEqual(Level.ERROR)) {
      return ERROR;
    }
    if (level.isGreaterOrEqual(Level.WARN)) {
      return WARNING;
    }
    return level.isGreaterOrEqual(Level.INFO) ? INFO : DEBUG;
  }

  /// As GitLab Runner writes it in JSON.
  String word() {
    return word;
  }

  /// The sequence that begins a terminal's colour; empty for none.
  String colour() {
    return colour;
  }

  /// Text whose every line tells systemd's journal its priority.
  String marked(String text) {
    return text.lines().map(line -> "<" + syslog + ">" + line + "\n").collect(Collectors.joining());
  }
}
