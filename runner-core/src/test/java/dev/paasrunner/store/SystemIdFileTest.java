package dev.paasrunner.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemIdFileTest {
  @TempDir private Path folder;

  @Test
  void an_identity_is_made_once_and_kept_for_its_owner_only() throws Exception {
    String id = SystemIdFile.readOrCreate(folder);
    assertThat(id).matches("r_[0-9a-z]{12}");
    assertThat(SystemIdFile.readOrCreate(folder)).isEqualTo(id);
    Path file = folder.resolve(".runner_system_id");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void an_identity_of_gitlab_runner_is_taken_as_it_is() throws Exception {
    Files.writeString(folder.resolve(".runner_system_id"), "s_0123456789aB\n");
    assertThat(SystemIdFile.readOrCreate(folder)).isEqualTo("s_0123456789aB");
  }

  @Test
  void a_damaged_identity_is_not_replaced() throws Exception {
    Path file = folder.resolve(".runner_system_id");
    Files.writeString(file, "s_01");
    assertThatThrownBy(() -> SystemIdFile.readOrCreate(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("restore it");
    assertThat(file).hasContent("s_01");
  }

  @Test
  void two_random_identities_differ() {
    assertThat(SystemIdFile.random()).isNotEqualTo(SystemIdFile.random());
  }
}
