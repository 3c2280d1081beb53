package dev.paasrunner.engine;

import dev.paasrunner.job.JobRecord;
import dev.paasrunner.settings.RunnerSection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The sections at work: those that take jobs, and those that only see theirs to the end. Changed
/// by one thread at a time, read by any.
final class Sections {
  private static final Logger LOG = LoggerFactory.getLogger(Sections.class);

  private final List<SectionRuntime> active = new CopyOnWriteArrayList<>();
  private final List<SectionRuntime> draining = new CopyOnWriteArrayList<>();

  List<SectionRuntime> active() {
    return List.copyOf(active);
  }

  List<SectionRuntime> all() {
    return Stream.concat(active.stream(), draining.stream()).toList();
  }

  List<SectionRuntime> retiring() {
    return List.copyOf(draining);
  }

  /// The one of a name that takes jobs.
  Optional<SectionRuntime> named(String uniqueName) {
    return active.stream().filter(runtime -> runtime.isNamed(uniqueName)).findFirst();
  }

  /// The one that a job from before belongs to: that which it came through, else any of its name.
  Optional<SectionRuntime> of(JobRecord job) {
    List<SectionRuntime> named =
        all().stream().filter(runtime -> runtime.isNamed(job.key().runner())).toList();
    return named.stream()
        .filter(runtime -> job.form().isPresent() && runtime.section().form().equals(job.form()))
        .findFirst()
        .or(() -> named.stream().findFirst());
  }

  /// Whether one that retires was made from the same as another section.
  boolean isRetiring(RunnerSection section) {
    return draining.stream()
        .anyMatch(
            runtime ->
                runtime.isNamed(section.uniqueName())
                    && runtime.section().form().equals(section.form()));
  }

  /// One more that takes jobs.
  ///
  /// @throws IllegalArgumentException if there is one of that unique name
  void add(SectionRuntime runtime) {
    String name = runtime.section().uniqueName();
    if (named(name).isPresent()) {
      throw new IllegalArgumentException("two sections have the unique name " + name);
    }
    active.add(runtime);
  }

  /// One more that only sees jobs from before to their end.
  void addRetiring(SectionRuntime runtime) {
    draining.add(runtime);
  }

  /// Lets a section take no more jobs.
  void retire(SectionRuntime runtime) {
    draining.add(runtime);
    active.remove(runtime);
  }

  /// A section has no jobs any more, and nothing of it runs: closes what no other one uses.
  synchronized void drained(SectionRuntime runtime) {
    if (!draining.remove(runtime)) {
      return;
    }
    Set<AutoCloseable> unused = partsOf(Stream.of(runtime));
    unused.removeAll(partsOf(all().stream()));
    unused.forEach(Sections::closeSafely);
  }

  /// Closes every executor and coordinator once.
  synchronized void close() {
    partsOf(all().stream()).forEach(Sections::closeSafely);
    active.clear();
    draining.clear();
  }

  private static Set<AutoCloseable> partsOf(Stream<SectionRuntime> runtimes) {
    Set<AutoCloseable> parts = Collections.newSetFromMap(new IdentityHashMap<>());
    runtimes
        .map(SectionRuntime::section)
        .flatMap((RunnerSection section) -> Stream.of(section.executor(), section.coordinator()))
        .forEach(parts::add);
    return parts;
  }

  private static void closeSafely(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception | Error e) {
      LOG.error("{} met a bug when it was closed", part.getClass().getName(), e);
    }
  }
}
