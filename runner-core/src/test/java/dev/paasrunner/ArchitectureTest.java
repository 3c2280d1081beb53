package dev.paasrunner;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.paasrunner.time.SystemTime;
import dev.paasrunner.time.Time;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The import table of `docs/architecture.md`, as a test.
class ArchitectureTest {
  private static final String ROOT = "dev.paasrunner.";
  private static final JavaClasses CORE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.paasrunner");

  /// Package by package, what it may see of ours.
  private static final Map<String, List<String>> ALLOWED =
      Map.ofEntries(
          entry("job", List.of()),
          entry("time", List.of()),
          entry("http", List.of()),
          entry("payload", List.of("job")),
          entry("status", List.of("job")),
          entry("policy", List.of("job")),
          entry("spi", List.of("job", "payload", "time")),
          entry("store", List.of("job", "spi", "time")),
          entry("settings", List.of("job", "spi")),
          entry("migration", List.of("job", "payload", "settings", "spi")),
          entry("plugins", List.of("spi")),
          entry("handoff", List.of("job", "payload", "settings", "spi")),
          entry("capacity", List.of("job", "policy", "settings", "spi", "status", "time")),
          entry(
              "engine",
              List.of(
                  "capacity", "job", "payload", "policy", "settings", "spi", "status", "time")));

  @Test
  void packages_have_no_cycles() {
    slices().matching("dev.paasrunner.(*)..").should().beFreeOfCycles().check(CORE);
  }

  @Test
  void each_package_sees_only_what_the_table_allows() {
    ALLOWED.forEach((name, others) -> seesOnly(name, others).check(CORE));
  }

  private static ArchRule seesOnly(String name, List<String> others) {
    String[] allowed =
        Stream.concat(
                Stream.of(
                    ROOT + name, "java..", "com.google.gson..", "org.slf4j..", "org.jspecify.."),
                others.stream().map(other -> ROOT + other))
            .toArray(String[]::new);
    return classes()
        .that()
        .resideInAPackage(ROOT + name)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(allowed)
        .allowEmptyShould(true);
  }

  @Test
  void nouns_and_decisions_do_no_io_and_know_no_clock() {
    noClasses()
        .that()
        .resideInAnyPackage(ROOT + "job", ROOT + "policy")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.io", "java.net..", "java.nio.file..", "org.slf4j..", ROOT + "time")
        .check(CORE);
  }

  @Test
  void only_the_system_time_reads_the_clock() {
    noClasses()
        .that()
        .doNotBelongToAnyOf(SystemTime.class)
        .should()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(System.class, "getenv")
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .check(CORE);
  }

  @Test
  void only_the_system_time_waits_and_starts_threads() {
    noClasses()
        .that()
        .doNotBelongToAnyOf(SystemTime.class, Time.class)
        .should()
        .callMethod(Thread.class, "sleep", long.class)
        .orShould()
        .callMethod(Thread.class, "sleep", java.time.Duration.class)
        .orShould()
        .callMethod(Thread.class, "ofVirtual")
        .orShould()
        .callMethod(Thread.class, "ofPlatform")
        .orShould()
        .callMethod(Thread.class, "startVirtualThread", Runnable.class)
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.concurrent.Executors")
        .check(CORE);
  }
}
