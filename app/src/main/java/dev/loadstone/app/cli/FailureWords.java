package dev.loadstone.app.cli;

import dev.loadstone.core.model.Failure;
import dev.loadstone.core.words.Happening;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/**
 * A failure in a person's words.
 *
 * @param happened one clause, without a full stop
 * @param advice what to do next on the command line, a sentence
 */
record FailureWords(String happened, String advice) {

  /** Of a download. */
  static FailureWords of(Failure failure) {
    return with(Happening.key(failure), failure);
  }

  /** Of a single request, which has other options and does not go on from where it stood. */
  static FailureWords ofRequest(Failure failure) {
    String usual = Happening.key(failure);
    boolean ofStatus = usual.startsWith("status.");
    String advice =
        Stream.of(ofStatus ? "request.status." + failure.status() : "", "request." + usual)
            .filter(Advice.BUNDLE::containsKey)
            .findFirst()
            .orElse(usual);
    return with(advice, failure);
  }

  private static FailureWords with(String advice, Failure failure) {
    return new FailureWords(
        Happening.of(failure, Locale.ROOT).line(),
        Advice.BUNDLE.getString(advice) + waiting(failure));
  }

  /** Both, as they stand on one line. */
  String sentence() {
    return happened + "; " + advice.substring(0, 1).toLowerCase(Locale.ROOT) + advice.substring(1);
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
