package dev.paasrunner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// A jar that the test makes from a folder with sources and `META-INF`, against the jars of a
/// distribution and nothing else.
final class CompiledJar {
  private CompiledJar() {}

  static void write(Path sources, Path libraries, Path jar, Path workFolder) throws IOException {
    Path classes = Files.createTempDirectory(workFolder, "classes");
    compile(sources, libraries, classes);
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      addAll(out, classes, "");
      addAll(out, sources.resolve("META-INF"), "META-INF/");
    }
  }

  private static void compile(Path sources, Path libraries, Path classes) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    List<String> options =
        List.of("-proc:none", "-cp", classPath(libraries), "-d", classes.toString());
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      boolean done =
          compiler
              .getTask(
                  messages,
                  files,
                  null,
                  options,
                  null,
                  files.getJavaFileObjects(javaFiles(sources)))
              .call();
      assertThat(done).as("%s", messages).isTrue();
    }
  }

  private static String classPath(Path libraries) throws IOException {
    try (Stream<Path> jars = Files.list(libraries)) {
      return jars.map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
  }

  private static Path[] javaFiles(Path sources) throws IOException {
    try (Stream<Path> files = Files.walk(sources)) {
      return files.filter(file -> file.toString().endsWith(".java")).toArray(Path[]::new);
    }
  }

  private static void addAll(JarOutputStream out, Path folder, String prefix) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(new JarEntry(prefix + folder.relativize(file)));
        Files.copy(file, out);
      }
    }
  }
}
