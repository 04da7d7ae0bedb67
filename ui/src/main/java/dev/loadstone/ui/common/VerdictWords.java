package dev.loadstone.ui.common;

/** The engine's short clauses about a verdict in the person's language, where they are known. */
public final class VerdictWords {
  private static final Texts TEXTS = Texts.of(VerdictWords.class);

  private VerdictWords() {}

  /** Why a file is unverified. */
  public static String why(String clause) {
    return known("why.", clause);
  }

  /** Who stated its checksum: {@code given}, or the name of a header or a file. */
  public static String source(String source) {
    return known("source.", source);
  }

  private static String known(String prefix, String clause) {
    String key = prefix + clause.replace(' ', '_');
    return TEXTS.has(key) ? TEXTS.get(key) : clause;
  }
}
