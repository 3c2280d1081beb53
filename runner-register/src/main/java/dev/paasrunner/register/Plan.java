package dev.paasrunner.register;

import static java.util.Objects.requireNonNull;

import dev.paasrunner.gitlab.registration.Registered;
import dev.paasrunner.gitlab.registration.RunnerProperties;
import dev.paasrunner.gitlab.registration.RunnerToken;
import dev.paasrunner.register.file.Entry;
import dev.paasrunner.register.file.NewFile;
import dev.paasrunner.register.file.NewSection;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// A registration that only has to be carried out.
///
/// @param name of the section, for people
/// @param url of the coordinator
/// @param token what the user has, of either kind
/// @param properties for a token that makes runners
/// @param tlsCaFile PEM file of authorities to trust besides the system's, here and by the daemon
/// @param settings the executor's settings and all other keys of the section
/// @param head what stands in a new file above the section; of no effect in another
public record Plan(
    Path config,
    String name,
    String url,
    RunnerToken token,
    RunnerProperties properties,
    String executor,
    Optional<Path> tlsCaFile,
    List<Entry> settings,
    Optional<NewFile> head) {
  /// GitLab Runner's zero time: the token never ends.
  private static final String NEVER = "0001-01-01T00:00:00Z";

  public Plan {
    requireNonNull(config);
    requireNonNull(name);
    requireNonNull(url);
    requireNonNull(token);
    requireNonNull(properties);
    requireNonNull(executor);
    requireNonNull(tlsCaFile);
    settings = List.copyOf(settings);
    requireNonNull(head);
  }

  /// The section as far as it is known before anything is registered, with stars for secrets.
  String preview() {
    List<Entry> known =
        section(
                new Registered(
                    token.secret(), OptionalLong.empty(), Instant.EPOCH, Optional.empty(), false))
            .entries()
            .stream()
            .filter(entry -> !entry.path().getFirst().startsWith("token_"))
            .toList();
    return new NewSection(known).text(false);
  }

  /// The section for a runner, in the order in which GitLab Runner writes its own.
  NewSection section(Registered runner) {
    List<Entry> entries = new ArrayList<>();
    entries.add(Entry.text("name", name));
    entries.add(Entry.text("url", url));
    runner.id().ifPresent(id -> entries.add(Entry.literal("id", String.valueOf(id))));
    entries.add(Entry.secret("token", runner.token().reveal()));
    entries.add(Entry.literal("token_obtained_at", runner.obtainedAt().toString()));
    entries.add(
        Entry.literal("token_expires_at", runner.expiresAt().map(Object::toString).orElse(NEVER)));
    tlsCaFile.ifPresent(file -> entries.add(Entry.text("tls-ca-file", file.toString())));
    entries.add(Entry.text("executor", executor));
    entries.addAll(settings);
    return new NewSection(entries);
  }
}
