package dev.paasrunner.clever;

import dev.paasrunner.clever.ScriptedClever.Answer;

/// What Clever Cloud answers, as far as the tests need it.
final class Answers {
  static final String APPLICATION = "app_2f6d3c1e-7a54-4d0b-9a0e-5b8f0c2d1e77";
  static final String OTHER_APPLICATION = "app_2f6d3c1e-7a54-4d0b-9a0e-5b8f0c2d1e78";
  static final String OF_ORGANIZATION = "/v2/organisations/" + Sections.ORGANIZATION;
  static final String APPLICATIONS = OF_ORGANIZATION + "/applications";
  static final String ONE = APPLICATIONS + "/" + APPLICATION;
  static final String DEPLOYMENTS = OF_ORGANIZATION + "/deployments";
  static final String OF_V4 =
      "/organisations/" + Sections.ORGANIZATION + "/applications/" + APPLICATION;

  private static final String PRODUCT =
      """
      {"type":"docker","version":"%s","name":"Docker","enabled":%s,
       "variant":{"id":"d5ff282b-dd1a-4c9a-a0c8-c9524b1370e9","slug":"%s"}}""";

  private Answers() {}

  /// A platform with a catalogue, and an organization without applications.
  static ScriptedClever withCatalogue(ScriptedClever server) {
    return server
        .on("GET /v2/products/instances", products("20260112"))
        .on("GET /v2/products/flavors", flavors())
        .on("GET /v4/billing/price-system", prices())
        .on("GET " + APPLICATIONS, Answer.json(200, "[]"));
  }

  /// The list of products, with others that must not be taken.
  static Answer products(String version) {
    return Answer.json(
        200,
        "[%s,%s,%s,%s]"
            .formatted(
                PRODUCT.formatted("20990101", "true", "ml_docker"),
                PRODUCT.formatted("20200101", "true", "docker"),
                PRODUCT.formatted(version, "true", "docker"),
                PRODUCT.formatted("20980101", "false", "docker")));
  }

  private static Answer flavors() {
    return Answer.json(
        200,
        """
        [{"name":"XS","mem":1024,"available":true,"price":0.02},
         {"name":"heptapod-runner-S","mem":4096,"available":true,"price":0.3,
          "memory":{"unit":"B","value":"4294967296"}},
         {"name":"heptapod-runner-M","mem":9999,"available":true,"price":1.5,
          "price_id":"heptapod-runner.M","memory":{"unit":"B","value":8589934592}},
         {"name":"heptapod-runner-L","mem":12288,"available":false},
         {"name":"heptapod-runner-XL","mem":"16384","available":true}]""");
  }

  private static Answer prices() {
    return Answer.json(
        200,
        """
        {"zone_id":"par","currency":"EUR","runtime":[
         {"flavor":"heptapod-runner-m","time_unit":"PT2H","price":1.25,"slug_id":"Heptapod-Runner.m"}]}""");
  }

  /// An application as a creation answers it.
  static Answer created(String repositoryState) {
    return Answer.json(200, application(APPLICATION, repositoryState, "SHOULD_BE_DOWN", "[]"));
  }

  /// @param env in JSON
  static String application(String id, String repositoryState, String state, String env) {
    return """
    {"id":"%s","name":"hpd-job-run_1-7","state":"%s","creationDate":%d,
     "deployment":{"repoState":"%s","httpUrl":"https://push.example.net/%s.git"},"env":%s}"""
        .formatted(id, state, id.equals(APPLICATION) ? 2000 : 1000, repositoryState, id, env);
  }

  /// The environment of job 7's host as the interface shows it.
  static String marked() {
    return """
    [{"name":"CC_MOUNT_DOCKER_SOCKET","value":"true"},
     {"name":"PAAS_RUNNER_HOST","value":"hpd-job-run_1-7"},
     {"name":"PAAS_RUNNER_SYSTEM_ID","value":"s_0123456789ab"},
     {"name":"PAAS_RUNNER_COORDINATOR","value":"https://gitlab.example.net"},
     {"name":"PAAS_RUNNER_RUNNER","value":"Run_1"},
     {"name":"PAAS_RUNNER_JOB_ID","value":"7"},
     {"name":"PAAS_RUNNER_WEIGHT","value":"13.454342644059432"},
     {"name":"PAAS_RUNNER_FLAVOR","value":"M"}]""";
  }

  static Answer unknown() {
    return Answer.error(404, 4004, "no such application");
  }

  static Answer deleting() {
    return Answer.json(200, "{\"id\":302,\"message\":\"deleted\",\"type\":\"success\"}");
  }

  /// The organization's deployments, of one application.
  ///
  /// @param entries in JSON
  static Answer deployments(String... entries) {
    return Answer.json(200, "{\"%s\":[%s]}".formatted(APPLICATION, String.join(",", entries)));
  }

  static String deployment(String state, String action, long date) {
    return """
    {"id":1,"uuid":"deployment_5d0e4a3c-99aa-4b1c-8d2e-0f1a2b3c4d5e","date":%d,
     "state":"%s","action":"%s","commit":"6f1d","cause":"Git"}"""
        .formatted(date, state, action);
  }
}
