package dev.paasrunner.plugins;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// A jar of a plugin that is compiled from source by the test.
final class PluginJar {
  private final Map<String, String> sources = new HashMap<>();
  private final Map<String, String> leftOut = new HashMap<>();
  private String services = "";

  /// A class that gets into the jar.
  PluginJar with(String className, String source) {
    sources.put(className, source);
    return this;
  }

  /// A class that the others are compiled against and that does not get into the jar.
  PluginJar without(String className, String source) {
    leftOut.put(className, source);
    return this;
  }

  PluginJar services(String text) {
    services = text;
    return this;
  }

  Path write(Path folder, String name) throws IOException {
    Path classes = Files.createTempDirectory(folder, "classes");
    compile(classes);
    Path jar = folder.resolve(name);
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (String className : sources.keySet()) {
        String entry = className.replace('.', '/') + ".class";
        add(out, entry, Files.readAllBytes(classes.resolve(entry)));
      }
      add(out, "META-INF/services/dev.paasrunner.spi.ExecutorProvider", services.getBytes(UTF_8));
    }
    return jar;
  }

  private void compile(Path classes) {
    List<JavaFileObject> units =
        Stream.of(sources, leftOut)
            .flatMap(map -> map.entrySet().stream())
            .<JavaFileObject>map(entry -> new Source(entry.getKey(), entry.getValue()))
            .toList();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    List<String> options =
        List.of("-proc:none", "-cp", System.getProperty("java.class.path"), "-d", "" + classes);
    assertThat(
            units.isEmpty() || compiler.getTask(messages, null, null, options, null, units).call())
        .as("%s", messages)
        .isTrue();
  }

  private static void add(JarOutputStream out, String name, byte[] content) throws IOException {
    out.putNextEntry(new JarEntry(name));
    out.write(content);
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String className, String text) {
      super(URI.create("string:///" + className.replace('.', '/') + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
