package dev.loadstone.core.source;

import dev.loadstone.core.model.ClientCertificate;
import dev.loadstone.core.model.InvalidInputException;
import dev.loadstone.core.model.KeyPin;
import dev.loadstone.core.model.NetworkOptions;
import dev.loadstone.core.model.NetworkSecrets;
import dev.loadstone.core.model.ProxyOptions;
import dev.loadstone.core.model.TlsOptions;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The options of one curl command that say how the server is reached and known. */
final class CurlNetwork {
  private static final Pattern USER_INFO =
      Pattern.compile("^((?:[A-Za-z0-9]+://)?)([^/@]*)@([^@]*)$", Pattern.DOTALL);
  private static final Pattern PROXY =
      Pattern.compile("(https?|socks5)://(\\[[0-9a-f:.]+]|[^/:\\[\\]\\s]+):\\d{1,5}");
  // A drive's letter is no end of a file's name, nor is what a backslash keeps.
  private static final Pattern CERTIFICATE =
      Pattern.compile(
          "^((?:[A-Za-z]:(?=[\\\\/]))?(?:[^:\\\\]|\\\\:|\\\\)*)(?::(.*))?$", Pattern.DOTALL);

  private @Nullable String proxy;
  private @Nullable String proxyUser;
  private @Nullable String proxyPassword;
  private @Nullable String caFile;
  private @Nullable String certificate;
  private @Nullable String key;
  private @Nullable String keyPassword;
  private List<String> direct = List.of();
  private boolean proxyDigest;
  private final List<KeyPin> pins = new ArrayList<>();

  /** Takes the option; false if it is none of these. */
  boolean take(String option, String value) {
    switch (option) {
      case "proxy" -> proxy(value);
      case "socks5-hostname" -> proxy("socks5://" + value);
      case "proxy-user" -> proxyUser(value);
      case "proxy-digest" -> proxyDigest = true;
      case "noproxy" ->
          direct = Arrays.stream(value.split("[, ]+")).filter(h -> !h.isEmpty()).toList();
      case "cacert" -> caFile = value;
      case "cert" -> certificate(value);
      case "key" -> key = value;
      case "pass" -> keyPassword = value;
      case "pinnedpubkey" -> pins(value);
      case "cert-type", "key-type" -> readable(option, value);
      default -> {
        return false;
      }
    }
    return true;
  }

  CurlRequest.Network read(boolean insecure) {
    return new CurlRequest.Network(
        proxy, proxyDigest, direct, caFile, insecure, certificate, key, pins);
  }

  NetworkSecrets secrets() {
    return new NetworkSecrets(proxyUser, proxyPassword, keyPassword);
  }

  private void proxy(String value) {
    Matcher userInfo = USER_INFO.matcher(value);
    if (userInfo.matches()) {
      if (proxyUser == null) {
        proxyUser(Percent.decoded(userInfo.group(2)));
      }
      proxy = userInfo.group(1) + userInfo.group(3);
    } else {
      proxy = value;
    }
  }

  private void proxyUser(String value) {
    int colon = value.indexOf(':');
    if (colon < 0) {
      throw new InvalidInputException(
          "The curl command names a user of the proxy without a password: write -U NAME:PASS");
    }
    proxyUser = value.substring(0, colon);
    proxyPassword = value.substring(colon + 1);
  }

  private void certificate(String value) {
    Matcher parts = CERTIFICATE.matcher(value);
    if (parts.matches() && parts.group(2) != null) {
      certificate = parts.group(1).replace("\\:", ":");
      keyPassword = parts.group(2);
    } else {
      certificate = value.replace("\\:", ":");
    }
  }

  private void pins(String value) {
    for (String each : value.split(";")) {
      if (!each.startsWith("sha256//")) {
        throw new InvalidInputException(
            "The curl option --pinnedpubkey reads a file: write sha256//BASE64 instead");
      }
      pins.add(KeyPin.parse(each));
    }
  }

  private static void readable(String option, String type) {
    if (!type.equalsIgnoreCase("PEM") && !type.equalsIgnoreCase("P12")) {
      throw new InvalidInputException(
          "The curl option --" + option + " takes PEM or P12: convert the file");
    }
  }

  /** What the command says, over what holds otherwise. */
  static NetworkOptions of(CurlRequest.Network said, NetworkOptions base) {
    TlsOptions tls =
        new TlsOptions(
            said.caFile() == null ? null : path("--cacert", said.caFile()),
            said.insecure() && said.pins().isEmpty(),
            null,
            said.certificate() == null
                ? null
                : new ClientCertificate(
                    path("--cert", said.certificate()),
                    said.key() == null ? null : path("--key", said.key())),
            said.pins(),
            // curl compares the pin also where -k has it ask no authority.
            said.insecure() && !said.pins().isEmpty(),
            base.tls().revocation());
    return new NetworkOptions(tls, proxies(said)).orElse(base);
  }

  private static ProxyOptions proxies(CurlRequest.Network said) {
    boolean none = said.direct().contains("*") || "".equals(said.proxy());
    if (none) {
      return ProxyOptions.of(ProxyOptions.DIRECT);
    }
    return ProxyOptions.of(said.proxy() == null ? null : known(said.proxy()))
        .withDirect(said.direct())
        .withDigestOnly(said.proxyDigest());
  }

  private static Path path(String option, String typed) {
    try {
      return Path.of(typed).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw new InvalidInputException("The curl option " + option + " names no file");
    }
  }

  private static String known(String typed) {
    String lower = typed.toLowerCase(Locale.ROOT);
    String whole = lower.contains("://") ? lower : "http://" + lower;
    String known = whole.replaceFirst("^socks5h://", "socks5://").replaceFirst("/$", "");
    if (!PROXY.matcher(known).matches()) {
      throw new InvalidInputException(
          "The curl option -x takes http://host:port, https://host:port or socks5://host:port");
    }
    return known;
  }
}
