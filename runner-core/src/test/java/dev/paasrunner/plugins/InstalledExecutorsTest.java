package dev.paasrunner.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paasrunner.spi.ExecutorContext;
import dev.paasrunner.spi.InvalidSettingsException;
import dev.paasrunner.spi.SettingValues;
import dev.paasrunner.time.SystemTime;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstalledExecutorsTest {
  @TempDir Path folder;
  private final List<URL> jars = new ArrayList<>();
  private final List<URLClassLoader> loaders = new ArrayList<>();

  @AfterEach
  void close() throws IOException {
    for (URLClassLoader loader : loaders) {
      loader.close();
    }
  }

  @Test
  void nothing_is_installed_without_a_plugin() {
    assertThat(find()).isEqualTo(new InstalledExecutors(List.of(), List.of()));
  }

  @Test
  void a_plugin_is_found_by_its_name_with_its_settings_and_its_jar() throws IOException {
    Path jar = add("good plugin.jar", good("acme.Good", "acme"));

    InstalledExecutors found = find();

    assertThat(found.problems()).isEmpty();
    assertThat(found.named("acme").orElseThrow().origin()).isEqualTo(jar.toString());
    assertThat(found.settings()).containsOnlyKeys("acme");
    assertThat(found.settings().values().iterator().next())
        .singleElement()
        .satisfies(setting -> assertThat(setting.key()).isEqualTo("acme_size"));
    assertThat(found.named("Acme")).isEmpty();
  }

  @Test
  void a_folder_of_classes_is_a_plugin_too() throws IOException {
    Path services = Files.createDirectories(folder.resolve("dev/META-INF/services"));
    Files.writeString(services.resolve("dev.paasrunner.spi.ExecutorProvider"), "acme.Nowhere");
    jars.add(folder.resolve("dev").toUri().toURL());

    assertThat(find().problems()).singleElement().asString().contains(folder.resolve("dev") + " ");
  }

  @Test
  void one_jar_may_hold_several_executors() throws IOException {
    add(
        "two.jar",
        new PluginJar()
            .with("acme.One", provider("acme.One", "return \"one\";"))
            .with("acme.Two", provider("acme.Two", "return \"two\";"))
            .services("# both\nacme.One\n\nacme.Two # the second"));

    assertThat(find().settings()).containsOnlyKeys("one", "two");
  }

  @Test
  void a_class_that_is_not_there_is_reported_and_the_next_of_the_same_jar_works()
      throws IOException {
    Path jar = add("acme.jar", good("acme.Good", "acme").services("acme.Nowhere\nacme.Good"));

    assertProblem(jar, "Provider acme.Nowhere not found");
    assertThat(find().settings()).containsOnlyKeys("acme");
  }

  @Test
  void a_constructor_that_throws_is_reported_with_its_message() throws IOException {
    String source =
        provider("acme.Bad", "return \"bad\";")
            .replace("{ //", "{ public Bad() { throw new IllegalStateException(\"no luck\"); }");

    Path jar = add("bad.jar", new PluginJar().with("acme.Bad", source).services("acme.Bad"));

    assertProblem(
        jar,
        "Provider acme.Bad could not be instantiated (java.lang.IllegalStateException: no luck)");
  }

  @Test
  void a_static_initializer_that_throws_is_reported() throws IOException {
    String source =
        provider("acme.Bad", "return \"bad\";")
            .replace("{ //", "{ static final int N = Integer.parseInt(\"many\");");

    Path jar = add("bad.jar", new PluginJar().with("acme.Bad", source).services("acme.Bad"));

    assertProblem(jar, "NumberFormatException: For input string: \"many\"");
  }

  @Test
  void a_class_of_another_type_is_reported() throws IOException {
    Path jar =
        add(
            "bad.jar",
            new PluginJar()
                .with("acme.Other", "package acme; public class Other {}")
                .services("acme.Other"));

    assertProblem(jar, "acme.Other not a subtype");
  }

  @Test
  void a_line_that_is_no_class_name_is_reported() throws IOException {
    Path jar = add("bad.jar", new PluginJar().services("acme Bad"));

    assertProblem(jar, "Illegal configuration-file syntax");
  }

  @Test
  void a_missing_superclass_is_reported() throws IOException {
    PluginJar plugin =
        new PluginJar()
            .without("acme.Base", provider("acme.Base", "return \"bad\";"))
            .with("acme.Bad", "package acme; public class Bad extends Base {}")
            .services("acme.Bad");

    assertProblem(add("bad.jar", plugin), "java.lang.NoClassDefFoundError: acme/Base");
  }

  @Test
  void a_class_that_is_missed_when_the_name_is_asked_is_reported() throws IOException {
    PluginJar plugin =
        new PluginJar()
            .without(
                "acme.Names", "package acme; class Names { static String one() { return \"x\"; } }")
            .with("acme.Bad", provider("acme.Bad", "return Names.one();"))
            .services("acme.Bad");

    assertProblem(
        add("bad.jar", plugin),
        "acme.Bad",
        "cannot be asked for its name and settings",
        "NoClassDefFoundError: acme/Names");
  }

  @Test
  void settings_that_are_null_are_reported() throws IOException {
    String source = provider("acme.Bad", "return \"bad\";").replace("List.of(SETTING)", "null");

    Path jar = add("bad.jar", new PluginJar().with("acme.Bad", source).services("acme.Bad"));

    assertProblem(jar, "acme.Bad", "cannot be asked for its name and settings");
  }

  @Test
  void a_name_that_is_null_or_blank_is_reported() throws IOException {
    add("null.jar", new PluginJar().with("a.N", provider("a.N", "return null;")).services("a.N"));
    add("blank.jar", new PluginJar().with("a.B", provider("a.B", "return \" \";")).services("a.B"));

    assertThat(find().executors()).isEmpty();
    assertThat(find().problems())
        .hasSize(2)
        .allMatch(problem -> problem.contains("has no name and cannot be used"));
  }

  @Test
  void a_plugin_that_was_built_against_another_interface_is_reported() throws IOException {
    PluginJar plugin =
        new PluginJar()
            .without(
                "dev.paasrunner.spi.ExecutorProvider",
                "package dev.paasrunner.spi; public interface ExecutorProvider { String title(); }")
            .with(
                "acme.Old",
                """
                package acme;
                public class Old implements dev.paasrunner.spi.ExecutorProvider {
                  public String title() { return "old"; }
                }
                """)
            .services("acme.Old");

    assertProblem(add("old.jar", plugin), "acme.Old", "java.lang.AbstractMethodError");
  }

  @Test
  void of_two_executors_of_one_name_none_is_used_and_both_jars_are_named() throws IOException {
    Path one = add("one.jar", good("acme.One", "acme"));
    Path two = add("two.jar", good("acme.Two", "acme"));

    InstalledExecutors found = find();

    assertThat(found.executors()).isEmpty();
    assertThat(found.problems())
        .singleElement()
        .asString()
        .contains("executor acme", one.toString(), two.toString());
  }

  @Test
  void two_versions_of_one_plugin_are_seen_although_they_have_the_same_classes()
      throws IOException {
    add("acme-1.jar", good("acme.Good", "acme"));
    add("acme-2.jar", good("acme.Good", "acme"));

    assertThat(find().executors()).isEmpty();
    assertThat(find().problems()).singleElement().asString().contains("acme-1.jar", "acme-2.jar");
  }

  @Test
  void the_others_work_beside_all_that_is_broken() throws IOException {
    add("broken.jar", new PluginJar().services("acme.Nowhere"));
    add("one.jar", good("acme.One", "same"));
    add("two.jar", good("acme.Two", "same"));
    add("good.jar", good("acme.Good", "good"));

    assertThat(find().settings()).containsOnlyKeys("good");
    assertThat(find().problems()).hasSize(2);
  }

  @Test
  void a_provider_that_fails_in_making_an_executor_costs_its_section_only() throws IOException {
    Path jar = add("acme.jar", good("acme.Good", "acme"));
    InstalledExecutor executor = find().named("acme").orElseThrow();

    assertThatThrownBy(() -> executor.create(anyContext()))
        .isInstanceOfSatisfying(
            InvalidSettingsException.class, e -> assertThat(e.key()).isEqualTo("executor"))
        .hasMessageContainingAll(jar.toString(), "acme.Good", "IllegalStateException")
        .hasMessageNotContaining("s3cret")
        .hasRootCauseMessage("s3cret");
  }

  private static ExecutorContext anyContext() {
    Object settings =
        Proxy.newProxyInstance(
            InstalledExecutorsTest.class.getClassLoader(),
            new Class<?>[] {SettingValues.class},
            (_, _, _) -> null);
    return new ExecutorContext(
        "any", (SettingValues) settings, (_, _) -> Map.of(), new SystemTime());
  }

  private void assertProblem(Path jar, String... parts) {
    assertThat(find().problems())
        .singleElement()
        .asString()
        .contains(jar.toString())
        .contains(parts);
  }

  private InstalledExecutors find() {
    URLClassLoader loader =
        new URLClassLoader(jars.toArray(new URL[0]), InstalledExecutors.class.getClassLoader());
    loaders.add(loader);
    return InstalledExecutors.find(loader);
  }

  private Path add(String name, PluginJar plugin) throws IOException {
    Path jar = plugin.write(folder, name);
    jars.add(jar.toUri().toURL());
    return jar;
  }

  private static PluginJar good(String className, String name) {
    return new PluginJar()
        .with(className, provider(className, "return \"" + name + "\";"))
        .services(className);
  }

  private static String provider(String className, String nameBody) {
    int dot = className.lastIndexOf('.');
    return """
        package %s;
        import dev.paasrunner.spi.*;
        import java.util.List;
        public class %s implements ExecutorProvider { //
          static final Setting SETTING =
              Setting.optional("acme_size", Setting.Type.INTEGER, "how large");
          @Override public String name() { %s }
          @Override public List<Setting> settings() { return List.of(SETTING); }
          @Override public Executor create(ExecutorContext context) {
            throw new IllegalStateException("s3cret");
          }
        }
        """
        .formatted(className.substring(0, dot), className.substring(dot + 1), nameBody);
  }
}
