package dev.paasrunner.docker;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A Dockerfile that puts the owner's mark on everything that a build makes. Pure.
///
/// The labels that can be given to a build are set by its last step only (classic builder, 20.10):
/// what an interrupted build leaves would not bear them. So each stage begins with a `LABEL` of
/// ours, which every later step inherits.
final class MarkedDockerfile {
  /// Parser directives stand before everything else (Dockerfile reference, "Parser directives").
  private static final Pattern ESCAPE =
      Pattern.compile(
          "\\A(?:\\s*#[^\\n]*\\n)*?\\s*#\\s*escape\\s*=\\s*(\\S)", Pattern.CASE_INSENSITIVE);

  private static final Pattern FROM = Pattern.compile("(?i)\\s*FROM\\s.*");

  private final String escape;
  private final String label;

  private MarkedDockerfile(String escape, Map<String, String> labels) {
    this.escape = escape;
    this.label =
        labels.entrySet().stream()
            .map(entry -> quoted(entry.getKey()) + "=" + quoted(entry.getValue()))
            .collect(Collectors.joining(" ", "LABEL ", ""));
  }

  static String of(String dockerfile, Map<String, String> labels) {
    Matcher directive = ESCAPE.matcher(dockerfile);
    String escape = directive.find() ? directive.group(1) : "\\";
    return new MarkedDockerfile(escape, labels).marked(dockerfile);
  }

  private String marked(String dockerfile) {
    StringBuilder out = new StringBuilder();
    boolean continued = false;
    boolean from = false;
    for (String line : dockerfile.lines().toList()) {
      out.append(line).append('\n');
      if (line.isBlank() || line.stripLeading().startsWith("#")) {
        continue;
      }
      from = continued ? from : FROM.matcher(line).matches();
      continued = line.stripTrailing().endsWith(escape);
      if (from && !continued) {
        out.append(label).append('\n');
      }
    }
    return out.toString();
  }

  private String quoted(String text) {
    String safe =
        text.replace(escape, escape + escape)
            .replace("\"", escape + "\"")
            .replace("$", escape + "$")
            .replaceAll("\\R", " ");
    return "\"" + safe + "\"";
  }
}
