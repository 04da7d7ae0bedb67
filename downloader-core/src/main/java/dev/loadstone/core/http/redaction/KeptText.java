package dev.loadstone.core.http.redaction;

import dev.loadstone.core.model.HeaderField;
import dev.loadstone.core.model.Headers;
import java.util.ArrayList;
import java.util.List;

/**
 * Bounds what a record takes from a server, which may send 256 KB of headers with each answer. What
 * is cut says so. To be used on what is redacted: a secret that is cut is no longer recognised.
 */
public final class KeptText {
  static final int LONGEST_VALUE = 4_096;
  static final int LONGEST_LINK = 8_192;
  static final int LONGEST_HEAD = 32_768;
  private static final String DROPPED = "[not kept]";

  private KeptText() {}

  /** The same headers if they are short enough. */
  public static Headers of(Headers headers) {
    int total = 0;
    boolean fits = true;
    for (HeaderField field : headers.fields()) {
      total += field.name().length() + field.value().length();
      fits &= field.name().length() + field.value().length() <= LONGEST_VALUE;
    }
    return fits && total <= LONGEST_HEAD ? headers : cut(headers);
  }

  public static String link(String link) {
    return cut(link, LONGEST_LINK);
  }

  private static Headers cut(Headers headers) {
    List<HeaderField> kept = new ArrayList<>();
    int total = 0;
    for (HeaderField field : headers.fields()) {
      String name = cut(field.name(), LONGEST_VALUE / 4);
      String value = cut(field.value(), LONGEST_VALUE - LONGEST_VALUE / 4);
      total += name.length() + value.length();
      if (total > LONGEST_HEAD) {
        int left = headers.fields().size() - kept.size();
        kept.add(new HeaderField(DROPPED, left + " more headers"));
        break;
      }
      kept.add(new HeaderField(name, value));
    }
    return new Headers(kept);
  }

  private static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
    return text.substring(0, end) + "[and " + (text.length() - end) + " more characters]";
  }
}
