package dev.paasrunner.docker;

import dev.paasrunner.spi.BuildContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Takes out of a text what could be a secret of the context: a build step may print the files that
/// were copied into the image, and its output goes to the job's author. Pure.
///
/// Every longer word that is in one of the files, and not in the Dockerfile, becomes stars.
final class Redaction {
  private static final Pattern LONGER_WORD = Pattern.compile("[\\p{Alnum}_-]{8,}");

  private final List<String> hidden = new ArrayList<>();
  private final String shown;

  Redaction(BuildContext context) {
    String dockerfile = "";
    for (Map.Entry<String, byte[]> file : context.files().entrySet()) {
      String text = new String(file.getValue(), StandardCharsets.UTF_8);
      if (file.getKey().equals(BuildArchive.DOCKERFILE)) {
        dockerfile = text;
      } else {
        hidden.add(text);
      }
    }
    this.shown = dockerfile;
  }

  String of(String text) {
    return LONGER_WORD
        .matcher(text)
        .replaceAll(word -> isSecret(word.group()) ? "***" : word.group());
  }

  private boolean isSecret(String word) {
    return !shown.contains(word) && hidden.stream().anyMatch(text -> text.contains(word));
  }
}
