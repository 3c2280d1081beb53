package dev.paasrunner.testkit.clever.git;

import dev.paasrunner.testkit.clever.http.CleverReply;
import dev.paasrunner.testkit.clever.http.CleverRequest;
import dev.paasrunner.testkit.clever.model.Application;
import dev.paasrunner.testkit.clever.model.Cloud;
import dev.paasrunner.testkit.clever.model.Credential;
import dev.paasrunner.testkit.clever.model.Push;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.eclipse.jgit.transport.ReceivePack;
import org.eclipse.jgit.transport.RefAdvertiser.PacketLineOutRefAdvertiser;
import org.eclipse.jgit.transport.UploadPack;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Smart HTTP over the repositories of applications. Only `refs/heads/master` is taken, and each
/// new commit there is deployed.
public final class GitHost {
  private static final Logger LOG = LoggerFactory.getLogger(GitHost.class);
  private static final Pattern PATH =
      Pattern.compile("/(app_[0-9a-f-]+)\\.git/(info/refs|git-receive-pack|git-upload-pack)");
  private static final String BASIC = "Basic ";
  private static final String RECEIVE = "git-receive-pack";
  private static final String UPLOAD = "git-upload-pack";
  private static final String MASTER = "refs/heads/master";

  private final Cloud cloud;
  private final ReentrantLock[] locks = new ReentrantLock[64];

  public GitHost(Cloud cloud) {
    this.cloud = cloud;
    for (int i = 0; i < locks.length; i++) {
      locks[i] = new ReentrantLock();
    }
  }

  /// Answers a request to a Git host.
  public CleverReply answer(CleverRequest request) {
    Matcher path = PATH.matcher(request.path());
    if (!path.matches()) {
      return CleverReply.html(404, "Not Found");
    }
    Optional<Credential> credential = credential(request).filter(one -> one.role().mayCreate());
    if (credential.isEmpty()) {
      return CleverReply.html(401, "Authorization Required")
          .with("WWW-Authenticate", "Basic realm=\"Git\"");
    }
    Optional<Application> application =
        cloud
            .application(path.group(1))
            .filter(app -> isOf(app, credential.get()) && !app.isDeleted());
    if (application.isEmpty()) {
      return CleverReply.html(404, "Not Found");
    }
    return cloud.isRepositoryCreated(application.get())
        ? serve(request, path.group(2), application.get())
        : CleverReply.html(cloud.switches().gitStatusBeforeCreated(), "Not ready");
  }

  private static boolean isOf(Application application, Credential credential) {
    return credential.organizations().contains(application.blueprint().organization());
  }

  private Optional<Credential> credential(CleverRequest request) {
    return request
        .header("authorization")
        .filter(header -> header.startsWith(BASIC))
        .flatMap(header -> decoded(header.substring(BASIC.length())))
        .map(text -> text.split(":", 2))
        .filter(pair -> pair.length == 2)
        .flatMap(pair -> cloud.members().shownToGit(pair[0], pair[1]));
  }

  private static Optional<String> decoded(String base64) {
    try {
      byte[] bytes = Base64.getDecoder().decode(base64);
      return Optional.of(new String(bytes, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private CleverReply serve(CleverRequest request, String what, Application application) {
    try {
      if (what.equals("info/refs")) {
        return advertise(request.parameter("service").orElse(""), application);
      }
      return what.equals(RECEIVE)
          ? receive(application, input(request))
          : upload(application, input(request));
    } catch (IOException e) {
      // Half a request, mostly: the repositories are in memory.
      LOG.info("{} cannot be answered: {}", request, e.toString());
      return CleverReply.html(500, "Internal Server Error");
    }
  }

  private static byte[] input(CleverRequest request) throws IOException {
    boolean zipped = request.header("content-encoding").orElse("").equals("gzip");
    if (!zipped) {
      return request.body();
    }
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(request.body()))) {
      return in.readAllBytes();
    }
  }

  private static CleverReply advertise(String service, Application application) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PacketLineOut lines = new PacketLineOut(out);
    lines.writeString("# service=" + service + "\n");
    lines.end();
    PacketLineOutRefAdvertiser advertiser = new PacketLineOutRefAdvertiser(lines);
    switch (service) {
      case RECEIVE -> newReceivePack(application).sendAdvertisedRefs(advertiser);
      case UPLOAD -> newUploadPack(application).sendAdvertisedRefs(advertiser);
      default -> {
        return CleverReply.html(403, "Forbidden");
      }
    }
    return CleverReply.of(200, "application/x-" + service + "-advertisement", out.toByteArray());
  }

  private static ReceivePack newReceivePack(Application application) {
    ReceivePack pack = new ReceivePack(application.repository());
    pack.setBiDirectionalPipe(false);
    pack.setAllowNonFastForwards(true);
    return pack;
  }

  private static UploadPack newUploadPack(Application application) {
    UploadPack pack = new UploadPack(application.repository());
    pack.setBiDirectionalPipe(false);
    return pack;
  }

  private CleverReply receive(Application application, byte[] input) throws IOException {
    ReentrantLock lock = locks[Math.floorMod(application.id().hashCode(), locks.length)];
    lock.lock();
    try {
      // The pack forgets its commands at the end; their results are still told then.
      List<ReceiveCommand> commands = new ArrayList<>();
      ReceivePack pack = newReceivePack(application);
      pack.setPreReceiveHook(
          (_, received) -> {
            commands.addAll(received);
            received.forEach(GitHost::refuseOtherBranches);
          });
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      pack.receive(new ByteArrayInputStream(input), out, null);
      deploy(application, commands);
      return CleverReply.of(200, "application/x-git-receive-pack-result", out.toByteArray());
    } finally {
      lock.unlock();
    }
  }

  private static void refuseOtherBranches(ReceiveCommand command) {
    if (!command.getRefName().equals(MASTER)) {
      command.setResult(
          ReceiveCommand.Result.REJECTED_OTHER_REASON,
          "hook declined to update " + command.getRefName().toLowerCase(Locale.ROOT));
    }
  }

  private void deploy(Application application, List<ReceiveCommand> commands) throws IOException {
    for (ReceiveCommand command : commands) {
      boolean accepted = command.getResult() == ReceiveCommand.Result.OK;
      boolean changes = !command.getNewId().equals(command.getOldId());
      if (changes && command.getType() != ReceiveCommand.Type.DELETE) {
        cloud.pipeline().pushed(application, push(application, command, accepted));
      }
    }
  }

  private Push push(Application application, ReceiveCommand command, boolean accepted)
      throws IOException {
    ObjectId commit = command.getNewId();
    String ref = command.getRefName();
    return accepted
        ? new Push(
            cloud.now(),
            ref,
            commit.name(),
            PushedFiles.commits(application.repository(), commit),
            PushedFiles.of(application.repository(), commit),
            true)
        : new Push(cloud.now(), ref, commit.name(), 0, Map.of(), false);
  }

  private static CleverReply upload(Application application, byte[] input) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    newUploadPack(application).upload(new ByteArrayInputStream(input), out, null);
    return CleverReply.of(200, "application/x-git-upload-pack-result", out.toByteArray());
  }
}
