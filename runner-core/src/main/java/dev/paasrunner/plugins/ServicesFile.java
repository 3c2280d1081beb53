package dev.paasrunner.plugins;

import dev.paasrunner.spi.ExecutorProvider;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.ServiceLoader;

/// One file that names providers of executors, and the jar that it is in.
///
/// @param loader loads the classes that it names
record ServicesFile(URI location, ClassLoader loader) {
  private static final String NAME = "META-INF/services/" + ExecutorProvider.class.getName();

  /// All that a class loader sees.
  static List<ServicesFile> seenBy(ClassLoader loader) throws IOException {
    return Collections.list(loader.getResources(NAME)).stream()
        .map(url -> new ServicesFile(URI.create(url.toString()), loader))
        .distinct()
        .toList();
  }

  /// Loads the providers of this file only, so that an error is known to be this jar's.
  ServiceLoader<ExecutorProvider> providers() {
    return ServiceLoader.load(ExecutorProvider.class, new OnlyThisFile());
  }

  /// The jar, or the folder of classes.
  String origin() {
    try {
      if (location.toURL().openConnection() instanceof JarURLConnection jar) {
        return Path.of(jar.getJarFileURL().toURI()).toString();
      }
      return Path.of(location.resolve("../..")).toString();
    } catch (IOException | URISyntaxException | IllegalArgumentException e) {
      return location.toString();
    }
  }

  private final class OnlyThisFile extends ClassLoader {
    OnlyThisFile() {
      super(loader);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
      return name.equals(NAME)
          ? Collections.enumeration(List.of(location.toURL()))
          : super.getResources(name);
    }
  }
}
