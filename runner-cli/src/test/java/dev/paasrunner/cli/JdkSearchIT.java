package dev.paasrunner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// How the start scripts find their Java.
@Timeout(120)
class JdkSearchIT {
  private static final Path THIS_JDK = Path.of(System.getProperty("java.home"));

  @TempDir Path folder;
  private Distribution distribution;
  private String oldJavaFirst;

  @BeforeEach
  void unpack_beside_an_old_java() throws IOException {
    distribution = Distribution.copyTo(folder.resolve("dist"));
    Path old = jdk(folder.resolve("old java"), "17.0.1", "echo 'this is Java 17' >&2; exit 99");
    oldJavaFirst = old.resolve("bin") + ":/usr/bin:/bin";
  }

  @Test
  void java_home_is_used_whatever_is_on_the_path() throws Exception {
    usualFolders();

    assertStarts(Map.of("JAVA_HOME", THIS_JDK.toString(), "PATH", oldJavaFirst));
  }

  @Test
  void a_java_25_on_the_path_is_used_even_if_it_is_a_link() throws Exception {
    usualFolders();
    Path bin = Files.createDirectory(folder.resolve("bin"));
    Files.createSymbolicLink(bin.resolve("java"), THIS_JDK.resolve("bin/java"));

    assertStarts(Map.of("JAVA_HOME", "", "PATH", bin + ":/usr/bin:/bin"));
  }

  @Test
  void an_old_java_is_passed_over_for_one_in_the_usual_folders() throws Exception {
    Path jvms = Files.createDirectory(folder.resolve("usual jvms"));
    jdk(jvms.resolve("jdk-21"), "21.0.1", "exit 99");
    Files.createSymbolicLink(jvms.resolve("my jdk"), THIS_JDK);
    usualFolders(folder.resolve("no such folder"), jvms);

    assertStarts(Map.of("JAVA_HOME", folder.resolve("old java").toString(), "PATH", oldJavaFirst));
  }

  @Test
  void without_any_java_25_it_is_said_what_to_install() throws Exception {
    usualFolders();
    Map<String, String> environment = Map.of("JAVA_HOME", "", "PATH", oldJavaFirst);

    try (Launched command = distribution.start(distribution.runner(), environment, "--version")) {
      assertThat(command.exitCode()).isEqualTo(1);
      assertThat(command.standardError())
          .startsWith("No Java 25 was found")
          .contains("Install a JDK 25")
          .hasLineCount(1);
    }
  }

  @Test
  void arguments_and_jvm_options_arrive_as_they_were_written() throws Exception {
    Path jdk =
        jdk(
            folder.resolve("spy"),
            "25.0.1",
            "echo \"[$CLASSPATH]\"; for argument; do echo \"<$argument>\"; done");
    Path plugins = Files.createDirectory(folder.resolve("more plugins"));
    Path plugin = Files.createFile(plugins.resolve("a b.jar"));
    Map<String, String> environment =
        Map.of(
            "JAVA_HOME",
            jdk.toString(),
            "HEPTAPOD_PAAS_RUNNER_JAVA_OPTS",
            "-Xmx1g -Da=*",
            "HEPTAPOD_PAAS_RUNNER_PLUGINS",
            plugins.toString());
    String[] arguments = {"a b", "", "*", "$HOME", "-l", "\"quoted\""};

    try (Launched command = distribution.start(distribution.runner(), environment, arguments)) {
      assertThat(command.standardOutput())
          .contains("<-Xmx256m>\n", "<-Xmx1g>\n<-Da=*>\n")
          .contains("[" + distribution.lib() + "/", ":" + plugin + "]\n")
          .endsWith("\n<a b>\n<>\n<*>\n<$HOME>\n<-l>\n<\"quoted\">");
    }
  }

  private void assertStarts(Map<String, String> environment) throws Exception {
    try (Launched command = distribution.start(distribution.runner(), environment, "--version")) {
      assertThat(command.standardError()).isEmpty();
      assertThat(command.standardOutput()).contains("(Java 25");
      assertThat(command.exitCode()).isZero();
    }
  }

  /// Replaces the folders that the scripts look into.
  private void usualFolders(Path... folders) throws IOException {
    StringBuilder function = new StringBuilder("usual_jdk_folders() {\n  :\n");
    for (Path one : folders) {
      function.append("  echo '").append(one).append("'\n");
    }
    Files.writeString(
        distribution.lib().resolve("find-jdk.sh"),
        function.append("}\n"),
        StandardOpenOption.APPEND);
  }

  private static Path jdk(Path home, String version, String program) throws IOException {
    Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\n" + program + "\n");
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    return home;
  }
}
