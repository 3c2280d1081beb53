package dev.paasrunner.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFolderTest {
  @TempDir private Path folder;

  private Path config;
  private Path place;

  @BeforeEach
  void make_folders() throws IOException {
    config = folder.resolve("config.toml");
    place = Files.createDirectory(folder.resolve("place"));
  }

  @Test
  void a_folder_of_this_user_will_do() {
    assertThat(StateFolder.problem(place.resolve("s.json.d"), config)).isEmpty();
    assertThat(StateFolder.besides(Path.of("s.json"))).isEqualTo(Path.of("s.json.d"));
  }

  @Test
  void a_folder_that_is_not_there_is_named() {
    assertThat(StateFolder.problem(place.resolve("none/s.json.d"), config).orElseThrow())
        .startsWith("the folder " + place.resolve("none") + ", in which");
  }

  @Test
  void the_owner_of_the_configuration_needs_the_right_to_write() throws Exception {
    Files.createFile(config);
    UserPrincipal nobody =
        config.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
    assumeTrue(mayGiveAway(config, nobody), "only root may give files away");
    Path state = place.resolve("s.json.d");
    Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwxr-xr-x"));

    assertThat(StateFolder.problem(state, config).orElseThrow())
        .contains(place + " cannot be read and written by nobody, to whom " + config);

    // A state directory that is there counts itself, whatever is above it.
    Files.setOwner(Files.createDirectory(state), nobody);
    assertThat(StateFolder.problem(state, config)).isEmpty();
  }

  private static boolean mayGiveAway(Path file, UserPrincipal user) {
    try {
      Files.setOwner(file, user);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
