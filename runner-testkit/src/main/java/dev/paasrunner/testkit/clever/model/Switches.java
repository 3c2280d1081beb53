package dev.paasrunner.testkit.clever.model;

import java.time.Duration;

/// How the platform behaves where it takes time, and where nobody has written down what it does:
/// for each unknown both answers can be had.
///
/// @param repositoryDelay from a creation until its repository is `CREATED`
/// @param deploymentLag from a push until its deployment is shown
/// @param listingLag from a creation until lists show the application
/// @param deletionTime how long a deleted application is shown as `TO_DELETE`
/// @param exitCodeFails whether a task that exits with another code than 0 makes its deployment
///   `FAIL`
/// @param memoryAsText whether flavors' memory is a text instead of a number
/// @param envAtCreation whether variables are taken at the creation
/// @param tagsAtCreation whether tags are taken at the creation
/// @param summary whether `/summary` answers to credentials of one organization
/// @param gitStatusBeforeCreated what the Git host answers before the repository is `CREATED`
/// @param spuriousCancelled whether each push also shows a `CANCELLED` deployment
/// @param cancelledVanish whether a canceled deployment is replaced by a row of action `CANCEL`
/// @param requestsPerSecond beyond which a credential is refused; 0 for no limit
/// @param modernRateLimit whether that refusal is a 429 with `Retry-After`, else a 403 with id 403
/// @param productVersion the newest version of the Docker product
public record Switches(
    Duration repositoryDelay,
    Duration deploymentLag,
    Duration listingLag,
    Duration deletionTime,
    boolean exitCodeFails,
    boolean memoryAsText,
    boolean envAtCreation,
    boolean tagsAtCreation,
    boolean summary,
    int gitStatusBeforeCreated,
    boolean spuriousCancelled,
    boolean cancelledVanish,
    int requestsPerSecond,
    boolean modernRateLimit,
    String productVersion) {
  /// As the platform is believed to be, with its delays.
  public static final Switches LIFELIKE =
      new Switches(
          Duration.ofSeconds(1),
          Duration.ofSeconds(2),
          Duration.ofMillis(500),
          Duration.ofSeconds(1),
          true,
          false,
          true,
          true,
          true,
          404,
          false,
          false,
          0,
          true,
          "20260112");

  /// The same without any delay.
  public static final Switches INSTANT =
      LIFELIKE.delayed(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);

  /// With other delays.
  public Switches delayed(
      Duration repository, Duration deployment, Duration listing, Duration deletion) {
    return new Switches(
        repository,
        deployment,
        listing,
        deletion,
        exitCodeFails,
        memoryAsText,
        envAtCreation,
        tagsAtCreation,
        summary,
        gitStatusBeforeCreated,
        spuriousCancelled,
        cancelledVanish,
        requestsPerSecond,
        modernRateLimit,
        productVersion);
  }

  /// With another newest version of the product, whose predecessors are refused.
  public Switches withProductVersion(String version) {
    return new Switches(
        repositoryDelay,
        deploymentLag,
        listingLag,
        deletionTime,
        exitCodeFails,
        memoryAsText,
        envAtCreation,
        tagsAtCreation,
        summary,
        gitStatusBeforeCreated,
        spuriousCancelled,
        cancelledVanish,
        requestsPerSecond,
        modernRateLimit,
        version);
  }

  /// With a limit of requests.
  public Switches limited(int perSecond, boolean modern) {
    return new Switches(
        repositoryDelay,
        deploymentLag,
        listingLag,
        deletionTime,
        exitCodeFails,
        memoryAsText,
        envAtCreation,
        tagsAtCreation,
        summary,
        gitStatusBeforeCreated,
        spuriousCancelled,
        cancelledVanish,
        perSecond,
        modern,
        productVersion);
  }

  /// With the other answer to every question that nobody has settled.
  public Switches otherwise() {
    return new Switches(
        repositoryDelay,
        deploymentLag,
        listingLag,
        deletionTime,
        !exitCodeFails,
        !memoryAsText,
        !envAtCreation,
        !tagsAtCreation,
        !summary,
        gitStatusBeforeCreated == 404 ? 401 : 404,
        !spuriousCancelled,
        !cancelledVanish,
        requestsPerSecond,
        !modernRateLimit,
        productVersion);
  }
}
