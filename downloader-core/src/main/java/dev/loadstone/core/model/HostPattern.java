package dev.loadstone.core.model;

import java.net.IDN;
import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which hosts a profile is for.
 *
 * @param scheme {@code http} or {@code https}; null for both
 * @param host lower case; an IPv6 address in brackets; without {@code *.}
 * @param subdomains whether it is for the names below {@code host}, and not for {@code host} itself
 * @param port -1 for any
 */
public record HostPattern(@Nullable String scheme, String host, boolean subdomains, int port) {
  private static final Pattern WRITTEN =
      Pattern.compile(
          "(?:(https?)://)?(\\*\\.)?(\\[[0-9a-f:.%]+]|[^\\s/:\\[\\]@?#*]+)(?::(\\d{1,5}))?/?");

  /** The most exact first. */
  public static final Comparator<HostPattern> MOST_EXACT_FIRST =
      Comparator.comparing(HostPattern::subdomains)
          .thenComparingInt(p -> -p.host.length())
          .thenComparing(p -> p.port == -1)
          .thenComparing(p -> p.scheme == null)
          .thenComparing(HostPattern::toString);

  /**
   * Reads {@code host}, {@code *.suffix}, either with {@code :port} behind and {@code https://} or
   * {@code http://} before it.
   *
   * @throws InvalidInputException if it is none
   */
  public static HostPattern parse(String text) {
    Matcher parts = WRITTEN.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!parts.matches()) {
      throw unusable(text);
    }
    int port = parts.group(4) == null ? -1 : Integer.parseInt(parts.group(4));
    if (port == 0 || port > 65_535) {
      throw unusable(text);
    }
    try {
      String name = parts.group(3);
      String host = name.startsWith("[") ? name : IDN.toASCII(name, IDN.ALLOW_UNASSIGNED);
      return new HostPattern(parts.group(1), host, parts.group(2) != null, port);
    } catch (IllegalArgumentException e) {
      throw unusable(text);
    }
  }

  public boolean matches(Origin origin) {
    boolean named = subdomains ? origin.host().endsWith("." + host) : origin.host().equals(host);
    return named
        && (scheme == null || scheme.equals(origin.scheme()))
        && (port == -1 || port == origin.port());
  }

  /** Whether secrets may go to this origin: over plain http only if it was named so. */
  public boolean trusts(Origin origin) {
    return matches(origin) && (origin.isSecure() || "http".equals(scheme));
  }

  @Override
  public String toString() {
    return (scheme == null ? "" : scheme + "://")
        + (subdomains ? "*." : "")
        + host
        + (port == -1 ? "" : ":" + port);
  }

  private static InvalidInputException unusable(String text) {
    return new InvalidInputException(
        "'" + text + "' names no host: write example.com, *.example.com or example.com:8443");
  }
}
