package dev.loadstone.core.model;

/**
 * Something a person gave cannot be used; the message is one line for that person: what was asked,
 * what is wrong, what to do.
 */
public final class InvalidInputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public InvalidInputException(String message) {
    super(message);
  }
}
