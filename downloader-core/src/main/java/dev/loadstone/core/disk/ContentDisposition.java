package dev.loadstone.core.disk;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the file name of a {@code Content-Disposition} (RFC 6266, RFC 8187) and of the broken forms
 * that servers send. Total: any text gives a name or none. The name is not safe yet. Pure.
 */
public final class ContentDisposition {
  private static final int LONGEST = 8_192;
  private static final Pattern ENCODED_WORD =
      Pattern.compile("=\\?([A-Za-z0-9_-]{1,40})\\?([BbQq])\\?([^?\\s]*)\\?=");

  private ContentDisposition() {}

  /** The name the server suggests, decoded; empty if it suggests none. */
  public static Optional<String> fileName(String header) {
    if (header.length() > LONGEST) {
      return Optional.empty();
    }
    Map<String, String> parameters = parameters(header);
    Optional<String> extended = Optional.ofNullable(parameters.get("filename*"));
    return extended
        .filter(PercentText::isWellFormed)
        .flatMap(ContentDisposition::extended)
        .or(() -> Optional.ofNullable(parameters.get("filename")).map(ContentDisposition::plain))
        .or(() -> extended.flatMap(ContentDisposition::extended))
        .filter(name -> !name.isBlank());
  }

  /** Parameters by lower-case name; the first of a name counts. */
  private static Map<String, String> parameters(String header) {
    Map<String, String> found = new LinkedHashMap<>();
    Scanner in = new Scanner(header);
    in.skipType();
    while (in.hasMore()) {
      String name = in.name();
      String value = in.value();
      if (!name.isEmpty()) {
        found.putIfAbsent(name.toLowerCase(Locale.ROOT), value);
      }
    }
    return found;
  }

  /** {@code UTF-8'en'na%C3%AFve.txt} (RFC 8187 3.2). */
  private static Optional<String> extended(String value) {
    String[] parts = value.split("'", 3);
    if (parts.length != 3) {
      return Optional.empty();
    }
    try {
      Charset charset = Charset.forName(parts[0].strip());
      return Optional.of(PercentText.strict(PercentText.bytes(parts[2]), charset));
    } catch (IllegalCharsetNameException
        | UnsupportedCharsetException
        | UnsupportedOperationException
        | CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** What servers put into a plain name although no standard says so. */
  private static String plain(String value) {
    String words = encodedWords(utf8InLatin1(value));
    return words.matches("(?s).*%[0-9A-Fa-f]{2}.*") ? PercentText.decode(words) : words;
  }

  /** Header bytes are often read as Latin-1 although the server sent UTF-8. */
  private static String utf8InLatin1(String value) {
    boolean latin = value.chars().anyMatch(c -> c > 0x7f) && value.chars().allMatch(c -> c < 0x100);
    try {
      return latin
          ? PercentText.strict(value.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8)
          : value;
    } catch (CharacterCodingException e) {
      return value;
    }
  }

  /** Decodes {@code =?UTF-8?B?…?=} (RFC 2047), which mail programs write. */
  private static String encodedWords(String value) {
    Matcher words = ENCODED_WORD.matcher(value.replaceAll("\\?=\\s+=\\?", "?==?"));
    return words.replaceAll(
        word -> Matcher.quoteReplacement(encodedWord(word.group(1), word.group(2), word.group(3))));
  }

  private static String encodedWord(String charset, String coding, String text) {
    try {
      byte[] bytes =
          coding.equalsIgnoreCase("B")
              ? Base64.getDecoder().decode(text)
              : PercentText.bytes(text.replace('_', ' ').replace("%", "=25").replace('=', '%'));
      return PercentText.strict(bytes, Charset.forName(charset));
    } catch (IllegalArgumentException
        | UnsupportedOperationException
        | CharacterCodingException e) {
      return text;
    }
  }

  /** Walks over {@code ; name=value} lists and always gets on. */
  private static final class Scanner {
    private final String text;
    private int at;

    Scanner(String text) {
      this.text = text;
    }

    boolean hasMore() {
      return at < text.length();
    }

    /** Skips {@code attachment}; some servers leave it out. */
    void skipType() {
      int semicolon = text.indexOf(';');
      int equals = text.indexOf('=');
      boolean typed = semicolon >= 0 && (equals < 0 || semicolon < equals);
      at = typed ? semicolon + 1 : equals < 0 ? text.length() : 0;
    }

    String name() {
      int start = at;
      while (hasMore() && text.charAt(at) != '=' && text.charAt(at) != ';') {
        at++;
      }
      return text.substring(start, at).strip();
    }

    String value() {
      if (!hasMore() || text.charAt(at) == ';') {
        at++;
        return "";
      }
      at++;
      while (hasMore() && Character.isWhitespace(text.charAt(at))) {
        at++;
      }
      return hasMore() && text.charAt(at) == '"' ? quoted() : unquoted();
    }

    private String unquoted() {
      int end = text.indexOf(';', at);
      String value = text.substring(at, end < 0 ? text.length() : end).strip();
      at = end < 0 ? text.length() : end + 1;
      return value;
    }

    private String quoted() {
      StringBuilder value = new StringBuilder();
      at++;
      while (hasMore() && text.charAt(at) != '"') {
        if (text.charAt(at) == '\\' && at + 1 < text.length() && isEscapable(text.charAt(at + 1))) {
          at++;
        }
        value.append(text.charAt(at++));
      }
      int end = text.indexOf(';', Math.min(at, text.length()));
      at = end < 0 ? text.length() : end + 1;
      return value.toString();
    }

    /** Windows servers send paths whose backslashes escape nothing. */
    private static boolean isEscapable(char character) {
      return character == '"' || character == '\\';
    }
  }
}
