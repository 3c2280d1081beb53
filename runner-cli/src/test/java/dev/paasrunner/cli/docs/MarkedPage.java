package dev.paasrunner.cli.docs;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A page written by hand whose marked blocks are generated. A block stands between `<!-- from the
/// program: NAME -->` and `<!-- end -->`.
record MarkedPage(String text) {
  private static final Pattern BLOCK =
      Pattern.compile("(?s)(<!-- from the program: (.*?) -->\n).*?(<!-- end -->)");
  private static final Pattern EXAMPLE = Pattern.compile("(?s)```toml\n(.*?)```");

  /// The names of its blocks.
  Set<String> blocks() {
    return BLOCK
        .matcher(text)
        .results()
        .map(block -> group(block, 2))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// The page with other content in its blocks; one that has no content here is emptied.
  MarkedPage with(Map<String, String> contents) {
    return new MarkedPage(
        BLOCK
            .matcher(text)
            .replaceAll(
                block ->
                    Matcher.quoteReplacement(
                        group(block, 1)
                            + contents.getOrDefault(group(block, 2), "")
                            + group(block, 3))));
  }

  /// The first example in TOML.
  String example() {
    return EXAMPLE.matcher(text).results().map(found -> group(found, 1)).findFirst().orElseThrow();
  }

  private static String group(MatchResult found, int number) {
    return Optional.ofNullable(found.group(number)).orElse("");
  }
}
