package dev.paasrunner.gitlab.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorMessageTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'message':'403 Forbidden'}                   | 403 Forbidden",
        "{'message':{'tag':['is bad','is old'],'x':1}} | tag: is bad, is old; x: 1",
        "{'error':'token is missing'}                  | token is missing",
        "{'message':null,'error':'e'}                  | e",
        "{'message':['a']}                             | none",
        "{'message':' '}                               | none",
        "{'token':'S3CRET'}                            | none",
        "['S3CRET']                                    | none"
      })
  void only_the_message_of_an_error_is_shown(String body, String shown) {
    assertThat(ErrorMessage.of(JsonParser.parseString(body)).orElse("none")).isEqualTo(shown);
  }
}
