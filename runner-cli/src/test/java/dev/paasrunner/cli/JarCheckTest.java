package dev.paasrunner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JarCheckTest {
  @TempDir Path folder;

  @Test
  void the_jars_of_this_test_can_be_read() {
    assertThat(JarCheck.problems(System.getProperty("java.class.path"))).isEmpty();
  }

  @Test
  void a_jar_that_was_copied_in_part_is_named_and_folders_and_missing_files_are_not()
      throws IOException {
    Path half = Files.writeString(folder.resolve("half.jar"), "PK\u0003\u0004 and no end");
    String classPath = String.join(File.pathSeparator, "", "" + folder, "/no/such.jar", "" + half);

    assertThat(JarCheck.problems(classPath))
        .singleElement()
        .asString()
        .startsWith("the jar " + half + " cannot be read and is not used: ");
  }
}
