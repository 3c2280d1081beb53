package dev.paasrunner.testkit.inner.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/// The image's file system as a folder.
///
/// @param root the folder, which does not exist yet
record RootFolder(Path root) {
  /// Puts everything in its place.
  void fill(Parts parts, JavaRuntime runtime) throws IOException, InterruptedException {
    for (String folder : List.of("bin", "usr/bin", "tmp", "etc", "java", "app", "root")) {
      Files.createDirectories(root.resolve(folder));
    }
    BusyBox.install(parts.busyBox(), root.resolve("bin"));
    Path _ = Files.createSymbolicLink(root.resolve("usr/bin/env"), Path.of("../../bin/busybox"));
    Trees.copy(runtime.home(), root.resolve("java"));
    copyLibraries(runtime);
    writeRunner(parts);
    ClassArchive.train(root);
  }

  private void copyLibraries(JavaRuntime runtime) throws IOException, InterruptedException {
    for (Path library : runtime.libraries()) {
      Path target = root.resolve(library.getRoot().relativize(library).toString());
      Files.createDirectories(target.getParent());
      Path _ = Files.copy(library, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private void writeRunner(Parts parts) throws IOException {
    Path _ = Files.copy(parts.gson(), root.resolve("app/gson.jar"));
    Path _ = Files.write(root.resolve("app/runner.jar"), parts.runner().bytes());
    Path launcher = Files.writeString(root.resolve("usr/bin/gitlab-runner"), parts.launcher());
    Path _ = Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path _ = Files.writeString(root.resolve("etc/passwd"), "root:x:0:0:root:/root:/bin/sh\n");
    Path _ =
        Files.setPosixFilePermissions(
            root.resolve("tmp"), PosixFilePermissions.fromString("rwxrwxrwx"));
  }
}
