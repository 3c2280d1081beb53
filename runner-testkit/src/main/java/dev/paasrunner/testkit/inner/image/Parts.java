package dev.paasrunner.testkit.inner.image;

import com.google.gson.Gson;
import dev.paasrunner.testkit.inner.InnerRunner;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// What the image is made of, before anything is built: enough to name it.
///
/// @param busyBox a static BusyBox
/// @param gson Gson's jar
/// @param runner the stand-in's jar
/// @param builder the classes that build the image: another way to build is another image
/// @param launcher the text of `/usr/bin/gitlab-runner`
/// @param dockerfile the text of the image's Dockerfile
record Parts(
    Path busyBox,
    Path gson,
    PackageJar runner,
    PackageJar builder,
    String launcher,
    String dockerfile) {
  /// The parts found on this machine.
  static Parts ofThisMachine() throws IOException, InterruptedException {
    Path busyBox = BusyBox.find().orElseThrow(() -> new IOException(BusyBox.MISSING));
    return new Parts(
        busyBox,
        placeOf(Gson.class),
        PackageJar.of(placeOf(InnerRunner.class), InnerRunner.class),
        PackageJar.of(placeOf(Parts.class), Parts.class),
        resource("gitlab-runner.sh"),
        resource("Dockerfile"));
  }

  /// The jar or folder that a class was loaded from.
  static Path placeOf(Class<?> type) throws IOException {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IOException("the place of " + type + " is not a file", e);
    }
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = Parts.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("the testkit lacks its resource " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /// Sixteen characters that change with any part.
  String hash() throws IOException {
    MessageDigest digest = sha256();
    digest.update(Runtime.version().toString().getBytes(StandardCharsets.UTF_8));
    digest.update(runner.bytes());
    digest.update(builder.bytes());
    digest.update((launcher + dockerfile).getBytes(StandardCharsets.UTF_8));
    digestFile(busyBox, digest);
    digestFile(gson, digest);
    return HexFormat.of().formatHex(digest.digest(), 0, 8);
  }

  private static void digestFile(Path file, MessageDigest digest) throws IOException {
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      var _ = in.transferTo(OutputStream.nullOutputStream());
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
