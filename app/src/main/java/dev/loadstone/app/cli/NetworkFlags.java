package dev.loadstone.app.cli;

import dev.loadstone.core.model.ClientCertificate;
import dev.loadstone.core.model.InvalidInputException;
import dev.loadstone.core.model.KeyPin;
import dev.loadstone.core.model.NetworkOptions;
import dev.loadstone.core.model.NetworkSecrets;
import dev.loadstone.core.model.ProxyOptions;
import dev.loadstone.core.model.RevocationMode;
import dev.loadstone.core.model.TlsOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a person may say about the way to a server and whom to take for it. */
final class NetworkFlags {
  private static final long LARGEST_KEY = 1 << 20;

  @Option(
      names = "--cacert",
      paramLabel = "FILE",
      description = "PEM file of authorities to trust besides the system's.")
  @Nullable Path caFile;

  @Option(
      names = "--insecure",
      description = "Accept any certificate of the link's own host. Anybody may be the server.")
  boolean insecure;

  @Option(
      names = "--tls-name",
      paramLabel = "NAME",
      description = "Name the server's certificate must have, instead of the link's host.")
  @Nullable String expectedName;

  @Option(
      names = "--cert",
      paramLabel = "FILE",
      description = "Your own certificate: PEM, or PKCS#12 with its key.")
  @Nullable Path certificate;

  @Option(names = "--key", paramLabel = "FILE", description = "Its private key in PEM.")
  @Nullable Path key;

  @Option(
      names = "--cert-password-file",
      paramLabel = "FILE",
      description = "First line: the key's password; - reads standard input (default: asks).")
  @Nullable String keyPasswordFile;

  @Option(
      names = "--pin",
      paramLabel = "sha256/...",
      description = "Key that the server or an authority of it must have; may be repeated.")
  List<String> pins = new ArrayList<>();

  @Option(
      names = "--trust-pins",
      description = "Trust a server with a pinned key of its own without an authority's word.")
  boolean trustPins;

  @Option(
      names = "--revocation",
      paramLabel = "MODE",
      description = "Ask whether certificates were revoked: off, when-available or required.")
  @Nullable String revocation;

  @Option(
      names = "--proxy",
      paramLabel = "URL",
      description =
          "http://, https:// or socks5://host:port, or direct (default: the environment's).")
  @Nullable String proxy;

  @Option(names = "--http-proxy", paramLabel = "URL", description = "The same for http links only.")
  @Nullable String httpProxy;

  @Option(
      names = "--https-proxy",
      paramLabel = "URL",
      description = "The same for https links only.")
  @Nullable String httpsProxy;

  @Option(
      names = "--no-proxy",
      paramLabel = "HOSTS",
      split = ",",
      description = "Hosts, .suffixes and networks that such a proxy is not for.")
  List<String> direct = new ArrayList<>();

  @Option(
      names = "--proxy-user",
      paramLabel = "NAME",
      description = "Sign in to the proxy; the password is asked for.")
  @Nullable String proxyUser;

  @Option(
      names = "--proxy-digest",
      description = "Sign in to the proxy by Digest only: the password itself is never sent.")
  boolean proxyDigest;

  @Option(
      names = "--proxy-password-file",
      paramLabel = "FILE",
      description = "First line: the proxy's password; - reads standard input.")
  @Nullable String proxyPasswordFile;

  /**
   * What was said, without secrets.
   *
   * @throws InvalidInputException for the first option that cannot be used
   */
  NetworkOptions options() {
    if (trustPins && pins.isEmpty()) {
      throw new InvalidInputException("--trust-pins needs the key: give --pin sha256/... too");
    }
    TlsOptions tls =
        new TlsOptions(
            readable("--cacert", caFile),
            insecure,
            expectedName,
            clientCertificate(),
            pins.stream().map(KeyPin::parse).toList(),
            trustPins,
            revocationMode());
    String both = plainProxy("--proxy", proxy);
    String http = plainProxy("--http-proxy", httpProxy);
    String https = plainProxy("--https-proxy", httpsProxy);
    return new NetworkOptions(
        tls,
        new ProxyOptions(
            http == null ? both : http, https == null ? both : https, direct, proxyDigest));
  }

  /** The passwords that what was said needs, asked for where they are nowhere. */
  NetworkSecrets secrets(PasswordSource passwords) {
    if (proxyUser != null && proxy == null && httpProxy == null && httpsProxy == null) {
      throw new InvalidInputException("--proxy-user needs the proxy: give --proxy URL too");
    }
    return new NetworkSecrets(
        proxyUser,
        proxyUser == null
            ? null
            : passwords.get(
                proxyPasswordFile, proxyUser + " at the proxy", "--proxy-password-file"),
        certificate == null || !needsPassword()
            ? null
            : passwords.get(
                keyPasswordFile,
                String.valueOf(key == null ? certificate : key),
                "--cert-password-file"));
  }

  private @Nullable ClientCertificate clientCertificate() {
    if (certificate == null && key != null) {
      throw new InvalidInputException("--key needs the certificate: give --cert FILE too");
    }
    Path file = readable("--cert", certificate);
    return file == null ? null : new ClientCertificate(file, readable("--key", key));
  }

  /** PKCS#12 has one always; PEM says when it does. */
  private boolean needsPassword() {
    Path file = key == null ? certificate : key;
    if (keyPasswordFile != null || file == null) {
      return file != null;
    }
    try {
      if (Files.size(file) > LARGEST_KEY) {
        return false;
      }
      String content = Files.readString(file, StandardCharsets.ISO_8859_1);
      return !content.contains("-----BEGIN ")
          || content.contains("-----BEGIN ENCRYPTED PRIVATE KEY-----");
    } catch (IOException e) {
      throw new InvalidInputException(
          "The client certificate " + file + " cannot be read: check the path");
    }
  }

  private RevocationMode revocationMode() {
    if (revocation == null) {
      return RevocationMode.OFF;
    }
    for (RevocationMode mode : RevocationMode.values()) {
      if (word(mode).equalsIgnoreCase(revocation)) {
        return mode;
      }
    }
    throw new InvalidInputException(
        "--revocation takes off, when-available or required, not '" + revocation + "'");
  }

  static String word(RevocationMode mode) {
    return mode.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static @Nullable Path readable(String option, @Nullable Path file) {
    if (file == null) {
      return null;
    }
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new InvalidInputException(option + " " + file + " cannot be read: check the path");
    }
    return file.toAbsolutePath().normalize();
  }

  private static @Nullable String plainProxy(String option, @Nullable String given) {
    try {
      return given == null ? null : ProxyOptions.parseOne(given);
    } catch (InvalidInputException e) {
      throw new InvalidInputException(
          option + " '" + given.replaceFirst("//.*@", "//") + "': " + e.getMessage());
    }
  }
}
