package dev.paasrunner.spi;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/// How a person who registers a runner is asked for a setting.
///
/// @param need whether and how insistently
/// @param suggestion what an empty answer stands for and what is taken where nobody can be asked;
///   written into the section, unlike a default. As a person would write it, a table as `A=b, C=d`
public record Inquiry(Need need, Optional<String> suggestion) {
  /// Whether and how insistently a person is asked.
  public enum Need {
    /// Asked until there is a value.
    REQUIRED,
    /// Asked; an empty answer is an answer.
    OFFERED,
    /// Asked only if the person wants to see all there is.
    ON_DEMAND,
    /// Not asked, since it is without effect beside the other values.
    POINTLESS
  }

  public Inquiry {
    requireNonNull(need);
    requireNonNull(suggestion);
  }

  /// What the description of a setting says by itself.
  public static Inquiry of(Setting setting) {
    return of(setting.required() ? Need.REQUIRED : Need.ON_DEMAND);
  }

  /// An inquiry without a suggestion.
  public static Inquiry of(Need need) {
    return new Inquiry(need, Optional.empty());
  }

  /// The same with what an empty answer stands for.
  public Inquiry suggesting(String value) {
    return new Inquiry(need, Optional.of(value));
  }
}
