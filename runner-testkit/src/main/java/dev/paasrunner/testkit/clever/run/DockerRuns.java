package dev.paasrunner.testkit.clever.run;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Builds and runs each push on the Docker engine that the `docker` command reaches, as the
/// platform does: variables are build arguments and environment, the flavor limits processors and
/// memory, and the engine's socket is mounted only if `CC_MOUNT_DOCKER_SOCKET` says so. Containers
/// and images bear the label [#LABEL] with the application's identifier.
public final class DockerRuns implements HostRuns {
  /// The label of everything that is made.
  public static final String LABEL = "dev.paasrunner.simulated";

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Set<DockerHost> hosts = ConcurrentHashMap.newKeySet();
  private final List<String> options;

  /// @param network the Docker network of the containers, such as `host`
  public DockerRuns(String network) {
    this.options = List.of("--network", network);
  }

  @Override
  public Runnable start(Pushed pushed, Events events) {
    DockerHost host = new DockerHost(pushed, events, options);
    hosts.add(host);
    threads.execute(
        () -> {
          try {
            host.run();
          } finally {
            hosts.remove(host);
          }
        });
    return () -> threads.execute(host::kill);
  }

  /// Ends what runs and waits until it is gone.
  @Override
  public void close() {
    hosts.forEach(DockerHost::kill);
    threads.close();
  }
}
