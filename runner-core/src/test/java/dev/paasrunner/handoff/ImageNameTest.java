package dev.paasrunner.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageNameTest {
  private static final String DIGEST =
      "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

  @ParameterizedTest
  @CsvSource({
    "postgres,                               docker.io,              library/postgres",
    "postgres:16,                            docker.io,              library/postgres:16",
    "tutum/wordpress:latest,                 docker.io,              tutum/wordpress:latest",
    "a/b/c,                                  docker.io,              a/b/c",
    "docker.io/postgres:16,                  docker.io,              library/postgres:16",
    "docker.io/library/postgres,             docker.io,              library/postgres",
    "index.docker.io/tutum/wordpress,        docker.io,              tutum/wordpress",
    "index.docker.io/redis,                  docker.io,              library/redis",
    "localhost/a,                            localhost,              a",
    "localhost,                              docker.io,              library/localhost",
    "Host/a,                                 Host,                   a",
    "host:5000/a:1,                          host:5000,              a:1",
    "registry.example.com:4999/a/b,          registry.example.com:4999, a/b",
    "example.net:443/acme/dependency_proxy/containers/redis, example.net:443, acme/dependency_proxy/containers/redis"
  })
  void a_name_is_split_as_docker_does(String text, String domain, String remainder) {
    ImageName name = new ImageName(text);

    assertThat(name.domain()).isEqualTo(domain);
    assertThat(name.remainder()).isEqualTo(remainder);
  }

  @Test
  void digests_belong_to_the_remainder() {
    assertThat(new ImageName("postgres@" + DIGEST).remainder())
        .isEqualTo("library/postgres@" + DIGEST);
    assertThat(new ImageName("a/b:1@" + DIGEST).remainder()).isEqualTo("a/b:1@" + DIGEST);
  }

  @ParameterizedTest
  @CsvSource({
    "postgres:16,                    postgres",
    "tutum/wordpress:latest,         tutum__wordpress tutum-wordpress",
    "registry.example.com:4999/a/b,  registry.example.com__a__b registry.example.com-a-b",
    "example.net:443/acme/dependency_proxy/containers/tutum/wordpress, example.net__acme__dependency_proxy__containers__tutum__wordpress example.net-acme-dependency_proxy-containers-tutum-wordpress",
    "docker.io/a/b:1,                docker.io__a__b docker.io-a-b",
    "host:5000/a:1,                  host__a host-a"
  })
  void a_service_gets_the_names_that_gitlab_runner_gives(String text, String names) {
    assertThat(new ImageName(text).serviceNames()).isEqualTo(List.of(names.split(" ", -1)));
  }

  @Test
  void a_digest_is_no_part_of_a_service_name() {
    assertThat(new ImageName("postgres@" + DIGEST).serviceNames()).containsExactly("postgres");
    assertThat(new ImageName("a/b:1@" + DIGEST).serviceNames()).containsExactly("a__b", "a-b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "a\nb", "a/"})
  void what_cannot_be_pulled_is_not_usable(String text) {
    assertThat(new ImageName(text).isUsable()).isFalse();
  }
}
