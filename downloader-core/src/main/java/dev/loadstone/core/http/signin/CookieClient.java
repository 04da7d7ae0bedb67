package dev.loadstone.core.http.signin;

import dev.loadstone.core.http.CookieJar;
import dev.loadstone.core.http.HttpAnswer;
import dev.loadstone.core.http.HttpCall;
import dev.loadstone.core.http.HttpClient;
import dev.loadstone.core.http.HttpRequest;
import dev.loadstone.core.http.redaction.Redaction;
import dev.loadstone.core.model.Cookie;
import dev.loadstone.core.model.FailureException;
import dev.loadstone.core.model.Headers;
import dev.loadstone.core.model.HttpExchange;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.Phase;
import dev.loadstone.core.time.TimeSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** A client whose requests carry a jar's cookies, beside those that were written as a header. */
public final class CookieClient implements HttpClient {
  private static final String HEADER = "Cookie";

  private final HttpClient client;
  private final CookieJar jar;
  private final TimeSource time;

  public CookieClient(HttpClient client, CookieJar jar, TimeSource time) {
    this.client = client;
    this.jar = jar;
    this.time = time;
  }

  @Override
  public HttpCall call(HttpRequest request, Consumer<Phase> phases) throws FailureException {
    List<okhttp3.Cookie> cookies = new ArrayList<>(jar.of(request.link(), time.now()));
    List<Cookie> given = request.secrets().cookies();
    if (!given.isEmpty()) {
      cookies.addAll(new CookieJar(given).of(request.link(), time.now()));
    }
    HttpRequest sent = cookies.isEmpty() ? request : with(request, cookies);
    return new Setting(client.call(sent, phases), request.link());
  }

  /** One header, as RFC 6265 5.4 wants it; what a person wrote comes first and stands. */
  private static HttpRequest with(HttpRequest request, List<okhttp3.Cookie> cookies) {
    Set<String> names = new HashSet<>();
    List<String> pairs = new ArrayList<>();
    List<String> written = new ArrayList<>(request.headers().all(HEADER));
    written.addAll(request.secrets().headers().all(HEADER));
    for (String line : written) {
      for (String pair : line.split(";", -1)) {
        names.add(pair.split("=", 2)[0].strip());
        pairs.add(pair.strip());
      }
    }
    for (okhttp3.Cookie cookie : cookies) {
      if (names.add(cookie.name())) {
        pairs.add(cookie.name() + "=" + cookie.value());
      }
    }
    pairs.removeIf(String::isEmpty);
    Headers secret =
        request.secrets().headers().without(HEADER).plus(HEADER, String.join("; ", pairs));
    return request.withHeaders(
        request.headers().without(HEADER), request.secrets().withHeaders(secret));
  }

  /** Gives the jar what the answer sets. */
  private final class Setting implements HttpCall {
    private final HttpCall call;
    private final Link link;

    Setting(HttpCall call, Link link) {
      this.call = call;
      this.link = link;
    }

    @Override
    public HttpAnswer execute() throws FailureException {
      HttpAnswer answer = call.execute();
      jar.take(link, answer.headers().all("Set-Cookie"), time.now());
      return answer;
    }

    @Override
    public boolean wantsSignIn() {
      return call.wantsSignIn();
    }

    @Override
    public Redaction redaction() {
      return call.redaction();
    }

    @Override
    public void cancel() {
      call.cancel();
    }

    @Override
    public HttpExchange exchange() {
      return call.exchange();
    }
  }
}
