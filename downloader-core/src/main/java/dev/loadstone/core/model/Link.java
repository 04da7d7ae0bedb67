package dev.loadstone.core.model;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An absolute http or https link, normalised: scheme and host in lower case, illegal characters
 * percent-encoded, no fragment, no user information.
 *
 * <p>Only {@link #parse} and {@link #resolve} make links from text that somebody else wrote.
 *
 * @param text the link as it is requested
 */
public record Link(String text) {
  private static final Pattern SCHEME =
      Pattern.compile("^([A-Za-z][A-Za-z0-9+.-]*):(.*)$", Pattern.DOTALL);
  private static final Pattern PORT = Pattern.compile("\\d{1,5}(/.*)?");
  private static final int LONGEST = 65_536;
  private static final int LONGEST_SHOWN = 120;
  private static final String PLAIN_MARKS = "-._~!$&'()*+,;=:@/?";

  /** The latest link up to its path: the links of a list mostly begin alike. */
  private static volatile String latestStart = "https://localhost/";

  /**
   * Reads a link as a person types or pastes it.
   *
   * @throws InvalidInputException naming what is wrong with it
   */
  public static Link parse(String typed) {
    String trimmed = typed.strip();
    String start = latestStart;
    if (trimmed.startsWith(start) && isPlain(trimmed, start.length())) {
      return new Link(trimmed);
    }
    if (trimmed.isEmpty()) {
      throw new InvalidInputException("An empty link was given: write it as http://… or https://…");
    }
    if (trimmed.length() > LONGEST) {
      throw new InvalidInputException(
          "A link of "
              + trimmed.length()
              + " characters is longer than any server takes: shorten it");
    }
    if (trimmed.chars().anyMatch(c -> c < 0x20 || c == 0x7f)) {
      throw new InvalidInputException(
          "The link " + shown(trimmed) + " holds a control character: remove it");
    }
    Matcher scheme = SCHEME.matcher(trimmed);
    if (!scheme.matches() || looksLikeHostAndPort(scheme)) {
      throw new InvalidInputException(
          "'" + shown(trimmed) + "' is not a link: write it as http://… or https://…");
    }
    String name = scheme.group(1).toLowerCase(Locale.ROOT);
    if (!name.equals("http") && !name.equals("https")) {
      throw new InvalidInputException(
          "'" + shown(trimmed) + "' cannot be downloaded: only http and https links can");
    }
    Link link = normalised(trimmed, encodeIllegal(trimmed));
    latestStart = link.text.substring(0, link.pathStart() + 1);
    return link;
  }

  /** Whether nothing from there on is to be normalised or refused. */
  private static boolean isPlain(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letterOrDigit = ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || (c >= '0' && c <= '9');
      if (!letterOrDigit && PLAIN_MARKS.indexOf(c) < 0) {
        return false;
      }
    }
    return text.length() <= LONGEST;
  }

  /**
   * Resolves a {@code Location} against this link (RFC 9110 10.2.2).
   *
   * @throws InvalidInputException if the result is no http or https link
   */
  public Link resolve(String location) {
    try {
      String encoded = encodeIllegal(location.strip());
      if (encoded.startsWith("?")) {
        // java.net.URI follows RFC 2396 and drops the last part of the path; RFC 3986 5.2.2 does
        // not.
        return parse(text.replaceFirst("\\?.*", "") + encoded);
      }
      return parse(uri().resolve(new URI(encoded)).toString());
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw new InvalidInputException(
          "The server redirects to '" + shown(location) + "', which is no link");
    }
  }

  public URI uri() {
    return URI.create(text);
  }

  public Origin origin() {
    String scheme = text.substring(0, text.indexOf(':'));
    String authority = text.substring(hostStart(), pathStart());
    int colon = authority.lastIndexOf(':');
    boolean hasPort = colon > authority.lastIndexOf(']');
    return new Origin(
        scheme,
        hasPort ? authority.substring(0, colon) : authority,
        hasPort
            ? Integer.parseInt(authority, colon + 1, authority.length(), 10)
            : scheme.equals("https") ? 443 : 80);
  }

  /** The path, percent-encoded as it is requested. */
  public String path() {
    int query = text.indexOf('?');
    return text.substring(pathStart(), query < 0 ? text.length() : query);
  }

  private int hostStart() {
    return text.indexOf("//") + 2;
  }

  /** A normalised link has a path. */
  private int pathStart() {
    int slash = text.indexOf('/', hostStart());
    return slash < 0 ? text.length() : slash;
  }

  /** The link without its query, whose values may be secrets: for logs, messages and exports. */
  public String redacted() {
    int query = text.indexOf('?');
    return query < 0 ? text : text.substring(0, query) + "?…";
  }

  @Override
  public String toString() {
    return redacted();
  }

  private static boolean looksLikeHostAndPort(Matcher scheme) {
    return PORT.matcher(scheme.group(2)).matches();
  }

  private static Link normalised(String typed, String encoded) {
    try {
      URI uri = new URI(encoded);
      if (uri.getRawAuthority() == null) {
        throw new InvalidInputException("The link " + shown(typed) + " names no host");
      }
      if (uri.getRawUserInfo() != null) {
        throw new InvalidInputException(
            "The link to "
                + uri.getRawAuthority().replaceFirst(".*@", "")
                + " holds a user name or password: give it with --user instead");
      }
      String host = uri.getHost();
      int port = uri.getPort();
      if (host == null) {
        String authority = uri.getRawAuthority();
        Matcher parts = Pattern.compile("^(.*?)(?::(\\d{1,5}))?$").matcher(authority);
        if (!parts.matches()) {
          throw new InvalidInputException("The link " + shown(typed) + " names no host");
        }
        host =
            IDN.toASCII(
                java.net.URLDecoder.decode(parts.group(1), StandardCharsets.UTF_8),
                IDN.ALLOW_UNASSIGNED);
        port = parts.group(2) == null ? -1 : Integer.parseInt(parts.group(2));
      }
      if (port == 0 || port > 65_535) {
        throw new InvalidInputException(
            "The link " + shown(typed) + " names port " + port + ", which does not exist");
      }
      String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
      boolean standard = port == (scheme.equals("https") ? 443 : 80);
      String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
      String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
      String text =
          scheme
              + "://"
              + host.toLowerCase(Locale.ROOT)
              + (port == -1 || standard ? "" : ":" + port)
              + path
              + query;
      if (new URI(text).getHost() == null) {
        throw new InvalidInputException("The link " + shown(typed) + " names no valid host");
      }
      return new Link(text);
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw new InvalidInputException(
          "'" + shown(typed) + "' is not a link: write it as http://… or https://…");
    }
  }

  private static String shown(String typed) {
    String oneLine = typed.replaceAll("\\p{Cntrl}", "?").replaceFirst("//[^/@]*@", "//…@");
    return oneLine.length() <= LONGEST_SHOWN ? oneLine : oneLine.substring(0, LONGEST_SHOWN) + "…";
  }

  /** Encodes what RFC 3986 does not allow, as browsers do, and leaves what is encoded already. */
  private static String encodeIllegal(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    int bracketsUntil = text.startsWith("[", text.indexOf("//") + 2) ? text.indexOf(']') : -1;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      boolean brokenEscape =
          c == '%'
              && !(i + 2 < text.length() && isHex(text.charAt(i + 1)) && isHex(text.charAt(i + 2)));
      boolean bracket = (c == '[' || c == ']') && i > bracketsUntil;
      if (brokenEscape || bracket || c <= 0x20 || c >= 0x7f || "\"<>\\^`{|}".indexOf(c) >= 0) {
        for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
          out.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
        }
      } else {
        out.appendCodePoint(c);
      }
      i += Character.charCount(c);
    }
    return out.toString();
  }

  private static boolean isHex(char c) {
    return Character.digit(c, 16) >= 0;
  }
}
