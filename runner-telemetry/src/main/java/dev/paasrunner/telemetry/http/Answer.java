package dev.paasrunner.telemetry.http;

import java.util.LinkedHashMap;
import java.util.Map;

/// What is sent back.
///
/// @param headers besides the length
/// @param body sent in UTF-8
record Answer(int status, Map<String, String> headers, String body) {
  private static final int OK = 200;
  private static final String CONTENT_TYPE = "Content-Type";
  private static final String TEXT = "text/plain; charset=utf-8";

  Answer {
    headers = Map.copyOf(headers);
  }

  /// One sentence.
  static Answer text(int status, String sentence) {
    return new Answer(status, Map.of(CONTENT_TYPE, TEXT), sentence + "\n");
  }

  /// What was asked for.
  static Answer found(String contentType, String body) {
    return new Answer(OK, Map.of(CONTENT_TYPE, contentType), body);
  }

  /// The same with one more header.
  Answer with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Answer(status, more, body);
  }
}
