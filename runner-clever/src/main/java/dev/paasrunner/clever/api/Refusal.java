package dev.paasrunner.clever.api;

import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.spi.ExecutorException;
import java.util.Optional;

/// What an answer that is no success means.
final class Refusal {
  private Refusal() {}

  static ExecutorException of(Reply reply) {
    ErrorKind kind = kind(reply);
    String message = message(reply, kind);
    return reply
        .retryAfter()
        .map(wait -> new ExecutorException(kind, message, wait))
        .orElseGet(
            () ->
                reply.status() >= 500 && kind == ErrorKind.TRANSIENT
                    ? PlatformTrouble.error(message)
                    : new ExecutorException(kind, message));
  }

  private static ErrorKind kind(Reply reply) {
    Optional<CleverError> error = reply.error();
    if (reply.status() == 429 || error.filter(CleverError::meansTooManyRequests).isPresent()) {
      return ErrorKind.EXHAUSTED;
    }
    if (reply.saysGone()) {
      return ErrorKind.GONE;
    }
    return switch (reply.status()) {
      case 401 -> ErrorKind.DENIED;
      case 403 -> error.isPresent() ? ErrorKind.DENIED : ErrorKind.TRANSIENT;
      case 408, 409, 425 -> ErrorKind.TRANSIENT;
      // Without the interface's own words it is a gateway that speaks.
      default ->
          reply.status() >= 400 && reply.status() < 500 && error.isPresent()
              ? ErrorKind.REFUSED
              : ErrorKind.TRANSIENT;
    };
  }

  private static String message(Reply reply, ErrorKind kind) {
    return "cannot %s at Clever Cloud: it answered %d%s%s%s"
        .formatted(
            reply.call().action(),
            reply.status(),
            said(reply),
            reply.header("Sozu-Id").map(id -> ", reference " + Plain.text(id)).orElse(""),
            advice(reply, kind));
  }

  private static String said(Reply reply) {
    return reply
        .error()
        .map(error -> " (%s: %s)".formatted(error.label(), reply.call().shown(error.message())))
        .orElseGet(() -> reply.contentType().isEmpty() ? "" : " with " + reply.contentType());
  }

  private static String advice(Reply reply, ErrorKind kind) {
    if (kind == ErrorKind.DENIED) {
      return "; is the credential right, and does it still belong to the organization?";
    }
    boolean gateway = reply.error().isEmpty() && reply.status() < 500;
    return gateway && kind == ErrorKind.TRANSIENT ? "; is cc_api_url right?" : "";
  }
}
