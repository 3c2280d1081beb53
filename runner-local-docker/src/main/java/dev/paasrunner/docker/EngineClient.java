package dev.paasrunner.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerClientException;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import dev.paasrunner.spi.InvalidSettingsException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/// Opens docker-java on a socket.
final class EngineClient {
  /// A build and a stop hold a connection for long; nobody must wait for one.
  private static final int CONNECTIONS = 256;

  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);

  private EngineClient() {}

  /// A client that has not yet talked to the engine. Only credentials for registries are taken from
  /// the user's Docker configuration. No API version is named, so that every engine speaks its own:
  /// 20.10 refuses what is newer than 1.41, and 29 what is older than 1.44.
  static DockerClient open(Path socket) throws InvalidSettingsException {
    URI host = URI.create("unix://" + socket.toUri().getRawPath());
    return DockerClientImpl.getInstance(
        config(host),
        new ZerodepDockerHttpClient.Builder()
            .dockerHost(host)
            .maxConnections(CONNECTIONS)
            .connectionTimeout(CONNECT_LIMIT)
            .build());
  }

  private static DockerClientConfig config(URI host) throws InvalidSettingsException {
    try {
      return DefaultDockerClientConfig.createDefaultConfigBuilder()
          .withDockerHost(host.toString())
          .withDockerTlsVerify(false)
          .withApiVersion("")
          .build();
    } catch (DockerClientException e) {
      throw new InvalidSettingsException(
          DockerSettings.HOST,
          "the Docker configuration of this user (~/.docker/config.json or DOCKER_CONFIG) cannot be"
              + " read; correct it or remove it");
    }
  }
}
