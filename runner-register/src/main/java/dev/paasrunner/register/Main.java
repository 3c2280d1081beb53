package dev.paasrunner.register;

/// Says that registration is not part of this version, and what to do instead.
public final class Main {
  static final String MESSAGE =
      "Registration is not part of this version of heptapod-paas-runner: create a runner in GitLab"
          + " (Settings, CI/CD, Runners), and put its url, token and executor into a [[runners]]"
          + " section of the configuration file by hand.";

  /// As for a mistake of the user, so that a script notices.
  static final int EXIT_CODE = 2;

  private Main() {}

  /// The start of the program; arguments are not looked at.
  public static void main(String[] arguments) {
    System.err.println(MESSAGE);
    System.exit(EXIT_CODE);
  }
}
