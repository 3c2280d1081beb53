package dev.paasrunner.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.paasrunner.time.SystemTime;
import dev.paasrunner.time.Time;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// The rules that hold for all that is shipped. The testkit is for tests and demonstrations, and is
/// held to the first only.
class HouseRulesTest {
  private static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.paasrunner");

  @Test
  void packages_have_no_cycles_within_and_between_modules() {
    slices().matching("dev.paasrunner.(**)").should().beFreeOfCycles().check(ALL);
  }

  @Test
  void only_the_system_time_reads_the_clock_waits_and_starts_threads() {
    noClasses()
        .that()
        .doNotBelongToAnyOf(SystemTime.class, Time.class)
        .and()
        .resideOutsideOfPackage("dev.paasrunner.testkit..")
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(Thread.class, "sleep", long.class)
        .orShould()
        .callMethod(Thread.class, "sleep", Duration.class)
        .orShould()
        .callMethod(Thread.class, "ofVirtual")
        .orShould()
        .callMethod(Thread.class, "ofPlatform")
        .check(ALL);
  }

  @Test
  void nothing_that_is_shipped_needs_the_testkit() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.paasrunner.testkit..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.paasrunner.testkit..")
        .check(ALL);
  }

  @Test
  void executors_and_clients_do_not_see_the_engine() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "dev.paasrunner.docker..", "dev.paasrunner.gitlab..", "dev.paasrunner.clever..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.paasrunner",
            "dev.paasrunner.engine..",
            "dev.paasrunner.policy..",
            "dev.paasrunner.store..",
            "dev.paasrunner.config..")
        .check(ALL);
  }
}
