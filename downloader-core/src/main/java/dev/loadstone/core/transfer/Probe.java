package dev.loadstone.core.transfer;

import dev.loadstone.core.http.ClientOptions;
import dev.loadstone.core.http.CookieJar;
import dev.loadstone.core.http.HttpAnswer;
import dev.loadstone.core.http.HttpRequest;
import dev.loadstone.core.http.HttpTransport;
import dev.loadstone.core.http.Statuses;
import dev.loadstone.core.http.redirect.HopListener;
import dev.loadstone.core.http.redirect.RedirectRules;
import dev.loadstone.core.http.redirect.RedirectWalk;
import dev.loadstone.core.model.ByteRange;
import dev.loadstone.core.model.Failure;
import dev.loadstone.core.model.FailureException;
import dev.loadstone.core.model.HttpExchange;
import dev.loadstone.core.model.JobRequest;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.Phase;
import dev.loadstone.core.model.ProbedFile;
import dev.loadstone.core.model.RemoteFile;
import dev.loadstone.core.model.TransferOptions;
import dev.loadstone.core.time.TimeSource;
import java.util.Optional;
import java.util.Set;

/**
 * Asks for one byte of a file to learn the rest: its size, its name, whether it can be resumed.
 *
 * <p>Not by HEAD, which signed links forbid and many servers answer otherwise than GET. Writes
 * nothing. {@link #ask} blocks one thread, {@link #cancel} is for any.
 */
public final class Probe {
  private static final Ask.Part FIRST_BYTE =
      new Ask.Part(new ByteRange(0, 1), false, new Ask.Proof.Nothing());

  private final TimeSource time;
  private final ContentCheck content;
  private final JobRequest request;
  private final RedirectWalk walk;

  /**
   * A probe of a request's first link.
   *
   * @throws FailureException if the request's network options cannot be used
   */
  public Probe(HttpTransport transport, TimeSource time, ContentCheck content, JobRequest request)
      throws FailureException {
    this.time = time;
    this.content = content;
    this.request = request;
    TransferOptions options = request.options();
    HttpRequest first =
        new HttpRequest(
            "GET",
            request.link(),
            request.headers().plus("Range", "bytes=0-0"),
            Requests.withoutOurs(request.secrets()));
    ClientOptions client =
        new ClientOptions(
            options.network(),
            options.timeout(),
            options.stallTimeout(),
            request.secrets().network(),
            Set.of(request.link().origin()),
            new CookieJar(request.secrets().cookies()));
    boolean guarded = !request.checksums().isEmpty();
    RedirectRules rules = new RedirectRules(options.redirects(), guarded);
    walk = new RedirectWalk(transport.client(client), first, rules, new Unheard());
  }

  /**
   * Asks.
   *
   * @throws FailureException as a download of the link would begin with
   */
  public ProbedFile ask() throws FailureException {
    try (HttpAnswer answer = walk.follow()) {
      ResumePlan.Head head =
          new ResumePlan.Head(
              answer.status(), answer.headers(), answer.contentLength(), time.now(), answer.way());
      RemoteFile remote = Remotes.of(head, size(head), null);
      Link target = walk.finalLink();
      String wanted = request.name();
      String name =
          wanted != null ? wanted : LinkNames.suggested(request.link(), target, head.headers());
      return new ProbedFile(target, remote, name, content.promised(name));
    }
  }

  /** Makes {@link #ask} fail soon, as cancelled. */
  public void cancel() {
    walk.cancel();
  }

  private long size(ResumePlan.Head head) throws FailureException {
    Optional<Failure> coded = Refusals.coded(head.headers());
    if (coded.isPresent()) {
      throw new FailureException(coded.get(), null);
    }
    long total =
        ContentRange.of(head.headers()).map(ContentRange::total).orElse(RemoteFile.UNKNOWN);
    boolean empty = head.status() == 416 && total == 0;
    if (head.status() == 200) {
      return head.length();
    }
    if (head.status() == 206 || empty) {
      return total;
    }
    Failure refused = Refusals.of(FIRST_BYTE, head);
    throw new FailureException(Statuses.answering(walk.exchange(), refused), null);
  }

  private static final class Unheard implements HopListener {
    @Override
    public void phase(Phase phase) {}

    @Override
    public void ended(HttpExchange exchange) {}
  }
}
