package dev.loadstone.app.cli;

import dev.loadstone.core.model.Failure;
import dev.loadstone.core.model.FailureCode;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * A failure in a person's words.
 *
 * @param happened one clause, without a full stop
 * @param advice what to do next, a sentence
 */
record FailureWords(String happened, String advice) {

  static FailureWords of(Failure failure) {
    ResourceBundle texts = Texts.BUNDLE;
    String key = key(failure);
    String detail = newFacts(failure);
    String happened = texts.getString(key + ".happened");
    if (failure.status() != 0) {
      happened = "the server answers " + failure.status() + ": " + happened;
    }
    return new FailureWords(
        detail.isEmpty() ? happened : happened + " (" + detail + ")",
        texts.getString(key + ".advice") + waiting(failure));
  }

  /** Both, as they stand on one line. */
  String sentence() {
    return happened + "; " + advice;
  }

  /** The facts, but for the status, which is told anyway. */
  private static String newFacts(Failure failure) {
    String detail = OneLine.of(failure.detail()).strip();
    return failure.status() == 0
        ? detail
        : detail
            .replaceFirst("^the server answered " + failure.status() + "\\b[ \\w'-]*", "")
            .replaceFirst("^[:;,(\\s]+", "");
  }

  private static String waiting(Failure failure) {
    return failure.retryAfter() == null
        ? ""
        : ". The server asks to wait " + Words.duration(failure.retryAfter());
  }

  private static String key(Failure failure) {
    FailureCode code = failure.code();
    boolean aboutStatus =
        code == FailureCode.HTTP_STATUS
            || code == FailureCode.HTTP_STATUS_TEMPORARY
            || code == FailureCode.SIGN_IN_NEEDED;
    if (aboutStatus && failure.status() != 0) {
      String own = "status." + failure.status();
      if (Texts.BUNDLE.containsKey(own + ".happened")) {
        return own;
      }
      int hundreds = failure.status() / 100;
      if (hundreds >= 2 && hundreds <= 5) {
        return "status." + hundreds + "xx";
      }
    }
    return "failure." + code.name();
  }

  private static final class Texts {
    static final ResourceBundle BUNDLE =
        ResourceBundle.getBundle("dev.loadstone.app.cli.messages", Locale.ROOT);
  }
}
