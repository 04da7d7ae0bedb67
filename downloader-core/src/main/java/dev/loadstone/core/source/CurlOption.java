package dev.loadstone.core.source;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An option of curl that is known here.
 *
 * @param name without its dashes
 * @param takesValue whether the next word, or the rest of this one, belongs to it
 * @param why for what is left out or refused: the reason
 */
record CurlOption(String name, boolean takesValue, Use use, String why) {
  private static final Map<String, CurlOption> LONG = new HashMap<>();
  private static final Map<Character, CurlOption> SHORT = new HashMap<>();

  /** What becomes of it. */
  enum Use {
    /** Taken. */
    APPLIED,
    /** Changes nothing here: what curl prints, what Loadstone does anyway. */
    NEEDLESS,
    /** Left out, and said. */
    LEFT_OUT,
    /** Ends the import. */
    REFUSED
  }

  static {
    applied("X", "request", "H", "header", "d", "data", "", "data-raw", "", "data-binary");
    applied("", "data-ascii", "", "data-urlencode", "", "json", "F", "form", "", "form-string");
    applied("u", "user", "A", "user-agent", "e", "referer", "b", "cookie", "o", "output");
    applied("", "url", "x", "proxy", "m", "max-time", "", "connect-timeout", "", "retry");
    applied("", "limit-rate", "", "cacert", "", "oauth2-bearer", "", "socks5-hostname");
    applied("r", "range", "E", "cert", "", "key", "", "pass", "", "cert-type", "", "key-type");
    applied("", "pinnedpubkey", "U", "proxy-user", "", "noproxy", "", "request-target");
    applied("", "max-redirs");
    flags(Use.APPLIED, "", "I", "head", "G", "get", "k", "insecure", "R", "remote-time");
    flags(Use.APPLIED, "", "L", "location", "", "compressed", "", "digest", "", "http1.1");
    flags(Use.APPLIED, "", "", "proxy-digest");

    flags(Use.NEEDLESS, "", "s", "silent", "S", "show-error", "v", "verbose", "f", "fail");
    flags(Use.NEEDLESS, "", "i", "include", "O", "remote-name", "J", "remote-header-name");
    flags(Use.NEEDLESS, "", "#", "progress-bar", "g", "globoff", "N", "no-buffer");
    flags(Use.NEEDLESS, "", "", "create-dirs", "", "fail-with-body", "", "basic", "", "anyauth");
    flags(Use.NEEDLESS, "", "", "no-progress-meter", "", "remote-name-all", "", "tcp-nodelay");
    flags(Use.NEEDLESS, "", "", "ssl-no-revoke", "", "http2", "", "tlsv1.2");
    flags(Use.NEEDLESS, "", "", "tlsv1.3", "", "retry-connrefused", "", "retry-all-errors");
    flags(Use.NEEDLESS, "", "", "proxy-basic", "", "proxy-anyauth");
    values(Use.NEEDLESS, "", "w", "write-out", "", "retry-delay");
    values(Use.NEEDLESS, "", "", "retry-max-time", "", "keepalive-time");

    flags(Use.LEFT_OUT, "secrets stay with the link's own host", "", "location-trusted");
    flags(Use.LEFT_OUT, "Loadstone chooses the address", "4", "ipv4", "6", "ipv6");
    flags(Use.LEFT_OUT, "HTTP/1.1 and HTTP/2 are spoken", "0", "http1.0", "", "http3");
    values(Use.LEFT_OUT, "Loadstone goes on where it stood by itself", "C", "continue-at");
    values(Use.LEFT_OUT, "cookies that come are not kept", "c", "cookie-jar");
    values(Use.LEFT_OUT, "loadstone show tells the headers", "D", "dump-header");
    values(Use.LEFT_OUT, "the stall timeout bounds that", "Y", "speed-limit", "y", "speed-time");

    values(Use.REFUSED, "it reads more options from a file", "K", "config");
    values(Use.REFUSED, "a file is sent by -X PUT --data-binary @FILE", "T", "upload-file");
    values(Use.REFUSED, "a condition is given by -H 'If-Modified-Since: ...'", "z", "time-cond");
    values(Use.REFUSED, "it writes outside of the folder", "", "output-dir", "", "stderr");
    values(Use.REFUSED, "it writes outside of the folder", "", "trace", "", "trace-ascii");
    values(Use.REFUSED, "it reads passwords from a file", "", "netrc-file");
    flags(Use.REFUSED, "it reads passwords from a file", "n", "netrc", "", "netrc-optional");
    flags(Use.REFUSED, "the proxy would be anybody", "", "proxy-insecure");
    values(Use.REFUSED, "it sends the request elsewhere", "", "resolve", "", "connect-to");
    values(Use.REFUSED, "it sends the request elsewhere", "", "unix-socket", "", "doh-url");
    values(Use.REFUSED, "it sends the request elsewhere", "", "abstract-unix-socket");
    values(Use.REFUSED, "it sends the request elsewhere", "", "interface", "", "dns-servers");
    values(Use.REFUSED, "it sends headers to the proxy", "", "proxy-header");
    values(Use.REFUSED, "it weakens TLS", "", "ciphers", "", "tls-max", "", "tls13-ciphers");
    values(Use.REFUSED, "give a PEM file with --cacert", "", "capath");
    flags(Use.REFUSED, "Loadstone signs in by Basic or Digest", "", "ntlm", "", "negotiate");
    flags(Use.REFUSED, "Loadstone signs in by Basic or Digest", "", "proxy-ntlm");
    flags(Use.REFUSED, "Loadstone signs in by Basic or Digest", "", "proxy-negotiate");
    flags(Use.REFUSED, "paste one command at a time", ":", "next");
  }

  static @Nullable CurlOption named(String name) {
    return LONG.get(name.toLowerCase(Locale.ROOT));
  }

  static @Nullable CurlOption of(char letter) {
    return SHORT.get(letter);
  }

  private static void applied(String... letterAndName) {
    add(true, Use.APPLIED, "", letterAndName);
  }

  private static void flags(Use use, String why, String... letterAndName) {
    add(false, use, why, letterAndName);
  }

  private static void values(Use use, String why, String... letterAndName) {
    add(true, use, why, letterAndName);
  }

  private static void add(boolean takesValue, Use use, String why, String... letterAndName) {
    for (int i = 0; i < letterAndName.length; i += 2) {
      CurlOption option = new CurlOption(letterAndName[i + 1], takesValue, use, why);
      LONG.put(option.name, option);
      if (!letterAndName[i].isEmpty()) {
        SHORT.put(letterAndName[i].charAt(0), option);
      }
    }
  }
}
