package dev.paasrunner.migration;

import dev.paasrunner.job.HostPlan;
import dev.paasrunner.job.Secret;
import dev.paasrunner.job.StoredResource;
import dev.paasrunner.settings.RunnerSection;
import dev.paasrunner.spi.BuildContext;
import dev.paasrunner.spi.Coordinator;
import dev.paasrunner.spi.Executor;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Optional;

/// Runner sections of which nothing but the names and the translation of hosts is ever asked.
final class Sections {
  private Sections() {}

  static StateImport.Target target(String uniqueName, String token) {
    return new StateImport.Target(
        new RunnerSection(
            "section " + uniqueName,
            uniqueName,
            stub(Coordinator.class, "url", _ -> "https://gitlab.example.com"),
            stub(Executor.class, "adopt", Sections::adopt),
            _ -> new BuildContext(Map.of()),
            0),
        Secret.of(token));
  }

  /// Takes what has an `id` or is a text, and meets a bug at the text `bug`.
  private static Object adopt(Object[] arguments) {
    HostPlan plan = (HostPlan) arguments[0];
    Map<?, ?> saved = (Map<?, ?>) arguments[1];
    if ("bug".equals(saved.get(Executor.SAVED_TEXT))) {
      throw new IllegalStateException("a bug");
    }
    Object id = saved.containsKey("id") ? saved.get("id") : saved.get(Executor.SAVED_TEXT);
    return Optional.ofNullable(id)
        .map(
            known ->
                new StoredResource(
                    plan,
                    known.toString(),
                    Map.of(
                        "keys",
                        saved.keySet().stream()
                            .map(Object::toString)
                            .sorted()
                            .toList()
                            .toString())));
  }

  private interface Answer {
    Object to(Object[] arguments);
  }

  private static <T> T stub(Class<T> type, String method, Answer answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, called, arguments) -> {
              if (!called.getName().equals(method)) {
                throw new UnsupportedOperationException(called.getName());
              }
              return answer.to(arguments);
            }));
  }
}
