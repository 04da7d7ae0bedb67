package dev.loadstone.core.words;

import dev.loadstone.core.model.Failure;
import dev.loadstone.core.model.FailureCode;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What happened, in a person's words. What to do next is said where it can be done: it is an option
 * on the command line and a button in a window.
 *
 * @param clause without a full stop, beginning in lower case where the language does so
 * @param facts of the case, one line without control characters; empty without any
 */
public record Happening(String clause, String facts) {
  private static final int LONGEST_FACTS = 1_000;
  private static final Map<Locale, ResourceBundle> TEXTS = new ConcurrentHashMap<>();

  /** A failure told in a language, in English if its words are not there. */
  public static Happening of(Failure failure, Locale locale) {
    ResourceBundle texts = texts(locale);
    String clause = texts.getString(key(failure));
    return new Happening(
        failure.status() == 0
            ? clause
            : texts.getString("answers").replace("{0}", failure.status() + "") + clause,
        newFacts(failure));
  }

  /**
   * What the failure is filed under: {@code status.404}, {@code status.4xx} or {@code
   * failure.TIMEOUT}.
   */
  public static String key(Failure failure) {
    FailureCode code = failure.code();
    boolean aboutStatus =
        code == FailureCode.HTTP_STATUS
            || code == FailureCode.HTTP_STATUS_TEMPORARY
            || code == FailureCode.SIGN_IN_NEEDED;
    if (aboutStatus && failure.status() != 0) {
      String own = "status." + failure.status();
      if (texts(Locale.ROOT).containsKey(own)) {
        return own;
      }
      int hundreds = failure.status() / 100;
      if (hundreds >= 2 && hundreds <= 5) {
        return "status." + hundreds + "xx";
      }
    }
    return "failure." + code.name();
  }

  /** Clause and facts as they stand on one line. */
  public String line() {
    return facts.isEmpty() ? clause : clause + " (" + facts + ")";
  }

  /** The facts, but for the status, which is told anyway. */
  private static String newFacts(Failure failure) {
    String detail = PlainLine.of(bounded(failure.detail())).strip();
    return failure.status() == 0
        ? detail
        : detail
            .replaceFirst("^the server answered " + failure.status() + "\\b[ \\w'-]*", "")
            .replaceFirst("^[:;,(\\s]+", "");
  }

  /** A server that is quoted may have sent any amount. */
  private static String bounded(String detail) {
    return detail.length() <= LONGEST_FACTS ? detail : detail.substring(0, LONGEST_FACTS) + "…";
  }

  private static ResourceBundle texts(Locale locale) {
    // Without this, a language that is not there would become the machine's and not English.
    boolean german = locale.getLanguage().equals("de");
    return TEXTS.computeIfAbsent(
        german ? Locale.GERMAN : Locale.ROOT,
        known -> ResourceBundle.getBundle("dev.loadstone.core.words.failures", known));
  }
}
