package dev.paasrunner.gitlab.api;

import java.util.Locale;

/// The machine in GitLab's words, which are Go's (GOOS and GOARCH).
///
/// @param system such as `linux`
/// @param architecture such as `amd64`
/// @param runtime what runs the daemon, such as `java25`
public record Platform(String system, String architecture, String runtime) {
  /// The machine that we are on.
  public static Platform current() {
    return of(
        System.getProperty("os.name", ""),
        System.getProperty("os.arch", ""),
        Runtime.version().feature());
  }

  static Platform of(String osName, String osArch, int feature) {
    return new Platform(goos(lower(osName)), goarch(lower(osArch)), "java" + feature);
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT).replace(" ", "");
  }

  private static String goos(String name) {
    if (name.startsWith("mac")) {
      return "darwin";
    }
    return name.startsWith("windows") ? "windows" : name;
  }

  private static String goarch(String name) {
    return switch (name) {
      case "x86_64" -> "amd64";
      case "x86", "i386", "i686" -> "386";
      case "aarch64" -> "arm64";
      default -> name;
    };
  }
}
