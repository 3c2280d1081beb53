package dev.paasrunner.testkit.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.spi.ExecutorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PushedDockerfileTest {
  @Test
  void what_counts_is_read_in_every_way_of_writing_it() throws Exception {
    PushedDockerfile read =
        PushedDockerfile.parse(
            """
            # a comment
            from  registry.example.net/runner:1

            COPY runner.toml \\
                 job.json /etc/runner/
            COPY ["other file", "/etc/renamed"]
            ENV DEBUG="true"
            ENTRYPOINT ["/usr/bin/gitlab-runner", "a b"]
            """);

    assertThat(read.from()).isEqualTo("registry.example.net/runner:1");
    assertThat(read.copies())
        .containsEntry("/etc/runner/runner.toml", "runner.toml")
        .containsEntry("/etc/runner/job.json", "job.json")
        .containsEntry("/etc/renamed", "other file")
        .hasSize(3);
    assertThat(read.entrypoint()).containsExactly("/usr/bin/gitlab-runner", "a b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ENTRYPOINT [\"/usr/bin/gitlab-runner\"]",
        "FROM x\nFRUM y",
        "FROM x\nRUN make",
        "FROM x\nCOPY job.json",
        "FROM x\nCOPY job.json relative/",
        "FROM x\nENTRYPOINT /usr/bin/gitlab-runner",
        "FROM x\nENTRYPOINT {}",
      })
  void what_cannot_be_built_here_is_refused(String text) {
    assertThatThrownBy(() -> PushedDockerfile.parse(text))
        .isInstanceOfSatisfying(
            ExecutorException.class,
            e -> assertThat(e.error().kind()).isEqualTo(ErrorKind.REFUSED));
  }
}
