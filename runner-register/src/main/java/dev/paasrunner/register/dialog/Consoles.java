package dev.paasrunner.register.dialog;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.Optional;
import org.jline.terminal.TerminalBuilder;

/// Finds out where answers come from.
public final class Consoles {
  private Consoles() {}

  /// The process's own terminal, or its input if that is none.
  ///
  /// @param environment tells by `TERM` what the terminal can do
  public static Console open(Map<String, String> environment) {
    return Optional.ofNullable(System.console())
        .filter(java.io.Console::isTerminal)
        .<Console>map(console -> isPlain(environment) ? new PlainTerminal(console) : atTerminal())
        .orElseGet(Consoles::withoutScreen);
  }

  private static boolean isPlain(Map<String, String> environment) {
    String type = environment.getOrDefault("TERM", "");
    return type.isEmpty() || type.startsWith("dumb");
  }

  /// The JDK calls it no terminal if only the output is none, and would let it show secrets.
  private static Console withoutScreen() {
    return Echo.ofInput()
        .<Console>map(echo -> new WithoutScreen(piped(System.err), echo))
        .orElseGet(() -> piped(System.out));
  }

  private static Piped piped(PrintStream out) {
    Charset charset = Charset.defaultCharset();
    return new Piped(new BufferedReader(new InputStreamReader(System.in, charset)), out);
  }

  private static Console atTerminal() {
    try {
      return new AtTerminal(TerminalBuilder.builder().system(true).dumb(true).build());
    } catch (IOException e) {
      throw new UncheckedIOException("The terminal cannot be used.", e);
    }
  }
}
