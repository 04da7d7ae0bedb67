package dev.loadstone.ui.downloads;

import dev.loadstone.core.model.Failure;
import dev.loadstone.core.model.FailureCode;
import java.util.List;

/** What a person can do about a failure; the first of several is the likeliest to help. */
enum NextStep {
  RETRY,
  CHANGE_LINK,
  CHANGE_CHECKSUM,
  CHOOSE_FOLDER,
  CHOOSE_NAME,
  SIGN_IN,
  SIGN_IN_PROXY,
  TAKE_ANYWAY,
  TRUST_CERTIFICATE,
  OVERWRITE,
  RENAME,
  FREE_SPACE,
  ALLOW_SIZE,
  TAKE_NEW,
  KEEP_BOTH,
  STOP;

  /** The steps that may help, never none. */
  static List<NextStep> of(Failure failure) {
    return switch (failure.code()) {
      case REMOTE_CHANGED -> List.of(TAKE_NEW, KEEP_BOTH, STOP);
      case TARGET_EXISTS -> List.of(RENAME, OVERWRITE, CHOOSE_FOLDER);
      case WRONG_CONTENT -> List.of(SIGN_IN, CHANGE_LINK, TAKE_ANYWAY);
      case CHECKSUM_MISMATCH -> List.of(RETRY, CHANGE_CHECKSUM, CHANGE_LINK);
      case SIGN_IN_NEEDED -> List.of(SIGN_IN, CHANGE_LINK);
      case CERTIFICATE_REFUSED -> List.of(RETRY, CHANGE_LINK, TRUST_CERTIFICATE);
      case PIN_MISMATCH -> List.of(CHANGE_LINK, RETRY, TRUST_CERTIFICATE);
      case PROXY_AUTH -> List.of(SIGN_IN_PROXY, RETRY);
      case DISK_FULL, FILE_WRITE_ERROR -> List.of(FREE_SPACE, CHOOSE_FOLDER, RETRY);
      case FILE_CANT_OPEN -> List.of(CHOOSE_FOLDER, RETRY);
      case UNSAFE_NAME -> List.of(CHOOSE_NAME, CHANGE_LINK);
      case TARGET_BUSY -> List.of(RETRY, CHOOSE_NAME);
      case BODY_SIZE_LIMIT_EXCEEDED -> List.of(ALLOW_SIZE, CHANGE_LINK);
      case HTTP_STATUS -> forStatus(failure.status());
      case CANT_RESOLVE,
          REDIRECT_LIMIT_REACHED,
          REDIRECT_REFUSED,
          BODY_DECOMPRESS_FAILED,
          TLS_HANDSHAKE_ERROR,
          REVOKED ->
          List.of(CHANGE_LINK, RETRY);
      default -> List.of(RETRY, CHANGE_LINK);
    };
  }

  private static List<NextStep> forStatus(int status) {
    return switch (status) {
      case 401 -> List.of(SIGN_IN, CHANGE_LINK);
      case 403 -> List.of(CHANGE_LINK, SIGN_IN, RETRY);
      default -> List.of(CHANGE_LINK, RETRY);
    };
  }

  /** Whether it may lose or weaken something; such a step never looks like the way to go. */
  boolean isRisky() {
    return this == OVERWRITE || this == TRUST_CERTIFICATE || this == TAKE_ANYWAY;
  }

  /** Whether a failure is a question rather than something broken. */
  static boolean isQuestion(Failure failure) {
    return failure.code().remedy() == FailureCode.Remedy.ASK;
  }
}
