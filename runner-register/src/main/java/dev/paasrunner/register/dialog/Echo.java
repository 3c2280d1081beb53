package dev.paasrunner.register.dialog;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Whether the terminal that the process reads from shows what is typed; switched by `stty`, which
/// works whatever becomes of the output.
final class Echo {
  private final String usual;

  private Echo(String usual) {
    this.usual = usual;
  }

  /// That of the process's input; empty if it comes from no terminal.
  static Optional<Echo> ofInput() {
    try {
      Process process = stty("-g").start();
      String state = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      return process.waitFor() == 0 ? Optional.of(new Echo(state.strip())) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static ProcessBuilder stty(String argument) {
    return new ProcessBuilder("stty", argument)
        .redirectInput(Redirect.INHERIT)
        .redirectError(Redirect.DISCARD);
  }

  /// Shows nothing that is typed.
  ///
  /// @return whether nothing is shown from now on
  boolean off() {
    return set("-echo");
  }

  /// As it was in the beginning.
  void restore() {
    boolean _ = set(usual);
  }

  private static boolean set(String state) {
    try {
      return stty(state).redirectOutput(Redirect.DISCARD).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
