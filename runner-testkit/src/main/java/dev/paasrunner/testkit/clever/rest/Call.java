package dev.paasrunner.testkit.clever.rest;

import dev.paasrunner.testkit.clever.http.CleverRequest;
import dev.paasrunner.testkit.clever.model.Application;
import dev.paasrunner.testkit.clever.model.Credential;
import java.util.List;
import java.util.Optional;

/// A request of somebody who may make it.
///
/// @param organization the identifier of what it is about; empty if it is about none
/// @param target the application that it is about; empty if it is about none
record Call(
    CleverRequest request,
    Credential credential,
    String organization,
    Optional<Application> target) {
  /// The application that it is about.
  Application application() {
    return target.orElseThrow(() -> new IllegalStateException(request + " names no application"));
  }

  /// What follows a segment in the path.
  String after(String segment) {
    List<String> segments = request.segments();
    return segments.get(segments.lastIndexOf(segment) + 1);
  }

  /// A parameter that is a whole number.
  long number(String parameter, long otherwise) {
    return request
        .parameter(parameter)
        .filter(text -> text.matches("\\d{1,9}"))
        .map(Long::parseLong)
        .orElse(otherwise);
  }
}
