package dev.paasrunner.clever.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApplicationTest {
  private static Application read(String json) {
    return Application.of(JsonParser.parseString(json)).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "httpUrl, https://push.example.net/app.git, https://push.example.net/app.git",
    "httpUrl, http://127.0.0.1:8080/app.git, http://127.0.0.1:8080/app.git",
    "httpUrl, https://me:secret@push.example.net/app.git, https://push.example.net/app.git",
    "url, git+ssh://git@push.example.net/app.git, https://push.example.net/app.git",
  })
  void its_repository_is_reached_over_http_without_names(String key, String url, String expected) {
    assertThat(read("{\"id\":\"a\",\"deployment\":{\"%s\":\"%s\"}}".formatted(key, url)).gitUrl())
        .contains(URI.create(expected));
  }

  @ParameterizedTest
  @ValueSource(strings = {"file:///etc/passwd", "not a url", "https:///nowhere", ""})
  void an_address_of_another_kind_is_none(String url) {
    assertThat(read("{\"id\":\"a\",\"deployment\":{\"httpUrl\":\"%s\"}}".formatted(url)).gitUrl())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":\"a\"}",
        "{\"id\":\"a\",\"deployment\":null,\"env\":null,\"name\":null}",
        "{\"id\":\"a\",\"deployment\":[],\"env\":{},\"creationDate\":\"soon\"}",
        "{\"id\":\"a\",\"env\":[null,1,{\"value\":\"x\"}]}"
      })
  void every_field_may_be_missing_or_odd(String json) {
    Application application = read(json);

    assertThat(application.environment()).isEmpty();
    assertThat(application.gitUrl()).isEmpty();
    assertThat(application.isDeployable()).isFalse();
    assertThat(application.isBeingDeleted()).isFalse();
  }

  @Test
  void values_of_its_environment_are_not_printed() {
    assertThat(read("{\"id\":\"a\",\"env\":[{\"name\":\"A\",\"value\":\"hunter2\"}]}"))
        .asString()
        .doesNotContain("hunter2");
  }

  @Test
  void what_has_no_id_is_none() {
    assertThat(Application.of(JsonParser.parseString("{\"name\":\"a\"}"))).isEmpty();
    assertThat(Application.of(JsonParser.parseString("[]"))).isEmpty();
  }
}
