package dev.loadstone.core.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Why something did not work, as facts; a person's words are made of it at the edge.
 *
 * @param detail one line of facts without secrets ("206 covers 0-99/101, asked 10-")
 * @param status the HTTP status it is about; 0 without one
 * @param retryAfter what the server asked for; null without
 */
public record Failure(FailureCode code, String detail, int status, @Nullable Duration retryAfter) {

  public static Failure of(FailureCode code, String detail) {
    return new Failure(code, detail, 0, null);
  }

  public static Failure status(
      FailureCode code, int status, String detail, @Nullable Duration retryAfter) {
    return new Failure(code, detail, status, retryAfter);
  }

  public Failure withDetail(String other) {
    return new Failure(code, other, status, retryAfter);
  }
}
