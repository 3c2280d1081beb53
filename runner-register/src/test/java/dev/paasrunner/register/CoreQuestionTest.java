package dev.paasrunner.register;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paasrunner.config.CoreSettings;
import dev.paasrunner.register.arguments.Option;
import dev.paasrunner.register.dialog.Question;
import org.junit.jupiter.api.Test;

class CoreQuestionTest {
  @Test
  void a_key_is_asked_for_in_the_words_of_its_description_with_its_default() {
    Question question = CoreQuestion.of(CoreSettings.CONCURRENT, Option.MAX_CONCURRENCY);

    assertThat(question.prompt())
        .isEqualTo(
            "concurrent, %s [%s]: "
                .formatted(
                    CoreSettings.CONCURRENT.help(),
                    CoreSettings.CONCURRENT.defaultValue().orElseThrow()));
    assertThat(question.source()).isEqualTo("--max-concurrency");
    assertThat(question.secret()).isFalse();
  }

  @Test
  void a_secret_is_not_echoed_and_marks_of_the_page_are_left_out() {
    assertThat(CoreQuestion.of(CoreSettings.TOKEN, Option.TOKEN).secret()).isTrue();
    assertThat(CoreSettings.STATE_FILE.help()).contains("`");
    assertThat(CoreQuestion.words(CoreSettings.STATE_FILE)).doesNotContain("`");
  }

  @Test
  void the_first_question_fits_into_a_line_since_it_is_shown_twice_in_the_same_place() {
    assertThat(CoreQuestion.of(CoreSettings.NAME, Option.NAME).prompt()).hasSizeLessThan(80);
  }
}
