package dev.paasrunner.clever.catalogue;

import dev.paasrunner.clever.api.Plain;
import dev.paasrunner.job.ErrorKind;
import dev.paasrunner.job.Weight;
import dev.paasrunner.payload.JobPayload;
import dev.paasrunner.spi.ExecutorException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which size a job gets. Pure.
///
/// @param defaultFlavor for a job that asks for none
/// @param maxFlavor the heaviest that a job may ask for, if there is such a limit
public record Sizes(String defaultFlavor, Optional<String> maxFlavor) {
  /// How a job asks for a flavor.
  public static final String VARIABLE = "CI_CLEVER_CLOUD_FLAVOR";

  /// The flavor of a job's host.
  ///
  /// @throws ExecutorException `REFUSED` if it cannot be given; the message lists the choices
  public Flavor chosen(JobPayload payload, Catalogue catalogue) throws ExecutorException {
    Optional<String> asked = payload.variable(VARIABLE).filter(text -> !text.isBlank());
    return given(asked.orElse(defaultFlavor), catalogue);
  }

  private Flavor given(String name, Catalogue catalogue) throws ExecutorException {
    Flavor flavor = known(name, catalogue);
    if (!flavor.available()) {
      throw refused("the flavor %s is not available now".formatted(flavor.name()), catalogue);
    }
    if (isTooHeavy(flavor, catalogue)) {
      throw refused(
          "the flavor %s is heavier than %s, the largest allowed by this runner"
              .formatted(flavor.name(), maxFlavor.orElse("")),
          catalogue);
    }
    return flavor;
  }

  /// What a host of a flavor weighs, be it allowed and available or not.
  ///
  /// @throws ExecutorException `REFUSED` if there is no such flavor; the message tells which are
  public Weight weightOf(String name, Catalogue catalogue) throws ExecutorException {
    return configured("the flavor", name, catalogue).weight();
  }

  /// The most that a host can weigh.
  public Weight heaviest(Catalogue catalogue) throws ExecutorException {
    if (maxFlavor.isPresent()) {
      return configured("cc_max_flavor", maxFlavor.get(), catalogue).weight();
    }
    List<Flavor> available = catalogue.available();
    if (available.isEmpty()) {
      throw new ExecutorException(
          ErrorKind.TRANSIENT, "cannot make hosts at Clever Cloud: no flavor is available now");
    }
    return available.getLast().weight();
  }

  /// What is wrong with the configured flavors, one sentence for each.
  public List<String> doubts(Catalogue catalogue) {
    List<String> doubts = new ArrayList<>();
    try {
      Flavor _ = given(defaultFlavor, catalogue);
    } catch (ExecutorException e) {
      doubts.add("cc_default_flavor cannot be used: " + e.getMessage());
    }
    return doubts;
  }

  private Flavor known(String name, Catalogue catalogue) throws ExecutorException {
    Optional<Flavor> flavor = catalogue.flavor(name);
    if (flavor.isEmpty()) {
      throw refused("there is no flavor \"%s\"".formatted(shown(name)), catalogue);
    }
    return flavor.get();
  }

  private static Flavor configured(String what, String name, Catalogue catalogue)
      throws ExecutorException {
    return catalogue
        .flavor(name)
        .orElseThrow(
            () ->
                new ExecutorException(
                    ErrorKind.REFUSED,
                    "%s is \"%s\", which is not offered: expected one of %s"
                        .formatted(what, shown(name), Catalogue.names(catalogue.available()))));
  }

  private boolean isTooHeavy(Flavor flavor, Catalogue catalogue) throws ExecutorException {
    return maxFlavor.isPresent() && flavor.weight().compareTo(heaviest(catalogue)) > 0;
  }

  private ExecutorException refused(String why, Catalogue catalogue) {
    return new ExecutorException(
        ErrorKind.REFUSED,
        "%s: set %s to one of %s".formatted(why, VARIABLE, Catalogue.names(choices(catalogue))));
  }

  private List<Flavor> choices(Catalogue catalogue) {
    Optional<Flavor> max = maxFlavor.flatMap(catalogue::flavor);
    return catalogue.available().stream()
        .filter(one -> max.isEmpty() || one.weight().compareTo(max.get().weight()) <= 0)
        .toList();
  }

  private static String shown(String name) {
    return Plain.text(name);
  }
}
