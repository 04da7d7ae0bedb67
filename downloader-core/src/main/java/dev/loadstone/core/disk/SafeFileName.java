package dev.loadstone.core.disk;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/**
 * Makes a file name out of what a server or a link says, safe on every system. Total: any text
 * gives a name. Pure.
 *
 * <p>RFC 6266 4.3; CVE-2010-2252 and its kind.
 */
public final class SafeFileName {
  /** Where nothing of the text can be used. */
  public static final String FALLBACK = "download";

  /** Longest name in bytes of UTF-8 that still leaves room for the part's suffix. */
  static final int LONGEST = 255 - PartNames.LONGEST_SUFFIX;

  private static final int LONGEST_EXTENSION = 24;
  private static final String REFUSED = "<>:\"|?*";
  private static final String PORT_NUMBERS = "0123456789¹²³";
  private static final Set<String> DEVICES =
      Set.of("con", "prn", "aux", "nul", "conin$", "conout$", "clock$");

  private SafeFileName() {}

  /** The name in the last segment of a link's path, which is percent-encoded. */
  public static String ofLinkPath(String rawPath) {
    String path = rawPath.substring(0, end(rawPath));
    return of(PercentText.decode(path.substring(path.lastIndexOf('/') + 1)));
  }

  private static int end(String rawPath) {
    int at = 0;
    while (at < rawPath.length() && rawPath.charAt(at) != '?' && rawPath.charAt(at) != '#') {
      at++;
    }
    return at;
  }

  /** A name that was decoded already, made safe: only what stands behind the last slash counts. */
  public static String of(String decoded) {
    String base = decoded.substring(lastSeparator(decoded) + 1);
    String name = trim(kept(base));
    if (isDevice(name) || ReservedNames.isOfIndex(name)) {
      name = "_" + name;
    }
    name = trim(shorten(name, LONGEST));
    if (ReservedNames.isOfPart(name)) {
      name = shorten(name, LONGEST - 1) + "_";
    }
    return name.isEmpty() ? FALLBACK : name;
  }

  private static String kept(String base) {
    StringBuilder kept = new StringBuilder(base.length());
    for (int i = 0; i < base.length(); ) {
      int character = base.codePointAt(i);
      if (isKept(character)) {
        kept.appendCodePoint(character);
      }
      i += Character.charCount(character);
    }
    return kept.toString();
  }

  /** Whether {@link #isKept} holds for all of a name. */
  static boolean isAllKept(String name) {
    return kept(name).length() == name.length();
  }

  /**
   * Cuts a name to so many bytes of UTF-8, between characters, and keeps its extension.
   *
   * @param most at least 32
   */
  static String shorten(String name, int most) {
    if (bytes(name) <= most) {
      return name;
    }
    int dot = extensionStart(name);
    String extension = bytes(name.substring(dot)) <= LONGEST_EXTENSION ? name.substring(dot) : "";
    String stem = extension.isEmpty() ? name : name.substring(0, dot);
    int room = most - bytes(extension);
    int end = 0;
    int used = 0;
    while (end < stem.length()) {
      int character = stem.codePointAt(end);
      used += bytes(Character.toString(character));
      if (used > room) {
        break;
      }
      end += Character.charCount(character);
    }
    return stem.substring(0, end) + extension;
  }

  /** Where the extension begins, with its dot: two extensions where the first is {@code .tar}. */
  static int extensionStart(String name) {
    int dot = name.lastIndexOf('.');
    if (dot <= 0) {
      return name.length();
    }
    int earlier = name.lastIndexOf('.', dot - 1);
    boolean isDouble = earlier > 0 && name.substring(earlier, dot).equalsIgnoreCase(".tar");
    return isDouble ? earlier : dot;
  }

  /** Whether Windows takes the name for a device, whatever its extension. */
  static boolean isDevice(String name) {
    int dot = name.indexOf('.');
    String stem = (dot < 0 ? name : name.substring(0, dot)).strip().toLowerCase(Locale.ROOT);
    boolean isPort =
        stem.length() == 4
            && (stem.startsWith("com") || stem.startsWith("lpt"))
            && PORT_NUMBERS.indexOf(stem.charAt(3)) >= 0;
    return DEVICES.contains(stem) || isPort;
  }

  /** Whether a character may stand in a name: no separators, controls or direction marks. */
  static boolean isKept(int character) {
    if (character == '/' || character == '\\' || REFUSED.indexOf(character) >= 0) {
      return false;
    }
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED ->
          false;
      default -> character != 0xfffd;
    };
  }

  /** Windows drops dots and spaces at the end; a dot in front hides the file. */
  static String trim(String name) {
    int start = 0;
    int end = name.length();
    while (start < end && isTrimmed(name.charAt(start))) {
      start++;
    }
    while (end > start && isTrimmed(name.charAt(end - 1))) {
      end--;
    }
    return name.substring(start, end);
  }

  private static boolean isTrimmed(char character) {
    return character == '.'
        || Character.isWhitespace(character)
        || Character.isSpaceChar(character);
  }

  private static int lastSeparator(String text) {
    return Math.max(text.lastIndexOf('/'), text.lastIndexOf('\\'));
  }

  static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
