package dev.paasrunner.testkit.clever.git;

import dev.paasrunner.testkit.clever.http.CleverReply;
import dev.paasrunner.testkit.clever.http.CleverRequest;
import dev.paasrunner.testkit.clever.model.Application;
import dev.paasrunner.testkit.clever.model.Cloud;
import dev.paasrunner.testkit.clever.model.Credential;
import dev.paasrunner.testkit.clever.model.Switches;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
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

/// Smart HTTP over the repositories of applications. Only `refs/heads/master` is taken, and each
/// new commit there is deployed.
public final class GitHost {
  private static final Pattern PATH =
      Pattern.compile("/(app_[0-9a-f-]+)\\.git/(info/refs|git-receive-pack|git-upload-pack)");
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
    Optional<Credential> credential = credential(request);
    if (credential.isEmpty() || !credential.get().role().mayCreate()) {
      return CleverReply.html(401, "Authorization Required")
          .with("WWW-Authenticate", "Basic realm=\"Git\"");
    }
    Optional<Application> application =
        cloud.application(path.group(1)).filter(app -> isOf(app, credential.get()));
    if (application.isEmpty() || application.get().isDeleted()) {
      return CleverReply.html(404, "Not Found");
    }
    if (!cloud.isRepositoryCreated(application.get())) {
      return CleverReply.html(
          cloud.switches().has(Switches.Trait.GIT_REFUSES_EARLY) ? 401 : 404, "Not ready");
    }
    return serve(request, path.group(2), application.get());
  }

  private static boolean isOf(Application application, Credential credential) {
    return application.blueprint().organization().equals(credential.organization());
  }

  private Optional<Credential> credential(CleverRequest request) {
    String header = request.header("authorization").orElse("");
    if (!header.startsWith("Basic ")) {
      return Optional.empty();
    }
    String text =
        new String(
            Base64.getDecoder().decode(header.substring("Basic ".length())),
            StandardCharsets.UTF_8);
    int colon = text.indexOf(':');
    return cloud.gitCredential(text.substring(0, colon), text.substring(colon + 1));
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
      throw new UncheckedIOException("the repository of " + application.id() + " failed", e);
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
      ReceivePack pack = newReceivePack(application);
      pack.setPreReceiveHook((_, commands) -> commands.forEach(GitHost::refuseOtherBranches));
      List<ReceiveCommand> accepted = new ArrayList<>();
      pack.setPostReceiveHook((_, commands) -> accepted.addAll(commands));
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      pack.receive(new ByteArrayInputStream(input), out, null);
      deploy(application, accepted);
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
      ObjectId commit = command.getNewId();
      if (!commit.equals(command.getOldId())) {
        cloud.deploy(application, commit.name(), PushedFiles.of(application.repository(), commit));
      }
    }
  }

  private static CleverReply upload(Application application, byte[] input) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    newUploadPack(application).upload(new ByteArrayInputStream(input), out, null);
    return CleverReply.of(200, "application/x-git-upload-pack-result", out.toByteArray());
  }
}
