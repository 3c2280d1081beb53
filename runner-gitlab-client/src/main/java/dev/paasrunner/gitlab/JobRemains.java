package dev.paasrunner.gitlab;

import com.google.gson.stream.JsonReader;
import dev.paasrunner.job.Secret;
import java.io.IOException;
import java.io.StringReader;
import java.util.Optional;

/// What can be read of a job whose text is cut off or garbled behind some point. GitLab writes `id`
/// and `token` first, so they usually can.
///
/// @param id the job's number
/// @param token the job's token
record JobRemains(Optional<Long> id, Optional<Secret> token) {
  /// Reads the members of an object until nothing more can be read.
  static JobRemains of(String text) {
    JobRemains found = new JobRemains(Optional.empty(), Optional.empty());
    try (JsonReader reader = new JsonReader(new StringReader(text))) {
      reader.beginObject();
      while (reader.hasNext() && !found.isComplete()) {
        found = found.with(reader);
      }
      return found;
    } catch (IOException | IllegalStateException | NumberFormatException e) {
      // Here the readable part ends; the exception would quote it.
      return found;
    }
  }

  private JobRemains with(JsonReader reader) throws IOException {
    return switch (reader.nextName()) {
      case "id" -> new JobRemains(Optional.of(reader.nextLong()), token);
      case "token" -> new JobRemains(id, Optional.of(Secret.of(reader.nextString())));
      default -> {
        reader.skipValue();
        yield this;
      }
    };
  }

  private boolean isComplete() {
    return id.isPresent() && token.isPresent();
  }
}
