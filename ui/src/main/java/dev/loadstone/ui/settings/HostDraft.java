package dev.loadstone.ui.settings;

import dev.loadstone.core.model.ClientCertificate;
import dev.loadstone.core.model.Cookie;
import dev.loadstone.core.model.HeaderField;
import dev.loadstone.core.model.Headers;
import dev.loadstone.core.model.HostPattern;
import dev.loadstone.core.model.HostProfile;
import dev.loadstone.core.model.HostProfiles.Kept;
import dev.loadstone.core.model.InvalidInputException;
import dev.loadstone.core.model.KeyPin;
import dev.loadstone.core.model.NetworkOptions;
import dev.loadstone.core.model.NetworkSecrets;
import dev.loadstone.core.model.ProxyOptions;
import dev.loadstone.core.model.RevocationMode;
import dev.loadstone.core.model.Secrets;
import dev.loadstone.core.model.SignIn;
import dev.loadstone.core.model.TlsOptions;
import dev.loadstone.core.source.HeaderLines;
import dev.loadstone.ui.common.SpeedLimits;
import dev.loadstone.ui.common.Texts;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/**
 * A host's profile while a person writes it, each field checked as it is typed. Secrets that are
 * kept already are not shown: what is left empty stays as it is. One thread.
 */
final class HostDraft {
  private static final Texts TEXTS = Texts.of(HostDraft.class);
  private static final String AUTHORIZATION = "Authorization";
  private static final String BEARER = "Bearer ";
  private static final int MOST_CONNECTIONS = 100;

  private final Kept before;
  private final @Nullable HostPattern opened;
  private final Set<HostPattern> others;

  final TypedValue<Optional<HostPattern>> host = field(HostFields::host, HostFields::shown);
  final TypedValue<HeaderLines> headers = field(HostFields::headers, this::shown);
  final TypedValue<List<Cookie>> cookies = field(CookieLines::parse, CookieLines::text);
  final ObjectProperty<SignIn> signIn = new SimpleObjectProperty<>(SignIn.NONE);
  final StringProperty user = new SimpleStringProperty("");

  /** Password or token. */
  final StringProperty password = new SimpleStringProperty("");

  final TypedValue<Integer> connections =
      field(text -> HostFields.number(text, MOST_CONNECTIONS), String::valueOf);
  final TypedValue<Long> speed = field(SpeedLimits::parse, SpeedLimits::text);
  final BooleanProperty continueUnproven = new SimpleBooleanProperty();

  final TypedValue<Optional<String>> httpsProxy = field(HostFields::proxy, HostFields::shown);
  final TypedValue<Optional<String>> httpProxy = field(HostFields::proxy, HostFields::shown);
  final TypedValue<List<String>> direct = field(HostFields::words, HostFields::shown);
  final StringProperty proxyUser = new SimpleStringProperty("");
  final StringProperty proxyPassword = new SimpleStringProperty("");
  final BooleanProperty proxyDigest = new SimpleBooleanProperty();

  final TypedValue<Optional<Path>> caFile = field(HostFields::file, HostFields::shown);
  final TypedValue<Optional<Path>> certificate = field(HostFields::file, HostFields::shown);
  final TypedValue<Optional<Path>> key = field(HostFields::file, HostFields::shown);
  final StringProperty keyPassword = new SimpleStringProperty("");
  final TypedValue<List<KeyPin>> pins = field(HostFields::pins, HostFields::shown);
  final BooleanProperty pinsSuffice = new SimpleBooleanProperty();
  final ObjectProperty<RevocationMode> revocation = new SimpleObjectProperty<>(RevocationMode.OFF);
  final StringProperty expectedName = new SimpleStringProperty("");
  final BooleanProperty insecure = new SimpleBooleanProperty();

  /**
   * A draft of what is kept.
   *
   * @param opened null for a new profile
   * @param others patterns that other profiles have
   */
  HostDraft(@Nullable Kept opened, Set<HostPattern> others) {
    this.opened = opened == null ? null : opened.profile().pattern();
    this.others = Set.copyOf(others);
    before =
        opened == null
            ? new Kept(HostProfile.of(new HostPattern(null, "", false, -1)), Secrets.NONE)
            : opened;
    HostProfile profile = before.profile();
    host.show(Optional.ofNullable(this.opened));
    headers.show(new HeaderLines(profile.headers(), keptHeaders()));
    cookies.show(CookieLines.shown(before.secrets().cookies(), profile.pattern()));
    signIn.set(profile.signIn());
    user.set(Objects.requireNonNullElse(before.secrets().user(), ""));
    connections.show(profile.connections());
    speed.show(profile.bytesPerSecond());
    continueUnproven.set(profile.continueUnproven());
    show(profile.network().proxies());
    show(profile.network().tls());
  }

  private void show(ProxyOptions proxies) {
    httpsProxy.show(Optional.ofNullable(proxies.https()));
    httpProxy.show(Optional.ofNullable(proxies.http()));
    direct.show(proxies.direct());
    proxyDigest.set(proxies.digestOnly());
    proxyUser.set(Objects.requireNonNullElse(before.secrets().network().proxyUser(), ""));
  }

  private void show(TlsOptions tls) {
    ClientCertificate own = tls.clientCertificate();
    caFile.show(Optional.ofNullable(tls.caFile()));
    certificate.show(Optional.ofNullable(own).map(ClientCertificate::file));
    key.show(Optional.ofNullable(own).map(ClientCertificate::key));
    pins.show(tls.pins());
    pinsSuffice.set(tls.pinsSuffice());
    revocation.set(tls.revocation());
    expectedName.set(Objects.requireNonNullElse(tls.expectedName(), ""));
    insecure.set(tls.insecure());
  }

  /** The pattern of the profile that is changed; empty for a new one. */
  Optional<HostPattern> opened() {
    return Optional.ofNullable(opened);
  }

  /** Whether a password or token is kept already, which an empty field leaves as it is. */
  boolean hasPassword() {
    return before.secrets().password() != null || keptToken().isPresent();
  }

  boolean hasProxyPassword() {
    return before.secrets().network().proxyPassword() != null;
  }

  boolean hasKeyPassword() {
    return before.secrets().network().keyPassword() != null;
  }

  /**
   * What is to be kept.
   *
   * @throws InvalidInputException with one line for a person if something is wrong with it
   */
  Kept kept() {
    HostPattern pattern =
        host.typed().orElseThrow(() -> new InvalidInputException(TEXTS.get("host.wrong.none")));
    if (others.contains(pattern)) {
      throw new InvalidInputException(TEXTS.format("host.wrong.known", pattern));
    }
    HostProfile profile =
        new HostProfile(
            pattern,
            headers.typed().harmless(),
            signIn.get(),
            connections.typed(),
            speed.typed(),
            continueUnproven.get(),
            new NetworkOptions(tls(), proxies()));
    return new Kept(profile, secrets(pattern));
  }

  private ProxyOptions proxies() {
    return new ProxyOptions(
        httpProxy.typed().orElse(null),
        httpsProxy.typed().orElse(null),
        direct.typed(),
        proxyDigest.get());
  }

  private TlsOptions tls() {
    if (pinsSuffice.get() && pins.typed().isEmpty()) {
      throw new InvalidInputException(TEXTS.get("host.wrong.pins"));
    }
    if (certificate.typed().isEmpty() && key.typed().isPresent()) {
      throw new InvalidInputException(TEXTS.get("host.wrong.certificate"));
    }
    ClientCertificate own =
        certificate
            .typed()
            .map(file -> new ClientCertificate(file, key.typed().orElse(null)))
            .orElse(null);
    return new TlsOptions(
        caFile.typed().orElse(null),
        insecure.get(),
        expectedName.get().isBlank() ? null : expectedName.get().strip(),
        own,
        pins.typed(),
        pinsSuffice.get(),
        revocation.get());
  }

  private Secrets secrets(HostPattern pattern) {
    Headers secret = withKeptValues(headers.typed().secret());
    boolean named = signIn.get() == SignIn.BASIC || signIn.get() == SignIn.DIGEST;
    String name = user.get().strip();
    if (named && name.isEmpty()) {
      throw new InvalidInputException(TEXTS.get("host.wrong.user"));
    }
    if (signIn.get() != SignIn.NONE && secret.has(AUTHORIZATION)) {
      throw new InvalidInputException(TEXTS.get("host.wrong.twice"));
    }
    return new Secrets(
        named ? name : null,
        named ? passwordOf(name) : null,
        signIn.get() == SignIn.DIGEST,
        signIn.get() == SignIn.BEARER ? secret.plus(AUTHORIZATION, BEARER + token()) : secret,
        CookieLines.kept(cookies.typed(), pattern, before.secrets().cookies()),
        networkSecrets());
  }

  private String passwordOf(String name) {
    Secrets kept = before.secrets();
    boolean same = name.equals(kept.user()) && kept.password() != null;
    return password.get().isEmpty() && same
        ? Objects.requireNonNull(kept.password())
        : password.get();
  }

  private String token() {
    String typed = password.get().strip();
    if (!typed.isEmpty()) {
      return typed;
    }
    return keptToken().orElseThrow(() -> new InvalidInputException(TEXTS.get("host.wrong.token")));
  }

  private Optional<String> keptToken() {
    return before
        .secrets()
        .headers()
        .first(AUTHORIZATION)
        .filter(value -> before.profile().signIn() == SignIn.BEARER && value.startsWith(BEARER))
        .map(value -> value.substring(BEARER.length()));
  }

  private NetworkSecrets networkSecrets() {
    NetworkSecrets kept = before.secrets().network();
    String name = proxyUser.get().strip();
    boolean sameProxyUser = name.equals(kept.proxyUser());
    String ofProxy =
        proxyPassword.get().isEmpty() && sameProxyUser ? kept.proxyPassword() : proxyPassword.get();
    String ofKey = keyPassword.get().isEmpty() ? kept.keyPassword() : keyPassword.get();
    return new NetworkSecrets(
        name.isEmpty() ? null : name,
        name.isEmpty() ? null : ofProxy,
        certificate.typed().isEmpty() ? null : ofKey);
  }

  /** The secret headers that are kept, without what signs in. */
  private Headers keptHeaders() {
    Headers all = before.secrets().headers();
    return before.profile().signIn() == SignIn.BEARER ? all.without(AUTHORIZATION) : all;
  }

  /** A line for each header; a kept secret's value is not shown. */
  private String shown(HeaderLines lines) {
    StringBuilder text = new StringBuilder();
    Headers kept = keptHeaders();
    for (HeaderField each : lines.harmless().fields()) {
      text.append(each.name()).append(": ").append(each.value()).append('\n');
    }
    for (HeaderField each : lines.secret().fields()) {
      boolean known = kept.fields().contains(each);
      text.append(each.name())
          .append(": ")
          .append(known ? TEXTS.get("host.headers.kept") : each.value())
          .append('\n');
    }
    return text.toString().stripTrailing();
  }

  private Headers withKeptValues(Headers typed) {
    Headers all = Headers.NONE;
    for (HeaderField each : typed.fields()) {
      boolean unchanged = each.value().equals(TEXTS.get("host.headers.kept"));
      int nth = all.all(each.name()).size();
      List<String> kept = keptHeaders().all(each.name());
      if (unchanged && nth >= kept.size()) {
        throw new InvalidInputException(TEXTS.format("host.wrong.header", each.name()));
      }
      all = all.plus(each.name(), unchanged ? kept.get(nth) : each.value());
    }
    return all;
  }

  private static <T> TypedValue<T> field(
      java.util.function.Function<String, T> read, java.util.function.Function<T, String> write) {
    return new TypedValue<>(read, write, _ -> {});
  }
}
