package dev.loadstone.ui.common.picture;

/** A file cannot be shown as a picture. */
public final class NoPictureException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /** Why. */
  public enum Reason {
    /** Its format or its coding is not known here. */
    UNKNOWN,
    TOO_LARGE,
    BROKEN
  }

  public NoPictureException(Reason reason) {
    super(reason.name());
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
