package dev.paasrunner.docker;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Skips a test class where there is no Docker engine to test with, and says so where people look.
final class RequiresEngine implements ExecutionCondition {
  static final Path SOCKET = Path.of("/var/run/docker.sock");
  static final Path BUSYBOX = Path.of("/bin/busybox");

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (isReachable() && Files.isReadable(BUSYBOX)) {
      return ConditionEvaluationResult.enabled("a Docker engine answers");
    }
    String reason =
        "SKIPPED %s: it needs a Docker engine that this user may use at %s and a static %s (on Debian: apt install docker.io busybox-static)"
            .formatted(context.getDisplayName(), SOCKET, BUSYBOX);
    System.err.println(reason);
    return ConditionEvaluationResult.disabled(reason);
  }

  private static boolean isReachable() {
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      return channel.connect(UnixDomainSocketAddress.of(SOCKET));
    } catch (IOException e) {
      return false;
    }
  }
}
