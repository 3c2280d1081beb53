package dev.paasrunner.testkit.gitlab.http;

/// Something that answers requests. Called from many threads.
@FunctionalInterface
public interface Resource {
  /// The answer to a request, with all that it causes done. May block.
  Reply answer(Request request) throws InterruptedException;
}
