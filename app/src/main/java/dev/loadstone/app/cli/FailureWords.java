package dev.loadstone.app.cli;

import dev.loadstone.core.model.Failure;
import dev.loadstone.core.words.Happening;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * A failure in a person's words.
 *
 * @param happened one clause, without a full stop
 * @param advice what to do next on the command line, a sentence
 */
record FailureWords(String happened, String advice) {

  static FailureWords of(Failure failure) {
    return new FailureWords(
        Happening.of(failure, Locale.ROOT).line(),
        Advice.BUNDLE.getString(Happening.key(failure)) + waiting(failure));
  }

  /** Both, as they stand on one line. */
  String sentence() {
    return happened + "; " + advice;
  }

  private static String waiting(Failure failure) {
    return failure.retryAfter() == null
        ? ""
        : ". The server asks to wait " + Words.duration(failure.retryAfter());
  }

  private static final class Advice {
    static final ResourceBundle BUNDLE =
        ResourceBundle.getBundle("dev.loadstone.app.cli.messages", Locale.ROOT);
  }
}
