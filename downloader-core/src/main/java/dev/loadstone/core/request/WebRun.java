package dev.loadstone.core.request;

import dev.loadstone.core.disk.FileStore;
import dev.loadstone.core.http.AnswerBody;
import dev.loadstone.core.http.ClientOptions;
import dev.loadstone.core.http.CookieJar;
import dev.loadstone.core.http.HttpAnswer;
import dev.loadstone.core.http.HttpRequest;
import dev.loadstone.core.http.HttpTransport;
import dev.loadstone.core.http.Statuses;
import dev.loadstone.core.http.redirect.HopListener;
import dev.loadstone.core.http.redirect.RedirectRules;
import dev.loadstone.core.http.redirect.RedirectWalk;
import dev.loadstone.core.model.Failure;
import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.FailureException;
import dev.loadstone.core.model.HttpExchange;
import dev.loadstone.core.model.HttpMethod;
import dev.loadstone.core.model.Phase;
import dev.loadstone.core.model.RequestOptions;
import dev.loadstone.core.model.WebRequest;
import dev.loadstone.core.time.TimeSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One request from its first byte to its completion, on one thread; any thread cancels. */
final class WebRun implements Runnable, HopListener {
  private static final Logger LOG = LoggerFactory.getLogger(WebRun.class);

  private final Tools tools;
  private final WebRequest request;
  private final BodyTarget target;
  private final WebListener listener;
  private final WebCall call = new WebCall(this::cancel);
  private final List<HttpExchange> exchanges = new ArrayList<>();
  private AnswerHead head;
  private HttpAnswer.Way way = HttpAnswer.Way.STRAIGHT;
  private WebAnswer.Content content = WebAnswer.Content.NONE;
  private byte[] body = new byte[0];
  private @Nullable RedirectWalk walk;
  private boolean cancelled;
  private boolean outOfTime;

  /** What every request needs. */
  record Tools(
      HttpTransport transport,
      FileStore files,
      ScheduledExecutorService limits,
      TimeSource time,
      Consumer<List<HttpExchange>> recorder) {}

  WebRun(Tools tools, WebRequest request, BodyTarget target, WebListener listener) {
    this.tools = tools;
    this.request = request;
    this.target = target;
    this.listener = listener;
    head = AnswerHead.none(request.link());
  }

  WebCall call() {
    return call;
  }

  @Override
  public void run() {
    ScheduledFuture<?> limit = limit();
    Failure failure = null;
    try {
      failure = perform();
    } catch (FailureException e) {
      failure = named(e.failure());
    } catch (RuntimeException e) {
      LOG.error("a request failed", e);
      failure = Failure.of(FailureCode.INTERNAL, String.valueOf(e));
    } finally {
      if (limit != null) {
        limit.cancel(false);
      }
    }
    complete(new WebAnswer(failure, head, body, content, exchanges));
  }

  @Override
  public void phase(Phase phase) {
    call.phase(phase);
    listener.phase(phase);
  }

  @Override
  public void ended(HttpExchange exchange) {
    exchanges.add(exchange);
  }

  private @Nullable Failure perform() throws FailureException {
    RequestOptions options = request.options();
    Duration longest = options.connectTimeout();
    ClientOptions client =
        new ClientOptions(
            options.network(),
            longest,
            options.stallTimeout(),
            request.networkSecrets(),
            Set.of(request.link().origin()),
            new CookieJar(request.cookies()));
    HttpRequest first = Wire.request(request, target, this::told);
    RedirectRules rules =
        new RedirectRules(options.redirects(), false, options.bodyToOtherOrigins());
    RedirectWalk path = new RedirectWalk(tools.transport().client(client), first, rules, this);
    follow(path);
    try (HttpAnswer answer = path.follow()) {
      head =
          new AnswerHead(
              answer.protocol(),
              answer.status(),
              answer.reason(),
              answer.headers(),
              request.method() == HttpMethod.HEAD ? -1 : answer.contentLength(),
              path.finalLink());
      way = answer.way();
      call.head(head);
      listener.head(head);
      read(answer);
    }
    return refusal();
  }

  private void read(HttpAnswer answer) throws FailureException {
    boolean decode = request.options().decoding() != RequestOptions.Decoding.RAW;
    try (BodySink sink = BodySink.of(target, head, tools.files());
        AnswerBody source =
            AnswerBody.of(answer, decode, sink.limit(request.options().maxBody()))) {
      byte[] buffer = new byte[sink.pieceSize()];
      boolean cut = false;
      for (int count = 0; count >= 0 && !cut; count = source.read(buffer, 0, buffer.length)) {
        cut = !sink.write(buffer, count);
        call.received(source.received());
        listener.received(source.received(), head.bodySize());
        content = content(source, cut, answer, null);
      }
      sink.finish();
      body = sink.inMemory();
      content = content(source, cut, answer, sink.file());
    }
  }

  private static WebAnswer.Content content(
      AnswerBody source, boolean cut, HttpAnswer answer, @Nullable Path file) {
    return new WebAnswer.Content(
        source.received(), source.decoded(), cut, answer.endIsProven(), file);
  }

  /** An answer that came whole and is none that was wanted. */
  private @Nullable Failure refusal() {
    if (head.status() < 400) {
      return null;
    }
    Failure refused = Statuses.classify(head.status(), head.headers(), tools.time().now(), way);
    return Statuses.answering(exchanges.getLast(), refused);
  }

  private void told(long bytes, long total) {
    call.sent(bytes);
    listener.sent(bytes, total);
  }

  private synchronized void follow(RedirectWalk path) {
    walk = path;
    if (cancelled || outOfTime) {
      path.cancel();
    }
  }

  private synchronized void cancel() {
    cancelled = true;
    if (walk != null) {
      walk.cancel();
    }
  }

  private synchronized void timeOut() {
    outOfTime = true;
    if (walk != null) {
      walk.cancel();
    }
  }

  private @Nullable ScheduledFuture<?> limit() {
    Duration total = request.options().totalTimeout();
    if (total == null || total.isZero()) {
      return null;
    }
    try {
      return tools.limits().schedule(this::timeOut, total.toNanos(), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      cancel();
      return null;
    }
  }

  private synchronized Failure named(Failure failure) {
    Duration total = request.options().totalTimeout();
    boolean ours = failure.code() == FailureCode.CANCELLED && outOfTime && !cancelled;
    return ours && total != null
        ? Failure.of(FailureCode.TIMEOUT, "not over within " + total.toMillis() + " ms in all")
        : failure;
  }

  private void complete(WebAnswer answer) {
    if (answer.failure() == null || answer.status() != 0) {
      call.phase(Phase.DISCONNECTED);
    }
    tell(() -> tools.recorder().accept(answer.exchanges()));
    tell(() -> listener.completed(answer));
    call.complete(answer);
  }

  /** What others do with the answer is their affair: it does not keep the request from ending. */
  private static void tell(Runnable telling) {
    try {
      telling.run();
    } catch (RuntimeException e) {
      LOG.error("a listener of a request failed", e);
    }
  }
}
