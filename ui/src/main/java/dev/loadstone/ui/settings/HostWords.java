package dev.loadstone.ui.settings;

import dev.loadstone.core.model.HostProfile;
import dev.loadstone.core.model.ProxyOptions;
import dev.loadstone.core.model.RevocationMode;
import dev.loadstone.core.model.SignIn;
import dev.loadstone.core.model.TlsOptions;
import dev.loadstone.ui.common.SpeedLimits;
import dev.loadstone.ui.common.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A host's profile in one line for a person. Pure. */
final class HostWords {
  private static final Texts TEXTS = Texts.of(HostWords.class);

  private HostWords() {}

  /** What is kept for it besides that its certificates are not checked. */
  static String of(HostProfile profile) {
    List<String> words = new ArrayList<>();
    if (profile.signIn() != SignIn.NONE) {
      words.add(TEXTS.format("host.has.sign_in", signIn(profile.signIn())));
    }
    int headers = profile.headers().fields().size();
    if (headers > 0) {
      words.add(TEXTS.format("host.has.headers", headers));
    }
    if (profile.connections() > 0) {
      words.add(TEXTS.format("host.has.connections", profile.connections()));
    }
    if (profile.bytesPerSecond() > 0) {
      words.add(TEXTS.format("host.has.speed", SpeedLimits.text(profile.bytesPerSecond())));
    }
    if (profile.continueUnproven()) {
      words.add(TEXTS.get("host.has.unproven"));
    }
    addWay(words, profile.network().proxies());
    addTrust(words, profile.network().tls());
    return words.isEmpty() ? TEXTS.get("host.has.secrets") : String.join("  \u00b7  ", words);
  }

  static String signIn(SignIn way) {
    return TEXTS.get("sign_in." + way.name().toLowerCase(Locale.ROOT));
  }

  static String revocation(RevocationMode mode) {
    return TEXTS.get("revocation." + mode.name().toLowerCase(Locale.ROOT));
  }

  private static void addWay(List<String> words, ProxyOptions proxies) {
    String proxy = proxies.https() == null ? proxies.http() : proxies.https();
    if (proxy != null) {
      words.add(
          proxy.equals(ProxyOptions.DIRECT)
              ? TEXTS.get("host.has.direct")
              : TEXTS.format("host.has.proxy", proxy));
    }
  }

  private static void addTrust(List<String> words, TlsOptions tls) {
    if (!tls.pins().isEmpty()) {
      words.add(TEXTS.get(tls.pinsSuffice() ? "host.has.trusted" : "host.has.pins"));
    }
    if (tls.caFile() != null) {
      words.add(TEXTS.get("host.has.authority"));
    }
    if (tls.clientCertificate() != null) {
      words.add(TEXTS.get("host.has.certificate"));
    }
    if (tls.expectedName() != null) {
      words.add(TEXTS.format("host.has.name", tls.expectedName()));
    }
    if (tls.revocation() != RevocationMode.OFF) {
      words.add(TEXTS.get("host.has.revocation"));
    }
  }
}
