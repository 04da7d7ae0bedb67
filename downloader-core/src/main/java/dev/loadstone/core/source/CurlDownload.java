package dev.loadstone.core.source;

import dev.loadstone.core.model.HeaderField;
import dev.loadstone.core.model.Headers;
import dev.loadstone.core.model.InvalidInputException;
import dev.loadstone.core.model.JobRequest;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.NetworkOptions;
import dev.loadstone.core.model.Secrets;
import dev.loadstone.core.model.TransferOptions;
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
    CurlRequest.SignIn signIn = curl.signIn();
    signIn.check();
    boolean named = signIn.user() != null;
    return new Secrets(
        named ? signIn.user() : base.user(),
        named ? signIn.password() : base.password(),
        named ? signIn.digest() : base.digestOnly(),
        headers,
        base.cookies(),
        signIn.network().orElse(base.network()));
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
    settings.followed().ifPresent(options::redirects);
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
    if (curl.settings().network().insecure() && curl.settings().network().pins().isEmpty()) {
      notes.add("curl's -k is taken: any certificate is accepted, anybody may be the server");
    }
    return CurlNetwork.of(curl.settings().network(), base);
  }
}
