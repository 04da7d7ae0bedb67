package dev.loadstone.core.http.redirect;

import dev.loadstone.core.http.HttpAnswer;
import dev.loadstone.core.http.HttpCall;
import dev.loadstone.core.http.HttpClient;
import dev.loadstone.core.http.HttpRequest;
import dev.loadstone.core.http.Statuses;
import dev.loadstone.core.http.dns.Addresses;
import dev.loadstone.core.http.redaction.KeptText;
import dev.loadstone.core.http.redaction.Redaction;
import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.FailureException;
import dev.loadstone.core.model.Headers;
import dev.loadstone.core.model.HttpExchange;
import dev.loadstone.core.model.Link;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The way from an original link to the answer that is no redirect, each hop an exchange of its own.
 *
 * <p>Secrets go along only while scheme, host and port are the original's; other headers go on,
 * {@code Range} and {@code If-Range} among them. An idempotent request that a reused connection
 * swallowed without a byte of an answer is asked again at once (RFC 9112 9.3.1), as an exchange
 * that is told like any other; so is one that answers a server's question who is there.
 *
 * <p>One thread follows, any thread cancels.
 */
public final class RedirectWalk {
  private static final int MOST_STALE_CONNECTIONS = 3;
  private static final Set<String> SAFE_TO_REPEAT =
      Set.of("GET", "HEAD", "OPTIONS", "PUT", "DELETE");

  private final HttpClient client;
  private final HttpRequest original;
  private final Redaction redaction;
  private final RedirectRules rules;
  private final HopListener listener;
  private volatile @Nullable HttpCall current;
  private volatile Link at;
  private volatile int hop;
  private volatile boolean cancelled;
  private boolean originalIsLocal;

  public RedirectWalk(
      HttpClient client, HttpRequest original, RedirectRules rules, HopListener listener) {
    this.client = client;
    this.original = original;
    this.rules = rules;
    this.listener = listener;
    at = original.link();
    redaction = Redaction.of(original.secrets());
    originalIsLocal = Addresses.isLocal(original.link().origin().host());
  }

  /**
   * Follows to the first answer that is no redirect, whatever its status. Closing that answer tells
   * the listener of its exchange.
   *
   * @throws FailureException as {@link HttpCall#execute}; REDIRECT_REFUSED, REDIRECT_LIMIT_REACHED
   */
  public HttpAnswer follow() throws FailureException {
    HttpRequest request = original;
    for (int number = 0; ; number++) {
      at = request.link();
      hop = number;
      ToldAnswer answer = answer(request);
      if (!Statuses.isRedirect(answer.status()) || rules.most() == 0) {
        return answer;
      }
      try (answer) {
        request = next(request, answer);
        answer.redirectsTo = KeptText.link(redacted(request.link(), answer.call));
      }
    }
  }

  /** Ends the walk and the answer it led to, from any thread, more than once. */
  public void cancel() {
    cancelled = true;
    HttpCall call = current;
    if (call != null) {
      call.cancel();
    }
  }

  /** The link of the latest exchange. */
  public Link finalLink() {
    return at;
  }

  /** Facts of the latest exchange, with its hop. */
  public HttpExchange exchange() {
    HttpCall call = current;
    if (call == null) {
      throw new IllegalStateException("nothing was asked yet");
    }
    return seen(call, hop);
  }

  /** Without what the person gave, and what went along with this request. */
  private String redacted(Link target, HttpCall call) {
    return call.redaction().text(redaction.link(target));
  }

  /** A server's question is answered once, and a proxy's; what is said then is the answer. */
  private ToldAnswer answer(HttpRequest request) throws FailureException {
    ToldAnswer answer = ask(request);
    Set<Integer> answered = new HashSet<>();
    while (answer.call.wantsSignIn() && answered.add(answer.status())) {
      answer.close();
      answer = ask(request);
    }
    return answer;
  }

  private ToldAnswer ask(HttpRequest request) throws FailureException {
    for (int stale = 0; ; stale++) {
      HttpCall call = client.call(request, listener::phase);
      current = call;
      int number = hop;
      listener.began(() -> seen(call, number));
      if (cancelled) {
        call.cancel();
      }
      try {
        HttpAnswer answer = call.execute();
        listener.answered(answer.status());
        return new ToldAnswer(answer, call, number);
      } catch (FailureException e) {
        HttpExchange exchange = seen(call, hop);
        if (exchange.status() != 0) {
          listener.answered(exchange.status());
        }
        listener.ended(exchange);
        if (!wasStale(e, exchange) || stale == MOST_STALE_CONNECTIONS) {
          throw e;
        }
      }
    }
  }

  /**
   * A hop to another origin has no secrets of its own, but its link may echo those of the first.
   */
  private HttpExchange seen(HttpCall call, int number) {
    HttpExchange exchange = call.exchange().at(0, 0, number);
    return number == 0 ? exchange : redaction.exchange(exchange);
  }

  private static boolean wasStale(FailureException e, HttpExchange exchange) {
    FailureCode code = e.failure().code();
    return exchange.reused()
        && exchange.status() == 0
        && SAFE_TO_REPEAT.contains(exchange.method())
        && (code == FailureCode.NO_RESPONSE || code == FailureCode.CONNECTION_ERROR);
  }

  private HttpRequest next(HttpRequest from, HttpAnswer answer) throws FailureException {
    if (hop == 0) {
      originalIsLocal |= Addresses.isLocalPeer(exchange().remoteAddress());
    }
    if (hop == rules.most()) {
      throw new FailureException(
          FailureCode.REDIRECT_LIMIT_REACHED, "more than " + rules.most() + " redirects in a row");
    }
    return Redirects.next(
        original, from, answer.status(), answer.headers(), rules, originalIsLocal);
  }

  /** Tells of its exchange when it is closed. */
  private final class ToldAnswer implements HttpAnswer {
    private final HttpAnswer answer;
    private final HttpCall call;
    private final int number;
    private boolean told;
    private String redirectsTo = "";

    ToldAnswer(HttpAnswer answer, HttpCall call, int number) {
      this.answer = answer;
      this.call = call;
      this.number = number;
    }

    @Override
    public String protocol() {
      return answer.protocol();
    }

    @Override
    public int status() {
      return answer.status();
    }

    @Override
    public String reason() {
      return answer.reason();
    }

    @Override
    public Headers headers() {
      return answer.headers();
    }

    @Override
    public long contentLength() {
      return answer.contentLength();
    }

    @Override
    public Way way() {
      return answer.way();
    }

    @Override
    public boolean endIsProven() {
      return answer.endIsProven();
    }

    @Override
    public int read(ByteBuffer target) throws FailureException {
      return answer.read(target);
    }

    @Override
    public void close() {
      answer.close();
      if (!told) {
        told = true;
        listener.ended(seen(call, number).redirectingTo(redirectsTo));
      }
    }
  }
}
