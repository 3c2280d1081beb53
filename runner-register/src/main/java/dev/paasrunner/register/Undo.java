package dev.paasrunner.register;

import dev.paasrunner.gitlab.registration.Registered;
import dev.paasrunner.gitlab.registration.Registration;
import dev.paasrunner.gitlab.registration.RegistrationException;

/// Takes back what a registration has done at the coordinator.
record Undo(Registration registration, Registered runner, DaemonIdentity daemon) {
  /// Removes a runner that was made; one that was there before stays. An interruption, which is
  /// often why this is called, does not keep it from being done and is not lost.
  ///
  /// @return what became of it, as the end of a sentence
  String perform() {
    boolean interrupted = Thread.interrupted();
    try {
      return takeBack();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private String takeBack() {
    if (!runner.created()) {
      forgetStranger();
      return "; nothing was registered";
    }
    try {
      registration.unregister(runner.token());
      return "; the runner that had been made was removed again";
    } catch (RegistrationException e) {
      return "; " + left() + " (" + e.getMessage() + ")";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "; " + left();
    }
  }

  private String left() {
    StringBuilder number = new StringBuilder();
    runner.id().ifPresent(id -> number.append(' ').append(id));
    return "the runner%s that was made is still there: remove it in the web interface"
        .formatted(number);
  }

  /// An identity that only served to verify the token would stand in the coordinator's list as a
  /// daemon that never comes back. Old coordinators keep no such list.
  void forgetStranger() {
    if (runner.created() || daemon.kept()) {
      return;
    }
    try {
      registration.forgetDaemon(runner.token(), daemon.systemId());
    } catch (RegistrationException e) {
      // GitLab removes it after a week without a sign of life.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
