package dev.loadstone.core.source;

import dev.loadstone.core.model.HeaderField;
import dev.loadstone.core.model.Headers;
import dev.loadstone.core.model.InvalidInputException;
import dev.loadstone.core.model.JobRequest;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.NetworkOptions;
import dev.loadstone.core.model.ProxyOptions;
import dev.loadstone.core.model.Secrets;
import dev.loadstone.core.model.TlsOptions;
import dev.loadstone.core.model.TransferOptions;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Makes a download of a curl command. */
final class CurlDownload {
  private final CurlRequest curl;
  private final List<String> notes;

  CurlDownload(CurlRequest curl) {
    this.curl = curl;
    notes = new ArrayList<>(curl.notes());
  }

  CurlRequest.Download of(Function<Link, JobRequest> defaults) {
    if (!curl.method().equals("GET")) {
      throw new InvalidInputException(
          "The curl command asks with "
              + Shown.of(curl.method())
              + ": a download asks with GET; copy the request that brings the file");
    }
    if (!curl.body().isEmpty()) {
      throw new InvalidInputException(
          "The curl command sends a body with GET: a download sends none");
    }
    JobRequest base = defaults.apply(Link.parse(curl.link()));
    JobRequest request = withHeaders(base);
    if (curl.settings().output() != null && base.name() == null) {
      request = request.withName(FolderPaths.inside(curl.settings().output()));
    }
    request = request.withOptions(options(request.options()));
    return new CurlRequest.Download(request, notes);
  }

  private JobRequest withHeaders(JobRequest base) {
    List<HeaderField> harmless = new ArrayList<>();
    List<HeaderField> secret = new ArrayList<>();
    List<String> leftOut = new ArrayList<>();
    for (HeaderField field : curl.headers()) {
      if (HeaderLines.isRefused(field.name()) || isOfPage(field.name())) {
        leftOut.add(field.name());
      } else {
        (Secrets.isHarmless(field.name()) ? harmless : secret).add(field);
      }
    }
    if (!leftOut.isEmpty()) {
      notes.add("Loadstone sets these headers itself: " + String.join(", ", leftOut));
    }
    if (curl.settings().compressed()
        && leftOut.stream().noneMatch("accept-encoding"::equalsIgnoreCase)) {
      notes.add("curl's --compressed is left out: files are fetched as they are, to be resumed");
    }
    HeaderLines all =
        new HeaderLines(base.headers(), base.secrets().headers())
            .overriddenBy(new HeaderLines(new Headers(harmless), new Headers(secret)));
    return base.withHeaders(all.harmless(), secrets(base.secrets(), all.secret()));
  }

  /** What a browser says of the page that asked; a download has none. */
  private static boolean isOfPage(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.startsWith("sec-fetch-") || lower.equals("priority");
  }

  private Secrets secrets(Secrets base, Headers headers) {
    if (curl.user() == null) {
      return base.withHeaders(headers);
    }
    if (curl.password() == null) {
      throw new InvalidInputException(
          "The curl command names a user without a password: write -u NAME:PASS");
    }
    return new Secrets(curl.user(), curl.password(), headers);
  }

  private TransferOptions options(TransferOptions base) {
    CurlRequest.Settings settings = curl.settings();
    TransferOptions.Builder options = base.toBuilder().network(network(base.network()));
    if (settings.connectTimeout() != null && !settings.connectTimeout().isZero()) {
      options.timeout(settings.connectTimeout());
    }
    if (settings.maxTime() != null && !settings.maxTime().isZero()) {
      options.maxTime(settings.maxTime());
    }
    if (settings.retries() != null) {
      options.retries(settings.retries());
    }
    if (settings.bytesPerSecond() > 0) {
      options.bytesPerSecond(settings.bytesPerSecond());
    }
    if (settings.remoteTime()) {
      options.keepServerTime(true);
    }
    return options.build();
  }

  private NetworkOptions network(NetworkOptions base) {
    CurlRequest.Settings settings = curl.settings();
    if (settings.insecure()) {
      notes.add("curl's -k is taken: any certificate is accepted, anybody may be the server");
    }
    TlsOptions tls =
        base.tls()
            .withCaFile(settings.caFile() == null ? base.caFile() : path(settings.caFile()))
            .withInsecure(base.insecure() || settings.insecure());
    return new NetworkOptions(
        tls, settings.proxy() == null ? base.proxies() : ProxyOptions.of(proxy(settings.proxy())));
  }

  private static Path path(String typed) {
    try {
      return Path.of(typed).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw new InvalidInputException("The curl option --cacert names no file");
    }
  }

  private static String proxy(String typed) {
    String lower = typed.toLowerCase(Locale.ROOT);
    if (lower.indexOf('@') >= 0) {
      throw new InvalidInputException(
          "The curl option -x holds a user name or password: a proxy is given without");
    }
    String whole = lower.contains("://") ? lower : "http://" + lower;
    String known = whole.replaceFirst("^socks5h://", "socks5://").replaceFirst("/$", "");
    if (!known.matches("(http|socks5)://(\\[[0-9a-f:.]+]|[^/:\\[\\]\\s]+):\\d{1,5}")) {
      throw new InvalidInputException(
          "The curl option -x takes http://host:port or socks5://host:port");
    }
    return known;
  }
}
