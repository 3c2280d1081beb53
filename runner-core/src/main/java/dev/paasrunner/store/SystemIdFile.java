package dev.paasrunner.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Pattern;

/// The identity of this daemon among all that share a runner's token, kept in `.runner_system_id`
/// as GitLab Runner does (`[sr]_` and twelve characters). Ours is random: a value derived from the
/// machine would be the same as that of a GitLab Runner beside us.
public final class SystemIdFile {
  private static final Pattern FORMAT = Pattern.compile("[sr]_[0-9a-zA-Z]{12}");
  private static final String ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyz";

  private SystemIdFile() {}

  /// Reads the identity kept in a directory, or makes one and keeps it.
  ///
  /// @throws IOException with one sentence for people; without a lasting identity our own hosts
  ///   could not be recognised later
  public static String readOrCreate(Path directory) throws IOException {
    Path file = directory.resolve(".runner_system_id");
    try {
      Optional<String> kept = read(file);
      if (kept.isPresent()) {
        return wellFormed(kept.get());
      }
      String fresh = random();
      DurableFile.replace(file, fresh + "\n");
      DurableFile.forceDirectory(directory);
      return fresh;
    } catch (IOException e) {
      throw new IOException(
          "The identity file %s cannot be read or written (%s): give this user the right to do so."
              .formatted(file, IoTrouble.inWords(e)),
          e);
    }
  }

  private static Optional<String> read(Path file) throws IOException {
    try {
      return Optional.of(Files.readString(file).strip());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /// A damaged identity is not replaced: under a new one, hosts that are billed would be strangers.
  private static String wellFormed(String kept) throws IOException {
    if (!FORMAT.matcher(kept).matches()) {
      throw new IOException(
          "it holds no identity like r_0123456789ab; restore it, or remove it if no host is left");
    }
    return kept;
  }

  /// An identity that is kept nowhere.
  public static String random() {
    SecureRandom random = new SecureRandom();
    StringBuilder id = new StringBuilder("r_");
    random.ints(12, 0, ALPHABET.length()).mapToObj(ALPHABET::charAt).forEach(id::append);
    return id.toString();
  }
}
