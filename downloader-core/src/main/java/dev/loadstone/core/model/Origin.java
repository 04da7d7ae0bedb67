package dev.loadstone.core.model;

/**
 * The border that secrets do not cross: scheme, host and port of a link (RFC 6454 4).
 *
 * @param scheme {@code http} or {@code https}
 * @param host lower case, an IPv6 address in brackets
 * @param port never -1: the scheme's default is filled in
 */
public record Origin(String scheme, String host, int port) {

  public boolean isSecure() {
    return scheme.equals("https");
  }

  @Override
  public String toString() {
    boolean standard = port == (isSecure() ? 443 : 80);
    return scheme + "://" + host + (standard ? "" : ":" + port);
  }
}
