package dev.paasrunner.testkit.clever.http;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Keeps the requests that arrived, those that a fault struck included, bodies left out.
/// Thread-safe.
public final class CleverRequests {
  /// Enough for every test; a benchmark of many thousand jobs must not eat the heap.
  private static final int CAPACITY = 200_000;

  private final Deque<CleverRequest> requests = new ArrayDeque<>();

  synchronized void add(CleverRequest request) {
    if (requests.size() == CAPACITY) {
      requests.removeFirst();
    }
    requests.addLast(request.withoutBody());
  }

  /// The newest 200 000, in the order of their arrival.
  public synchronized List<CleverRequest> all() {
    return List.copyOf(requests);
  }

  /// How many went to each route, such as `GET /v2/organisations/*/deployments`.
  public Map<String, Long> byRoute() {
    return count(_ -> true);
  }

  /// How many about one organization went to each route.
  public Map<String, Long> byRoute(String organization) {
    return count(request -> request.organization().filter(organization::equals).isPresent());
  }

  private Map<String, Long> count(Predicate<CleverRequest> which) {
    return all().stream()
        .filter(which)
        .map(CleverRequest::route)
        .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
  }

  /// Forgets what was kept.
  public synchronized void clear() {
    requests.clear();
  }
}
