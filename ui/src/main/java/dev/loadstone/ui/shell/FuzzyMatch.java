package dev.loadstone.ui.shell;

import java.util.Locale;

/** How well some letters fit a title: whole words and their beginnings count most. */
final class FuzzyMatch {
  static final int NONE = -1;
  private static final int WORD_START = 8;
  private static final int IN_A_ROW = 4;

  private FuzzyMatch() {}

  /**
   * The higher, the better; {@link #NONE} if the letters do not stand in the title in that order.
   */
  static int score(String title, String letters) {
    String in = title.toLowerCase(Locale.ROOT);
    String wanted = letters.toLowerCase(Locale.ROOT).replace(" ", "");
    int best = NONE;
    for (int start = 0; start < in.length() && !wanted.isEmpty(); start++) {
      if (in.charAt(start) == wanted.charAt(0)) {
        best = Math.max(best, from(in, wanted, start, true));
        best = Math.max(best, from(in, wanted, start, false));
      }
    }
    return wanted.isEmpty() ? 0 : best;
  }

  private static int from(String in, String wanted, int start, boolean words) {
    int score = 0;
    int at = start - 1;
    for (int i = 0; i < wanted.length(); i++) {
      int next = nextOf(in, wanted.charAt(i), at + 1, words);
      if (next < 0) {
        return NONE;
      }
      score += isWordStart(in, next) ? WORD_START : 1;
      score += i > 0 && next == at + 1 ? IN_A_ROW : 0;
      at = next;
    }
    return score;
  }

  /** The next place of a letter, if wanted rather at the beginning of a word. */
  private static int nextOf(String in, char letter, int from, boolean words) {
    if (from < in.length() && in.charAt(from) == letter) {
      return from;
    }
    for (int i = from; words && i < in.length(); i++) {
      if (in.charAt(i) == letter && isWordStart(in, i)) {
        return i;
      }
    }
    return in.indexOf(letter, from);
  }

  private static boolean isWordStart(String in, int at) {
    return at == 0 || !Character.isLetterOrDigit(in.charAt(at - 1));
  }
}
