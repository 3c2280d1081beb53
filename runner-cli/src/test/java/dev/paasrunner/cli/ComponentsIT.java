package dev.paasrunner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The lists of what comes along are those of the jars that do. That the one for machines keeps to
/// the schema of CycloneDX is checked by the plugin that writes it.
class ComponentsIT {
  private static final Path HOME = Path.of("target", "dist");

  /// The texts that are in no jar, by the beginnings of the jars' names.
  private static final Map<String, String> BESIDE =
      Map.of(
          "logback-", "EPL-2.0.md",
          "jline-", "JLine-BSD-3-Clause.txt",
          "bc", "Bouncy-Castle.txt");

  private static JsonObject bom = new JsonObject();

  @BeforeAll
  static void read() throws IOException {
    bom = JsonParser.parseString(Files.readString(HOME.resolve("bom.json"))).getAsJsonObject();
  }

  @Test
  void the_list_for_machines_has_exactly_the_jars_that_come_along() throws IOException {
    assertThat(bom.get("bomFormat").getAsString()).isEqualTo("CycloneDX");
    assertThat(bom.get("specVersion").getAsString()).isEqualTo("1.6");

    assertThat(all().map(ComponentsIT::jar))
        .containsExactlyInAnyOrderElementsOf(
            jars().stream().map(file -> file.getFileName().toString()).toList());
  }

  @Test
  void each_component_has_its_address_its_licence_and_the_checksum_of_its_jar() throws Exception {
    for (JsonObject component : components()) {
      String jar = jar(component);
      assertThat(text(component, "purl")).as(jar).startsWith("pkg:maven/");
      assertThat(component.getAsJsonArray("licenses")).as(jar).isNotEmpty();
      assertThat(sha256(component)).as(jar).isEqualTo(sha256(path(jar)));
    }
  }

  @Test
  void each_dependency_is_a_component() {
    Set<String> references = all().map(one -> text(one, "bom-ref")).collect(Collectors.toSet());

    List<String> used = new ArrayList<>();
    for (JsonElement dependency : bom.getAsJsonArray("dependencies")) {
      used.add(text(dependency.getAsJsonObject(), "ref"));
    }
    assertThat(used).isNotEmpty().allMatch(references::contains);
  }

  @Test
  void the_list_for_people_has_exactly_the_jars_of_others_with_their_licences() throws IOException {
    List<String> lines = Files.readAllLines(HOME.resolve("THIRD-PARTY.txt"));

    assertThat(lines.stream().filter(line -> line.matches("\\S+:\\S+ \\S+")))
        .containsExactlyInAnyOrderElementsOf(
            components().stream()
                .filter(one -> !text(one, "group").equals("dev.paasrunner"))
                .map(
                    one ->
                        text(one, "group") + ":" + text(one, "name") + " " + text(one, "version"))
                .toList());
    assertThat(lines).noneMatch(line -> line.contains("licence: unknown"));
  }

  @Test
  void the_text_of_each_licence_comes_along() throws IOException {
    for (JsonObject component : components()) {
      String jar = jar(component);
      String licences = component.get("licenses").toString();
      boolean beside =
          licences.contains("Apache-2.0")
              || BESIDE.entrySet().stream()
                  .anyMatch(
                      text ->
                          jar.startsWith(text.getKey())
                              && Files.exists(HOME.resolve("licences").resolve(text.getValue())));
      assertThat(beside || hasLicence(path(jar))).as(jar + ": " + licences).isTrue();
    }
  }

  private static boolean hasLicence(Path jar) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      return zip.stream()
          .map(ZipEntry::getName)
          .anyMatch(name -> name.matches("(META-INF/)?(LICENSE(\\.txt)?|about\\.html)"));
    }
  }

  private static List<JsonObject> components() {
    return bom.getAsJsonArray("components").asList().stream()
        .map(JsonElement::getAsJsonObject)
        .toList();
  }

  /// With the program itself.
  private static Stream<JsonObject> all() {
    JsonObject program = bom.getAsJsonObject("metadata").getAsJsonObject("component");
    return Stream.concat(Stream.of(program), components().stream());
  }

  private static String jar(JsonObject component) {
    return text(component, "name") + "-" + text(component, "version") + ".jar";
  }

  private static String text(JsonObject object, String key) {
    return object.get(key).getAsString();
  }

  private static List<Path> jars() throws IOException {
    List<Path> jars = new ArrayList<>();
    for (String folder : List.of("lib", "plugins", "demo")) {
      try (Stream<Path> files = Files.list(HOME.resolve(folder))) {
        files.filter(file -> file.toString().endsWith(".jar")).forEach(jars::add);
      }
    }
    return jars;
  }

  private static Path path(String jar) throws IOException {
    return jars().stream().filter(file -> file.endsWith(jar)).findFirst().orElseThrow();
  }

  private static String sha256(JsonObject component) {
    return component.getAsJsonArray("hashes").asList().stream()
        .map(JsonElement::getAsJsonObject)
        .filter(hash -> text(hash, "alg").equals("SHA-256"))
        .map(hash -> text(hash, "content"))
        .findFirst()
        .orElseThrow();
  }

  private static String sha256(Path file) throws Exception {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
    return HexFormat.of().formatHex(digest);
  }
}
