package dev.loadstone.core.transfer;

import dev.loadstone.core.http.HttpAnswer;
import dev.loadstone.core.http.HttpCall;
import dev.loadstone.core.http.HttpClient;
import dev.loadstone.core.http.HttpRequest;
import dev.loadstone.core.model.Failure;
import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.FailureException;
import dev.loadstone.core.model.HeaderField;
import dev.loadstone.core.model.Headers;
import dev.loadstone.core.model.InvalidInputException;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.Phase;
import dev.loadstone.core.model.Secrets;
import java.util.Set;
import java.util.function.Consumer;

/** Asks links for files, each time from the original link on, and tells of every exchange. */
final class Requests {
  private static final int MOST_REDIRECTS = 8;
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

  /** What a target may answer once its signature has run out. */
  private static final Set<Integer> EXPIRED = Set.of(401, 403, 404, 410);

  private final Attempt attempt;
  private final HttpClient client;

  Requests(Attempt attempt, HttpClient client) {
    this.attempt = attempt;
    this.client = client;
  }

  /** An answer that is no redirect; closing it reports its exchange. */
  final class Answered implements AutoCloseable {
    final HttpAnswer answer;
    final Link target;
    final boolean redirected;
    private final HttpCall call;
    private final int segment;
    private final int hop;
    private boolean closed;

    private Answered(HttpAnswer answer, Link target, HttpCall call, int segment, int hop) {
      this.answer = answer;
      this.target = target;
      this.call = call;
      this.segment = segment;
      this.hop = hop;
      redirected = hop > 0;
    }

    ResumePlan.Head head() {
      return new ResumePlan.Head(answer.status(), answer.headers(), answer.contentLength());
    }

    /** Ends a body that is not wanted to its end; any thread. */
    void cancel() {
      call.cancel();
    }

    @Override
    public void close() {
      if (!closed) {
        closed = true;
        answer.close();
        ended(call, segment, hop);
      }
    }
  }

  /**
   * Asks and follows redirects.
   *
   * @param heals whether a target that refuses is asked once more through the original link
   */
  Answered send(Link link, Ask ask, int segment, boolean heals) throws FailureException {
    Answered first = walk(link, ask, segment);
    int status = first.answer.status();
    if (!heals || !first.redirected || !EXPIRED.contains(status)) {
      return first;
    }
    first.close();
    attempt.log("the link's target answered " + status + ": asking the original link again");
    return walk(link, ask, segment);
  }

  private Answered walk(Link original, Ask ask, int segment) throws FailureException {
    Link link = original;
    for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
      Answered answered = exchange(request(original, link, ask), segment, hop);
      if (!REDIRECTS.contains(answered.answer.status())) {
        return answered;
      }
      String location = answered.answer.headers().first("Location").orElse("");
      int status = answered.answer.status();
      answered.close();
      link = next(link, location, status);
    }
    throw new FailureException(
        FailureCode.REDIRECT_LIMIT_REACHED, "more than " + MOST_REDIRECTS + " redirects");
  }

  private Link next(Link from, String location, int status) throws FailureException {
    Link to;
    try {
      to = from.resolve(location);
    } catch (InvalidInputException e) {
      throw new FailureException(
          Failure.status(FailureCode.REDIRECT_REFUSED, status, "redirect to no link", null), e);
    }
    if (from.origin().isSecure() && !to.origin().isSecure() && !attempt.isGuarded()) {
      throw new FailureException(
          Failure.status(
              FailureCode.REDIRECT_REFUSED,
              status,
              "redirect from https to " + to.redacted() + " without a checksum to guard the file",
              null),
          null);
    }
    return to;
  }

  private HttpRequest request(Link original, Link link, Ask ask) {
    Headers headers = attempt.job().request().headers();
    for (HeaderField field : ask.headers().fields()) {
      headers = headers.plus(field.name(), field.value());
    }
    boolean home = link.origin().equals(original.origin());
    Secrets secrets = home ? attempt.job().request().secrets() : Secrets.NONE;
    return new HttpRequest("GET", link, headers, secrets);
  }

  private Answered exchange(HttpRequest request, int segment, int hop) throws FailureException {
    attempt.check();
    Consumer<Phase> phases = segment == 0 ? attempt.progress()::phase : _ -> {};
    HttpCall call = client.call(request, phases);
    attempt.stop().watch(call);
    try {
      return new Answered(call.execute(), request.link(), call, segment, hop);
    } catch (FailureException | RuntimeException e) {
      ended(call, segment, hop);
      throw e;
    }
  }

  private void ended(HttpCall call, int segment, int hop) {
    attempt.stop().forget(call);
    attempt.listener().exchange(call.exchange().at(attempt.number(), segment, hop));
  }
}
