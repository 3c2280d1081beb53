package dev.paasrunner.register.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.paasrunner.config.ConfigReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnerTest {
  @TempDir private Path folder;

  @Test
  void a_file_of_another_user_stays_that_users() throws Exception {
    Path file = Files.createFile(folder.resolve("config.toml"));
    UserPrincipal nobody =
        file.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
    assumeTrue(mayGiveAway(file, nobody), "only root may give files away");

    new ConfigFile(file, new ConfigReader(Map.of("fixed", List.of())))
        .add(Optional.empty(), Given.section("one"));

    assertThat(Files.getOwner(file)).isEqualTo(nobody);
    assertThat(file).content().contains("\"one\"");
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
