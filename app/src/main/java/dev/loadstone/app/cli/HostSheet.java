package dev.loadstone.app.cli;

import dev.loadstone.core.model.ClientCertificate;
import dev.loadstone.core.model.HeaderField;
import dev.loadstone.core.model.HostProfile;
import dev.loadstone.core.model.HttpExchange.CertificateFacts;
import dev.loadstone.core.model.KeyPin;
import dev.loadstone.core.model.Origin;
import dev.loadstone.core.model.ProxyOptions;
import dev.loadstone.core.model.RevocationMode;
import dev.loadstone.core.model.Secrets;
import dev.loadstone.core.model.SignIn;
import dev.loadstone.core.model.TlsOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Hosts' profiles as lines for a person, without secrets. Pure. */
final class HostSheet {
  private static final int LABEL_WIDTH = 12;

  private HostSheet() {}

  static List<String> table(List<HostProfile> profiles) {
    if (profiles.isEmpty()) {
      return List.of("No hosts.");
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("HOST", "SIGN-IN", "PROXY", "LIMITS", "TRUST"));
    for (HostProfile each : profiles) {
      rows.add(
          List.of(
              each.pattern().toString(),
              signIn(each),
              proxies(each.network().proxies()),
              limits(each),
              String.join(", ", trust(each.network().tls()))));
    }
    return Table.lines(rows, Set.of());
  }

  static List<String> lines(HostProfile profile) {
    List<String> lines = new ArrayList<>();
    add(lines, "host", profile.pattern().toString());
    add(lines, "sign-in", signIn(profile));
    for (HeaderField field : profile.headers().fields()) {
      add(lines, "header", field.name() + ": " + OneLine.of(field.value()));
    }
    add(lines, "proxy", proxies(profile.network().proxies()));
    add(lines, "limits", limits(profile));
    if (profile.continueUnproven()) {
      add(lines, "unproven", "files go on although nothing proves them the same");
    }
    trust(profile.network().tls()).forEach(each -> add(lines, "trust", each));
    return lines;
  }

  /** What a profile does not show: the kinds of secrets that are kept, never their values. */
  static List<String> kept(Secrets secrets) {
    List<String> lines = new ArrayList<>();
    String headers =
        secrets.headers().fields().stream()
            .map(HeaderField::name)
            .filter(name -> !name.equalsIgnoreCase("Authorization"))
            .map(OneLine::of)
            .distinct()
            .collect(Collectors.joining(", "));
    add(lines, "headers", headers.isEmpty() ? "" : headers + ", kept apart");
    int cookies = secrets.cookies().size();
    add(lines, "cookies", cookies == 0 ? "" : cookies + ", kept apart");
    boolean signsIn = secrets.network().proxyUser() != null;
    add(lines, "proxy", signsIn ? "name and password, kept apart" : "");
    return lines;
  }

  /** Who a server says it is. */
  static List<String> certificate(Origin origin, List<CertificateFacts> chain) {
    CertificateFacts own = chain.getFirst();
    List<String> lines = new ArrayList<>();
    add(lines, "server", origin.toString());
    add(lines, "subject", OneLine.of(own.subject()));
    add(lines, "names", OneLine.of(String.join(", ", own.names())));
    add(lines, "issuer", OneLine.of(own.issuer()));
    add(lines, "valid", own.notBefore() + " to " + own.notAfter());
    add(lines, "SHA-256", own.fingerprint());
    add(lines, "key", own.pin().toString());
    chain.stream().skip(1).forEach(each -> add(lines, "above it", OneLine.of(each.subject())));
    return lines;
  }

  /** What a person should know who keeps this. */
  static List<String> cautions(HostProfile profile, Secrets secrets) {
    List<String> cautions = new ArrayList<>();
    TlsOptions tls = profile.network().tls();
    if (tls.insecure()) {
      cautions.add(
          "WARNING: any certificate is accepted from "
              + profile.pattern()
              + (tls.pins().isEmpty() ? ": anybody may be it" : " that has the pinned key"));
    }
    boolean hasSecrets = secrets.user() != null || !secrets.headers().fields().isEmpty();
    if (hasSecrets && profile.pattern().scheme() == null) {
      cautions.add(
          "Passwords and secret headers go to "
              + profile.pattern()
              + " over https only; to send them in clear text too, keep them for http://"
              + profile.pattern());
    }
    return cautions;
  }

  private static void add(List<String> lines, String label, String text) {
    if (!text.isEmpty()) {
      lines.add(label + " ".repeat(LABEL_WIDTH - label.length()) + text);
    }
  }

  private static String signIn(HostProfile profile) {
    return profile.signIn() == SignIn.NONE
        ? ""
        : profile.signIn().name().toLowerCase(Locale.ROOT) + ", kept apart";
  }

  private static String proxies(ProxyOptions proxies) {
    String http = proxies.http() == null ? "" : proxies.http();
    String https = proxies.https() == null ? "" : proxies.https();
    String both =
        http.equals(https)
            ? http
            : (http.isEmpty() ? "" : "http links: " + http)
                + (http.isEmpty() || https.isEmpty() ? "" : ", ")
                + (https.isEmpty() ? "" : "https links: " + https);
    String bounded =
        proxies.direct().isEmpty()
            ? both
            : both + ", not for " + String.join(", ", proxies.direct());
    String digest = proxies.digestOnly() ? "sign-in by Digest only" : "";
    return bounded + (bounded.isEmpty() || digest.isEmpty() ? "" : ", ") + digest;
  }

  private static String limits(HostProfile profile) {
    List<String> limits = new ArrayList<>();
    if (profile.connections() > 0) {
      limits.add(profile.connections() + " connections");
    }
    if (profile.bytesPerSecond() > 0) {
      limits.add(Words.speed(profile.bytesPerSecond()));
    }
    return String.join(", ", limits);
  }

  private static List<String> trust(TlsOptions tls) {
    List<String> trust = new ArrayList<>();
    if (tls.insecure()) {
      trust.add("ANY CERTIFICATE");
    }
    if (tls.caFile() != null) {
      trust.add("authorities of " + tls.caFile());
    }
    if (tls.expectedName() != null) {
      trust.add("named " + tls.expectedName());
    }
    for (KeyPin pin : tls.pins()) {
      trust.add((tls.pinsSuffice() ? "trusted by its key " : "pinned to ") + pin);
    }
    if (tls.revocation() != RevocationMode.OFF) {
      trust.add("revocation " + NetworkFlags.word(tls.revocation()));
    }
    ClientCertificate own = tls.clientCertificate();
    if (own != null) {
      trust.add("shown " + own.file());
    }
    return trust;
  }
}
