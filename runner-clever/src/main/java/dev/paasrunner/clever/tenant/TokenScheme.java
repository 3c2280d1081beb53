package dev.paasrunner.clever.tenant;

import dev.paasrunner.clever.api.Credential;
import dev.paasrunner.job.Secret;

/// How a single token is sent.
public enum TokenScheme {
  /// `Authorization: token …`, as the original program does.
  TOKEN,
  /// `Authorization: Bearer …`, as the API bridge wants it.
  BEARER;

  /// What requests are authorized with.
  public Credential credential(Secret token) {
    return switch (this) {
      case TOKEN -> Credential.token(token);
      case BEARER -> Credential.bearer(token);
    };
  }
}
