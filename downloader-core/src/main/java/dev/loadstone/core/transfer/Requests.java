package dev.loadstone.core.transfer;

import dev.loadstone.core.http.HttpAnswer;
import dev.loadstone.core.http.HttpClient;
import dev.loadstone.core.http.HttpRequest;
import dev.loadstone.core.http.redirect.HopListener;
import dev.loadstone.core.http.redirect.RedirectRules;
import dev.loadstone.core.http.redirect.RedirectWalk;
import dev.loadstone.core.model.FailureException;
import dev.loadstone.core.model.HeaderField;
import dev.loadstone.core.model.Headers;
import dev.loadstone.core.model.HttpExchange;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.Phase;
import dev.loadstone.core.model.RevocationVerdict;
import dev.loadstone.core.model.Secrets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/** Asks links for files, each time from the original link on, and tells of every exchange. */
final class Requests {
  /** What a target may answer once its signature has run out. */
  static final Set<Integer> EXPIRED = Set.of(401, 403, 404, 410);

  /** Headers that decide what part of which file comes: nobody else may set them. */
  private static final Set<String> OURS =
      Set.of("range", "if-range", "if-none-match", "if-modified-since", "accept-encoding");

  /** Links that redirect to another place each time fill no log. */
  private static final int MOST_TOLD = 5;

  private final Attempt attempt;
  private final HttpClient client;
  private final Set<String> told = ConcurrentHashMap.newKeySet();

  Requests(Attempt attempt, HttpClient client) {
    this.attempt = attempt;
    this.client = client;
  }

  /**
   * An answer that is no redirect; closing it reports its exchange.
   *
   * @param target the link that answered
   * @param asked what was sent for it, and what is known so far
   * @param redirected whether that is not the link that was asked
   */
  record Answered(
      HttpAnswer answer,
      ResumePlan.Head head,
      Link target,
      Supplier<HttpExchange> asked,
      boolean redirected,
      Runnable cancelling,
      Runnable forgetting)
      implements AutoCloseable {

    /** Ends a body that is not wanted to its end; any thread. */
    void cancel() {
      cancelling.run();
    }

    @Override
    public void close() {
      forgetting.run();
      answer.close();
    }
  }

  /**
   * Asks for the file, or for what is missing of it, and follows redirects, once more through the
   * original link if a target has expired.
   */
  Answered askForFile(Link link, Ask ask) throws FailureException {
    return askHealing(link, ask, new Hops(0, attempt.listener()::answered));
  }

  /** Asks in the same way, but does not say what was answered: others may go on where one fails. */
  Answered askForPiece(Link link, Ask ask, int connection) throws FailureException {
    return askHealing(link, ask, new Hops(connection, _ -> {}));
  }

  private Answered askHealing(Link link, Ask ask, Hops hops) throws FailureException {
    Answered first = ask(link, ask, hops);
    int status = first.head().status();
    if (!first.redirected() || !EXPIRED.contains(status)) {
      return first;
    }
    first.close();
    attempt.log("the link's target answered " + status + ": asking the original link again");
    return ask(link, ask, hops);
  }

  /** Asks for another file in the same way; its answers say nothing about the job's own. */
  Answered askForOther(Link link) throws FailureException {
    return ask(link, new Ask.Whole(), new Hops(0, _ -> {}));
  }

  private Answered ask(Link link, Ask ask, Hops hops) throws FailureException {
    attempt.check();
    Secrets secrets = attempt.job().request().secrets();
    Headers headers = attempt.job().request().headers();
    for (HeaderField field : ask.headers().fields()) {
      headers = headers.plus(field.name(), field.value());
    }
    HttpRequest request = new HttpRequest("GET", link, headers, withoutOurs(secrets));
    RedirectRules rules = new RedirectRules(attempt.options().redirects(), attempt.isGuarded());
    RedirectWalk walk = new RedirectWalk(client, request, rules, hops);
    attempt.stop().watch(walk);
    try {
      HttpAnswer answer = walk.follow();
      ResumePlan.Head head =
          new ResumePlan.Head(
              answer.status(),
              answer.headers(),
              answer.contentLength(),
              attempt.tools().time().now(),
              answer.way());
      Link target = walk.finalLink();
      tellTarget(link, target);
      return new Answered(
          answer,
          head,
          target,
          walk::exchange,
          !target.equals(link),
          walk::cancel,
          () -> attempt.stop().forget(walk));
    } catch (FailureException | RuntimeException e) {
      attempt.stop().forget(walk);
      throw e;
    }
  }

  /** Once for each place that the link leads to: pieces are redirected like the first request. */
  private void tellTarget(Link link, Link target) {
    String where = target.redacted();
    if (!target.equals(link) && told.size() < MOST_TOLD && told.add(where)) {
      boolean sameHost = target.origin().equals(link.origin());
      attempt.log("redirected to " + (sameHost ? "" : "another host, ") + where);
    }
  }

  /** Once for each host: what is unsafe is said aloud. */
  private void tellTrust(HttpExchange exchange) {
    HttpExchange.TlsFacts tls = exchange.tls();
    String host = exchange.link().replaceFirst("^([^/]*//[^/?#]*).*", "$1");
    if (tls != null && tls.unverified() && told.add("insecure " + host)) {
      attempt.log("WARNING: any certificate was accepted from " + host + ": anybody may be it");
    }
    if (tls != null
        && tls.revocation() == RevocationVerdict.UNKNOWN
        && told.add("revocation " + host)) {
      attempt.log("whether the certificate of " + host + " was revoked: " + tls.revocationDetail());
    }
  }

  /** Secrets without the headers that only a transfer may set. */
  static Secrets withoutOurs(Secrets secrets) {
    Headers kept = secrets.headers();
    for (String name : OURS) {
      kept = kept.without(name);
    }
    return secrets.withHeaders(kept);
  }

  private final class Hops implements HopListener {
    private final int connection;
    private final IntConsumer answered;
    private volatile Consumer<HttpExchange> told = _ -> {};

    Hops(int connection, IntConsumer answered) {
      this.connection = connection;
      this.answered = answered;
    }

    @Override
    public void phase(Phase phase) {
      if (connection == 0) {
        attempt.progress().phase(phase);
      }
    }

    @Override
    public void began(Supplier<HttpExchange> soFar) {
      told = attempt.listener().exchange(() -> placed(soFar.get()));
    }

    @Override
    public void answered(int status) {
      answered.accept(status);
    }

    @Override
    public void ended(HttpExchange exchange) {
      tellTrust(exchange);
      told.accept(placed(exchange));
    }

    private HttpExchange placed(HttpExchange exchange) {
      return exchange.at(attempt.number(), connection, exchange.hop());
    }
  }
}
