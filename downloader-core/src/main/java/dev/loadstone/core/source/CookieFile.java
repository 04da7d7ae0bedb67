package dev.loadstone.core.source;

import dev.loadstone.core.model.Cookie;
import dev.loadstone.core.model.InvalidInputException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code cookies.txt} as browsers' extensions and curl write it: seven fields on a line, tabs
 * between: domain, whether subdomains are meant, path, whether https only, the second it ends (0:
 * with the session), name, value. Pure.
 */
public final class CookieFile {
  private static final int MOST = 3_000;
  private static final int FIELDS = 7;
  private static final String HTTP_ONLY = "#HttpOnly_";

  private CookieFile() {}

  /**
   * The cookies of a file.
   *
   * @throws InvalidInputException for the first line that is none; the message names its number and
   *     nothing of what it says
   */
  public static List<Cookie> parse(String text) {
    List<Cookie> cookies = new ArrayList<>();
    int number = 0;
    for (String raw : text.split("\\R", -1)) {
      number++;
      String line = raw.startsWith(HTTP_ONLY) ? raw.substring(HTTP_ONLY.length()) : raw;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      if (cookies.size() == MOST) {
        throw new InvalidInputException("A cookie file may hold " + MOST + " cookies, not more");
      }
      cookies.add(cookie(line.split("\t", -1), number));
    }
    return cookies;
  }

  private static Cookie cookie(String[] fields, int number) {
    // A cookie without a value may have lost its last tab.
    if (fields.length < FIELDS - 1 || fields.length > FIELDS) {
      throw unusable(number, "has " + fields.length + " fields, not 7 with tabs between them");
    }
    String domain = fields[0].strip().toLowerCase(Locale.ROOT);
    boolean dotted = domain.startsWith(".");
    String host = dotted ? domain.substring(1) : domain;
    if (host.isEmpty() || !fields[2].startsWith("/") || fields[5].isBlank()) {
      throw unusable(number, "names no domain, no path or no cookie");
    }
    return new Cookie(
        host,
        isTrue(fields[1], number),
        fields[2],
        isTrue(fields[3], number),
        expires(fields[4].strip(), number),
        fields[5].strip(),
        fields.length == FIELDS ? fields[6].strip() : "");
  }

  private static boolean isTrue(String field, int number) {
    return switch (field.strip().toUpperCase(Locale.ROOT)) {
      case "TRUE" -> true;
      case "FALSE" -> false;
      default -> throw unusable(number, "has something other than TRUE or FALSE");
    };
  }

  private static @Nullable Instant expires(String field, int number) {
    try {
      double seconds = Double.parseDouble(field);
      return seconds <= 0 ? null : Instant.ofEpochSecond((long) seconds);
    } catch (NumberFormatException | DateTimeException e) {
      throw unusable(number, "has no time of expiry in seconds");
    }
  }

  private static InvalidInputException unusable(int number, String why) {
    return new InvalidInputException(
        "Line " + number + " of the cookie file " + why + ": export it as Netscape cookies.txt");
  }
}
