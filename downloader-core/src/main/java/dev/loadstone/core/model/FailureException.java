package dev.loadstone.core.model;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * An I/O error whose meaning is known: carries the {@link Failure} to where it ends the attempt.
 */
public final class FailureException extends IOException {
  private static final long serialVersionUID = 1L;
  private final transient Failure failure;

  public FailureException(Failure failure, @Nullable Throwable cause) {
    super(failure.code() + ": " + failure.detail(), cause);
    this.failure = failure;
  }

  public FailureException(FailureCode code, String detail) {
    this(Failure.of(code, detail), null);
  }

  public Failure failure() {
    return failure;
  }
}
