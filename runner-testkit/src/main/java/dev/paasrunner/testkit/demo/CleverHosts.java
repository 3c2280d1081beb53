package dev.paasrunner.testkit.demo;

import dev.paasrunner.testkit.clever.FakeClever;
import dev.paasrunner.testkit.clever.model.Role;
import dev.paasrunner.testkit.clever.model.Switches;
import dev.paasrunner.testkit.clever.run.DockerRuns;
import dev.paasrunner.testkit.clever.run.HostRuns;
import dev.paasrunner.testkit.clever.run.ProcessRuns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Applications on a simulated Clever Cloud, which runs them as containers or as local processes.
final class CleverHosts implements Hosts {
  private final FakeClever clever;
  private final Optional<String> image;
  private final String organization;
  private final String token;

  private CleverHosts(HostRuns runs, Optional<String> image) {
    this.clever = FakeClever.start(Switches.LIFELIKE, runs);
    this.image = image;
    this.organization = clever.addOrganization("demonstration");
    this.token = clever.addToken(organization, Role.MANAGER);
  }

  /// A platform whose applications are containers of an image.
  static CleverHosts onDocker(String image) {
    return new CleverHosts(new DockerRuns("host"), Optional.of(image));
  }

  /// A platform whose applications are processes.
  ///
  /// @param folder where each has its folder
  static CleverHosts ofProcesses(Path folder) throws IOException {
    return new CleverHosts(new ProcessRuns(Files.createDirectories(folder)), Optional.empty());
  }

  @Override
  public String description() {
    return "Hosts are applications on a simulated Clever Cloud, run as "
        + image.map(name -> "containers of " + name).orElse("local processes")
        + ".";
  }

  @Override
  public List<String> sectionLines(boolean buildable) {
    String missing = image.isPresent() ? "No-Such-Image:1" : "no-such-image:1";
    return List.of(
        "executor = \"clever-docker\"",
        "heptapod_runner_main_image = \"" + (buildable ? image.orElse("stand-in") : missing) + "\"",
        "cc_api_url = \"" + clever.apiUrl() + "\"",
        "cc_orga_id = \"" + organization + "\"",
        "cc_token = \"" + token + "\"",
        "cc_default_flavor = \"XS\"");
  }

  @Override
  public List<String> left(List<String> runners) {
    return clever.left().stream().map(application -> application.blueprint().name()).toList();
  }

  @Override
  public void removeLeft(List<String> runners) {
    clever.close();
  }

  @Override
  public List<String> account() {
    List<String> bill = clever.bill().text();
    clever.close();
    return bill;
  }
}
