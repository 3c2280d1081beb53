package dev.paasrunner.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Changes that go to disk together. Its fields are guarded by the locks of its [Journal].
final class Batch {
  final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  boolean forced;
  boolean written;
  @Nullable IOException trouble;
}
