package dev.loadstone.core.keychain;

import org.jspecify.annotations.Nullable;

/** The keychain could not be used; the message says why in a few words for a person. */
public final class KeychainException extends Exception {
  private static final long serialVersionUID = 1L;

  public KeychainException(String message) {
    this(message, null);
  }

  public KeychainException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
