package dev.loadstone.ui.inspect.preview;

import dev.loadstone.ui.inspect.preview.Preview.Reason;

/** A file is not what it should be to be shown, or more than can be shown. */
final class UnfitException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  UnfitException(Reason reason) {
    super(reason.name());
    this.reason = reason;
  }

  Reason reason() {
    return reason;
  }
}
