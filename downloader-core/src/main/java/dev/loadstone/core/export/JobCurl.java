package dev.loadstone.core.export;

import dev.loadstone.core.http.redaction.Redaction;
import dev.loadstone.core.model.HeaderField;
import dev.loadstone.core.model.Headers;
import dev.loadstone.core.model.HostProfiles.HostSettings;
import dev.loadstone.core.model.HttpExchange;
import dev.loadstone.core.model.JobRequest;
import dev.loadstone.core.model.NetworkOptions;
import dev.loadstone.core.model.Secrets;
import dev.loadstone.core.model.SignIn;
import dev.loadstone.core.model.TransferOptions;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a job asks for, as a command that brings the same file. Secrets are kept apart and are not
 * at hand in every program: the profile and the latest request tell which there are.
 */
final class JobCurl {
  private static final String AUTHORIZATION = "Authorization";

  private final JobRequest request;
  private final HostSettings host;
  private final Headers headers;
  private final Secrets secrets;
  private final Headers sent;
  private final HttpExchange.Settings used;
  private final CurlWriter writer = new CurlWriter();

  JobCurl(JobRequest request, HostSettings host, @Nullable HttpExchange latest) {
    this.request = request;
    this.host = host;
    headers = host.addedTo(request.headers(), request.secrets());
    secrets = host.addedTo(request.secrets(), request.headers());
    sent = latest == null ? Headers.NONE : latest.requestHeaders();
    used = latest == null ? HttpExchange.Settings.NONE : latest.settings();
  }

  CurlCommand command() {
    writer.link(Redaction.COMMON.link(request.link()));
    writer.add("-L", "--max-redirs", String.valueOf(request.options().redirects()));
    name();
    headers.fields().forEach(writer::header);
    SignIn signIn = signIn();
    writer.signIn(signIn);
    secretHeaders(signIn).forEach(each -> writer.header(new HeaderField(each, Redaction.TEXT)));
    limits(request.options());
    network();
    return writer.command();
  }

  private void name() {
    String name = request.name();
    if (name == null) {
      writer.add("-OJ");
    } else {
      if (name.indexOf('/') > 0 || name.indexOf('\\') > 0) {
        writer.add("--create-dirs");
      }
      writer.add("-o", name);
    }
  }

  private SignIn signIn() {
    if (secrets.user() != null) {
      return secrets.digestOnly() ? SignIn.DIGEST : SignIn.BASIC;
    }
    String token = secrets.headers().first(AUTHORIZATION).orElse("");
    if (!token.isEmpty()) {
      return SignIn.of(token);
    }
    return host.signIn() == SignIn.NONE ? used.signIn() : host.signIn();
  }

  /** Names only; of those that were sent what was redacted. */
  private Set<String> secretHeaders(SignIn signIn) {
    Set<String> names = new LinkedHashSet<>();
    secrets.headers().fields().forEach(field -> names.add(field.name()));
    for (HeaderField field : sent.fields()) {
      boolean known = names.stream().anyMatch(field::is);
      if (field.value().equals(Redaction.TEXT) && !known) {
        names.add(field.name());
      }
    }
    if (signIn != SignIn.NONE) {
      names.removeIf(AUTHORIZATION::equalsIgnoreCase);
    }
    return names;
  }

  private void limits(TransferOptions options) {
    TransferOptions usual = TransferOptions.DEFAULTS;
    if (!options.timeout().equals(usual.timeout())) {
      writer.add("--connect-timeout", seconds(options.timeout()));
    }
    if (options.maxTime() != null) {
      writer.add("--max-time", seconds(options.maxTime()));
    }
    if (options.retries() != usual.retries()) {
      writer.add("--retry", String.valueOf(options.retries()));
    }
    if (options.bytesPerSecond() > 0) {
      writer.add("--limit-rate", String.valueOf(options.bytesPerSecond()));
    }
    if (options.keepServerTime()) {
      writer.add("--remote-time");
    }
  }

  private static String seconds(Duration duration) {
    return duration.toMillis() % 1000 == 0
        ? String.valueOf(duration.toSeconds())
        : String.valueOf(duration.toMillis() / 1000.0);
  }

  private void network() {
    boolean secure = request.link().origin().isSecure();
    NetworkOptions network = host.network();
    String proxy = secure ? network.proxies().https() : network.proxies().http();
    boolean signsIn = host.networkSecrets().proxyUser() != null || used.proxySignIn();
    writer.proxy(network.proxies(), proxy == null ? "" : proxy, signsIn);
    if (proxy != null && !network.proxies().direct().isEmpty()) {
      writer.add("--noproxy", String.join(",", network.proxies().direct()));
    }
    if (secure) {
      boolean keyPassword = host.networkSecrets().keyPassword() != null || used.keyPassword();
      writer.tls(network.tls(), keyPassword, null);
    }
  }
}
