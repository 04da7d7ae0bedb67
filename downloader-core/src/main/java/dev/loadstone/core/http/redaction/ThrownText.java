package dev.loadstone.core.http.redaction;

/** An exception's own words as records may keep them: one line, bounded, without secrets. */
public final class ThrownText {
  private static final int LONGEST = 300;

  private ThrownText() {}

  /** Why it was thrown, to follow a sentence; the exception's kind if it says nothing. */
  public static String reason(Throwable thrown) {
    String message = thrown.getMessage();
    if (message == null || message.isBlank()) {
      return " (" + thrown.getClass().getSimpleName() + ")";
    }
    String line = Redaction.COMMON.text(message.replaceAll("\\s+", " ").strip());
    return ": " + (line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…");
  }
}
