package dev.paasrunner.gitlab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.paasrunner.job.CallError;
import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.spi.CoordinatorException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/// Looks at what a call that fails says, and that it never tells a secret.
final class CoordinatorErrors {
  private CoordinatorErrors() {}

  static CallError errorOf(ThrowingCallable call) {
    CoordinatorException thrown = catchThrowableOfType(CoordinatorException.class, call);
    assertThat(thrown).as("a CoordinatorException").isNotNull();
    StringWriter everything = new StringWriter();
    thrown.printStackTrace(new PrintWriter(everything));
    assertThat(everything.toString()).doesNotContain("S3CRET");
    return thrown.error();
  }

  static CallError errorOf(ErrorKind kind, ThrowingCallable call) {
    CallError error = errorOf(call);
    assertThat(error.kind()).as(error.message()).isEqualTo(kind);
    return error;
  }
}
