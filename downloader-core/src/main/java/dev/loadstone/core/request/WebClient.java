package dev.loadstone.core.request;

import dev.loadstone.core.disk.DiskFileStore;
import dev.loadstone.core.disk.FileStore;
import dev.loadstone.core.http.HttpTransport;
import dev.loadstone.core.http.okhttp.OkHttpTransport;
import dev.loadstone.core.model.HttpExchange;
import dev.loadstone.core.model.WebRequest;
import dev.loadstone.core.time.TimeSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.function.Consumer;

/**
 * Makes single requests, any number at once; those to one server share connections. Thread-safe.
 *
 * {@snippet class="dev.loadstone.core.request.WebClientExample" region="login"}
 */
public final class WebClient implements AutoCloseable {
  private final HttpTransport transport;
  private final boolean ownsTransport;
  private final FileStore files;
  private final TimeSource time;
  private final Consumer<List<HttpExchange>> recorder;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          Thread.ofPlatform().daemon().name("loadstone-request-", 0).factory());
  private final ScheduledThreadPoolExecutor limits =
      new ScheduledThreadPoolExecutor(
          1, Thread.ofPlatform().daemon().name("loadstone-request-limits").factory());
  private final Set<WebCall> running = ConcurrentHashMap.newKeySet();

  /** A client of its own, whose requests nobody keeps. */
  public static WebClient open() {
    TimeSource time = TimeSource.SYSTEM;
    return new WebClient(new OkHttpTransport(time), true, new DiskFileStore(), time, _ -> {});
  }

  /**
   * A client over connections of somebody else, who closes them.
   *
   * @param recorder given the exchanges of each request at its end, on the request's thread
   */
  public static WebClient over(
      HttpTransport transport,
      FileStore files,
      TimeSource time,
      Consumer<List<HttpExchange>> recorder) {
    return new WebClient(transport, false, files, time, recorder);
  }

  private WebClient(
      HttpTransport transport,
      boolean ownsTransport,
      FileStore files,
      TimeSource time,
      Consumer<List<HttpExchange>> recorder) {
    this.transport = transport;
    this.ownsTransport = ownsTransport;
    this.files = files;
    this.time = time;
    this.recorder = recorder;
    limits.setRemoveOnCancelPolicy(true);
  }

  /** Starts a request; the answer, which holds the body, is given to {@code done} once. */
  public WebCall request(WebRequest request, Consumer<WebAnswer> done) {
    return request(
        request,
        BodyTarget.MEMORY,
        new WebListener() {
          @Override
          public void completed(WebAnswer answer) {
            done.accept(answer);
          }
        });
  }

  /** Starts a request and returns at once; what becomes of it the listener and the call tell. */
  public WebCall request(WebRequest request, BodyTarget target, WebListener listener) {
    WebRun run =
        new WebRun(
            new WebRun.Tools(transport, files, limits, time, recorder), request, target, listener);
    WebCall call = run.call();
    running.add(call);
    try {
      threads.execute(
          () -> {
            try {
              run.run();
            } finally {
              running.remove(call);
            }
          });
    } catch (RejectedExecutionException e) {
      running.remove(call);
      throw new IllegalStateException("the client is closed", e);
    }
    return call;
  }

  /** Makes a request and blocks until it is over; the answer holds the body. */
  public WebAnswer send(WebRequest request) {
    return send(request, BodyTarget.MEMORY);
  }

  /** Makes a request and blocks until it is over. */
  public WebAnswer send(WebRequest request, BodyTarget target) {
    return request(request, target, WebListener.NONE).await();
  }

  /** Cancels what is under way. */
  @Override
  public void close() {
    running.forEach(WebCall::cancel);
    threads.shutdown();
    limits.shutdownNow();
    if (ownsTransport) {
      transport.close();
    }
  }
}
