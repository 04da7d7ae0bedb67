package dev.loadstone.app.cli;

import dev.loadstone.core.model.Cookie;
import dev.loadstone.core.model.HeaderField;
import dev.loadstone.core.model.Headers;
import dev.loadstone.core.model.HostProfile;
import dev.loadstone.core.model.InvalidInputException;
import dev.loadstone.core.model.NetworkOptions;
import dev.loadstone.core.model.NetworkSecrets;
import dev.loadstone.core.model.ProxyOptions;
import dev.loadstone.core.model.RevocationMode;
import dev.loadstone.core.model.Secrets;
import dev.loadstone.core.model.SignIn;
import dev.loadstone.core.model.TlsOptions;
import dev.loadstone.core.source.CookieFile;
import dev.loadstone.core.source.HeaderLines;
import dev.loadstone.core.source.Sizes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a person may keep for a host. */
final class HostFlags {
  private static final String AUTHORIZATION = "Authorization";
  private static final Set<String> FIELDS =
      new TreeSet<>(
          List.of(
              "cacert",
              "cert",
              "connections",
              "continue-unproven",
              "cookies",
              "headers",
              "insecure",
              "limit-rate",
              "pins",
              "proxy",
              "proxy-digest",
              "revocation",
              "sign-in",
              "tls-name"));

  @Option(
      names = "--user",
      paramLabel = "NAME",
      description = "Sign in with that name; the password is asked for.")
  @Nullable String user;

  @Option(names = "--bearer", description = "Sign in with a token, which is asked for.")
  boolean bearer;

  @Option(
      names = "--digest",
      description = "Sign in by Digest only: the password itself is never sent.")
  boolean digest;

  @Option(
      names = "--bearer-file",
      paramLabel = "FILE",
      description = "Sign in with the token on its first line; - reads standard input.")
  @Nullable String bearerFile;

  @Option(
      names = "--cookies",
      paramLabel = "FILE",
      description = "Send cookies of a browser's cookies.txt, each to its own host only.")
  @Nullable Path cookies;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "First line: the password; - reads standard input.")
  @Nullable String passwordFile;

  @Option(
      names = {"-H", "--header"},
      paramLabel = "'Name: value'",
      description = "Header to send; may be repeated. Values that may be secret are kept as such.")
  List<String> headers = new ArrayList<>();

  @Option(
      names = "--header-file",
      paramLabel = "FILE",
      description = "First line: a header whose value is to be on no command line; - as above.")
  @Nullable String headerFile;

  @Option(
      names = {"-x", "--connections"},
      paramLabel = "N",
      description = "Connections to each such host, over all downloads.")
  @Nullable Integer connections;

  @Option(
      names = "--limit-rate",
      paramLabel = "RATE",
      description = "Bytes per second from it, over all downloads.")
  @Nullable String limitRate;

  @Option(
      names = "--continue-unproven",
      description = "Go on in files although nothing proves that they are the same.")
  boolean continueUnproven;

  @Mixin NetworkFlags network = new NetworkFlags();

  @Option(
      names = "--unset",
      paramLabel = "WHAT",
      split = ",",
      description =
          "Forget: cacert, cert, connections, continue-unproven, cookies, headers, insecure, limit-rate,"
              + " pins, proxy, proxy-digest, revocation, sign-in, tls-name.")
  List<String> unset = new ArrayList<>();

  void check() {
    for (String each : unset) {
      if (!FIELDS.contains(each)) {
        throw new InvalidInputException(
            "--unset takes " + String.join(", ", FIELDS) + ", not '" + each + "'");
      }
    }
    if (user != null && hasToken()) {
      throw new InvalidInputException("--user and --bearer are two ways to sign in: give one");
    }
    if (user != null && user.indexOf(':') >= 0) {
      throw new InvalidInputException(
          "--user takes the name alone here: the password is asked for, or read with"
              + " --password-file");
    }
  }

  /** The secrets after what was said, those that were kept before included. */
  Secrets secrets(Secrets before, PasswordSource passwords) {
    Headers kept = unset.contains("headers") ? onlySignIn(before.headers()) : before.headers();
    String name = before.user();
    String password = before.password();
    boolean digestOnly = before.digestOnly() && !hasToken() && (user == null || digest);
    if (unset.contains("sign-in") || user != null || hasToken()) {
      kept = kept.without(AUTHORIZATION);
      name = null;
      password = null;
    }
    if (user != null) {
      name = user;
      password = passwords.get(passwordFile, user, "--password-file");
    }
    if (hasToken()) {
      String token = passwords.get(bearerFile, "the token", "--bearer-file");
      kept = kept.plus(AUTHORIZATION, "Bearer " + token.strip());
    }
    for (HeaderField field : lines(passwords).secret().fields()) {
      kept = kept.without(field.name()).plus(field.name(), field.value());
    }
    NetworkSecrets way =
        new NetworkSecrets(
            unset.contains("proxy") ? null : before.network().proxyUser(),
            unset.contains("proxy") ? null : before.network().proxyPassword(),
            unset.contains("cert") ? null : before.network().keyPassword());
    return new Secrets(
        name,
        password,
        name != null && (digest || digestOnly),
        kept,
        cookies(before, passwords),
        network.secrets(passwords).orElse(way));
  }

  private boolean hasToken() {
    return bearer || bearerFile != null;
  }

  private List<Cookie> cookies(Secrets before, PasswordSource passwords) {
    if (cookies != null) {
      return CookieFile.parse(passwords.privateText("--cookies", cookies));
    }
    return unset.contains("cookies") ? List.of() : before.cookies();
  }

  private static Headers onlySignIn(Headers headers) {
    return new Headers(headers.fields().stream().filter(f -> f.is(AUTHORIZATION)).toList());
  }

  private @Nullable HeaderLines read;

  private HeaderLines lines(PasswordSource passwords) {
    HeaderLines known = read;
    if (known == null) {
      List<String> all = new ArrayList<>(headers);
      if (headerFile != null) {
        all.add(passwords.get(headerFile, "the header", "--header-file"));
      }
      known = HeaderLines.parse(all);
      read = known;
    }
    return known;
  }

  /** The profile after what was said; secrets were read before. */
  HostProfile applied(HostProfile before, Secrets secrets) {
    HostProfile profile =
        before
            .withHeaders(harmless(before.headers()))
            .withSignIn(signIn(secrets))
            .withNetwork(network(before.network()));
    if (connections != null || unset.contains("connections")) {
      profile = profile.withConnections(connections == null ? 0 : connections);
    }
    if (limitRate != null || unset.contains("limit-rate")) {
      profile = profile.withBytesPerSecond(limitRate == null ? 0 : Sizes.parse(limitRate));
    }
    if (continueUnproven || unset.contains("continue-unproven")) {
      profile = profile.withContinueUnproven(continueUnproven);
    }
    return profile;
  }

  private Headers harmless(Headers before) {
    Headers kept = unset.contains("headers") ? Headers.NONE : before;
    HeaderLines given = read == null ? HeaderLines.NONE : read;
    for (HeaderField field : given.harmless().fields()) {
      kept = kept.without(field.name()).plus(field.name(), field.value());
    }
    return kept;
  }

  private static SignIn signIn(Secrets secrets) {
    if (secrets.user() != null) {
      return secrets.digestOnly() ? SignIn.DIGEST : SignIn.BASIC;
    }
    boolean token =
        secrets.headers().first(AUTHORIZATION).filter(v -> v.startsWith("Bearer ")).isPresent();
    return token ? SignIn.BEARER : SignIn.NONE;
  }

  private NetworkOptions network(NetworkOptions before) {
    NetworkOptions given = network.options();
    NetworkOptions kept = without(before);
    TlsOptions tls = given.tls().orElse(kept.tls());
    // What is said here is a change: it may also be less strict.
    return new NetworkOptions(
        network.revocation == null ? tls : tls.withRevocation(given.tls().revocation()),
        given.proxies().orElse(kept.proxies()));
  }

  private NetworkOptions without(NetworkOptions before) {
    TlsOptions tls = before.tls();
    tls = unset.contains("cacert") ? tls.withCaFile(null) : tls;
    tls = unset.contains("cert") ? tls.withClientCertificate(null) : tls;
    tls = unset.contains("insecure") ? tls.withInsecure(false) : tls;
    tls = unset.contains("pins") ? tls.withPins(List.of()) : tls;
    tls = unset.contains("revocation") ? tls.withRevocation(RevocationMode.OFF) : tls;
    tls = unset.contains("tls-name") ? tls.withExpectedName(null) : tls;
    ProxyOptions proxies = unset.contains("proxy") ? ProxyOptions.ENVIRONMENT : before.proxies();
    return new NetworkOptions(
        tls, unset.contains("proxy-digest") ? proxies.withDigestOnly(false) : proxies);
  }
}
