package dev.loadstone.core.http.dns;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a host's name or address tells without asking anybody. */
public final class Addresses {
  private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

  private Addresses() {}

  /** True for an IPv4 or IPv6 address, which resolves without the network. */
  public static boolean isLiteral(String host) {
    String bare = bare(host);
    return bare.indexOf(':') >= 0 || IPV4.matcher(bare).matches();
  }

  /**
   * True for hosts of this machine or its local network: loopback, private, link-local, unique
   * local, shared (RFC 1918, 3927, 4193, 4291, 6598, 6761).
   */
  public static boolean isLocal(String host) {
    String bare = bare(host).toLowerCase(Locale.ROOT);
    if (bare.equals("localhost") || bare.endsWith(".localhost") || bare.endsWith(".local")) {
      return true;
    }
    if (!isLiteral(bare)) {
      // Browsers and inet_aton read 127.1, 0x7f000001 and 2130706433 as addresses too.
      return bare.matches("(0x[0-9a-f]*|\\d+)(\\.(0x[0-9a-f]*|\\d+)){0,3}");
    }
    try {
      return isLocal(InetAddress.getByName(bare));
    } catch (UnknownHostException e) {
      return true;
    }
  }

  static boolean isLocal(InetAddress address) {
    byte[] bytes = address.getAddress();
    boolean uniqueLocal = bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
    boolean shared = bytes.length == 4 && bytes[0] == 100 && (bytes[1] & 0xc0) == 64;
    boolean thisNetwork = bytes.length == 4 && bytes[0] == 0;
    return address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isSiteLocalAddress()
        || address.isLinkLocalAddress()
        || uniqueLocal
        || shared
        || thisNetwork;
  }

  /**
   * Whether the other end of a connection is local.
   *
   * @param peer address and port as an exchange records them; a proxy's tells nothing
   */
  public static boolean isLocalPeer(String peer) {
    int colon = peer.lastIndexOf(':');
    return colon > 0 && isLiteral(peer.substring(0, colon)) && isLocal(peer.substring(0, colon));
  }

  public static boolean samePrefix(byte[] one, byte[] other, int bits) {
    for (int i = 0; i < Math.min(bits, one.length * 8); i++) {
      int mask = 0x80 >> (i % 8);
      if ((one[i / 8] & mask) != (other[i / 8] & mask)) {
        return false;
      }
    }
    return true;
  }

  private static String bare(String host) {
    return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
  }
}
