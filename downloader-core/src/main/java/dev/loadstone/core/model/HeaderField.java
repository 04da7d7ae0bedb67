package dev.loadstone.core.model;

import java.util.regex.Pattern;

/**
 * One header line, name and value as sent or received (RFC 9110 5).
 *
 * <p>A line that a person wrote is made with {@link #parse}, which refuses what could smuggle a
 * second line (CVE-2017-6508).
 */
public record HeaderField(String name, String value) {
  private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

  /**
   * Reads {@code "Name: value"}.
   *
   * @throws InvalidInputException if the name is no token or the value holds a line break
   */
  public static HeaderField parse(String line) {
    int colon = line.indexOf(':');
    String name = colon < 0 ? line.strip() : line.substring(0, colon).strip();
    if (colon < 0 || !TOKEN.matcher(name).matches()) {
      throw new InvalidInputException(
          "'"
              + name.replaceAll("\\p{Cntrl}", "?")
              + "' is not a header: write it as 'Name: value'");
    }
    String value = line.substring(colon + 1).strip();
    if (value.chars().anyMatch(c -> (c < 0x20 && c != '\t') || c == 0x7f)) {
      throw new InvalidInputException(
          "The value of the header " + name + " holds a control character: remove it");
    }
    return new HeaderField(name, value);
  }

  public boolean is(String otherName) {
    return name.equalsIgnoreCase(otherName);
  }
}
