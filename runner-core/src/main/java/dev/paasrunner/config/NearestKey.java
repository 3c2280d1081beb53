package dev.paasrunner.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// Finds what a mistyped key may have been meant to be.
final class NearestKey {
  private NearestKey() {}

  /// The known key with the fewest typing mistakes, without regard to case; none if even that one
  /// is not near.
  static Optional<String> of(String key, Collection<String> known) {
    int allowed = Math.max(1, key.length() / 4);
    return known.stream()
        .filter(candidate -> distance(key, candidate) <= allowed)
        .min(
            Comparator.comparingInt((String candidate) -> distance(key, candidate))
                .thenComparing(Comparator.naturalOrder()));
  }

  /// Letters added, left out, exchanged or swapped with their neighbour.
  static int distance(String one, String other) {
    String a = one.toLowerCase(Locale.ROOT);
    String b = other.toLowerCase(Locale.ROOT);
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(a, i, b, j, cost);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int cheapest(String a, int i, String b, int j, int[][] cost) {
    int exchange = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int best = Math.min(exchange, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
  }
}
