package dev.loadstone.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.FailureException;
import dev.loadstone.core.model.Headers;
import dev.loadstone.core.model.HttpExchange;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.NetworkOptions;
import dev.loadstone.core.model.Phase;
import dev.loadstone.core.model.Secrets;
import dev.loadstone.core.testing.FakeAnswer;
import dev.loadstone.core.testing.FakeBehaviour;
import dev.loadstone.core.testing.FakeResource;
import dev.loadstone.core.testing.Gate;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every transport promises to those that use it. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class HttpTransportContract {
  private static final Secrets SECRETS =
      new Secrets("ann", "open sesame", Headers.of("X-Token", "s3cr3t-value"));
  private final List<Phase> phases = new CopyOnWriteArrayList<>();

  protected abstract HttpTransport transport();

  protected abstract Link link(String path);

  protected abstract void serve(Link link, FakeResource resource);

  protected abstract void serve(Link link, FakeAnswer answer);

  protected abstract void next(Link link, FakeBehaviour behaviour);

  private HttpCall get(Link link, String... headers) throws FailureException {
    return call("GET", link, Secrets.NONE, headers);
  }

  private HttpCall call(String method, Link link, Secrets secrets, String... headers)
      throws FailureException {
    ClientOptions options =
        new ClientOptions(NetworkOptions.DEFAULTS, Duration.ofSeconds(10), Duration.ofMillis(300));
    return transport()
        .client(options)
        .call(new HttpRequest(method, link, Headers.of(headers), secrets), phases::add);
  }

  public static byte[] readAll(HttpAnswer answer) throws FailureException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    ByteBuffer buffer = ByteBuffer.allocateDirect(64 * 1024);
    while (answer.read(buffer) >= 0) {
      buffer.flip();
      byte[] some = new byte[buffer.remaining()];
      buffer.get(some);
      all.writeBytes(some);
      buffer.clear();
    }
    return all.toByteArray();
  }

  public static FailureCode codeOf(Throwable thrown) {
    return ((FailureException) thrown).failure().code();
  }

  @Test
  void wholeFile_isReadToItsProvenEnd() throws FailureException {
    FakeResource file = FakeResource.random(1, 700_001);
    serve(link("/a"), file);
    HttpCall call = get(link("/a"));
    try (HttpAnswer answer = call.execute()) {
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.contentLength()).isEqualTo(700_001);
      assertThat(answer.endIsProven()).isTrue();
      assertThat(answer.headers().first("ETag")).contains(String.valueOf(file.etag()));
      assertThat(readAll(answer)).isEqualTo(file.bytes());
      assertThat(answer.read(ByteBuffer.allocate(1))).isEqualTo(-1);
    }
    HttpExchange exchange = call.exchange();
    assertThat(exchange.status()).isEqualTo(200);
    assertThat(exchange.bytesReceived()).isEqualTo(700_001);
    assertThat(exchange.failure()).isNull();
    assertThat(exchange.protocol()).isEqualTo("http/1.1");
  }

  @Test
  void chunkedFile_hasUnknownLengthAndProvenEnd() throws FailureException {
    FakeResource file = FakeResource.random(2, 100_000).withFraming(FakeAnswer.Framing.CHUNKED);
    serve(link("/a"), file);
    try (HttpAnswer answer = get(link("/a")).execute()) {
      assertThat(answer.contentLength()).isEqualTo(-1);
      assertThat(answer.endIsProven()).isTrue();
      assertThat(readAll(answer)).isEqualTo(file.bytes());
    }
  }

  @Test
  void fileEndedByClose_hasUnprovenEnd() throws FailureException {
    FakeResource file = FakeResource.random(3, 100_000).withFraming(FakeAnswer.Framing.CLOSE);
    serve(link("/a"), file);
    try (HttpAnswer answer = get(link("/a")).execute()) {
      assertThat(answer.contentLength()).isEqualTo(-1);
      assertThat(answer.endIsProven()).isFalse();
      assertThat(readAll(answer)).isEqualTo(file.bytes());
    }
  }

  @Test
  void emptyFile_endsAtOnce() throws FailureException {
    serve(link("/a"), FakeResource.of(new byte[0]));
    try (HttpAnswer answer = get(link("/a")).execute()) {
      assertThat(answer.contentLength()).isZero();
      assertThat(readAll(answer)).isEmpty();
    }
  }

  @Test
  void range_givesThatPart() throws FailureException {
    FakeResource file = FakeResource.random(4, 1_000);
    serve(link("/a"), file);
    try (HttpAnswer answer =
        get(link("/a"), "Range", "bytes=990-", "If-Range", String.valueOf(file.etag())).execute()) {
      assertThat(answer.status()).isEqualTo(206);
      assertThat(answer.headers().first("Content-Range")).contains("bytes 990-999/1000");
      assertThat(readAll(answer)).hasSize(10);
    }
  }

  @Test
  void head_hasHeadersAndNoBody() throws FailureException {
    serve(link("/a"), FakeResource.random(5, 1_000));
    try (HttpAnswer answer = call("HEAD", link("/a"), Secrets.NONE).execute()) {
      assertThat(answer.headers().first("Content-Length")).contains("1000");
      assertThat(answer.contentLength()).isZero();
      assertThat(readAll(answer)).isEmpty();
    }
  }

  @Test
  void unchangedFile_answers304WithoutBody() throws FailureException {
    FakeResource file = FakeResource.random(6, 1_000);
    serve(link("/a"), file);
    try (HttpAnswer answer =
        get(link("/a"), "If-None-Match", String.valueOf(file.etag())).execute()) {
      assertThat(answer.status()).isEqualTo(304);
      assertThat(readAll(answer)).isEmpty();
    }
  }

  @Test
  void anyStatus_isAnAnswerAndAskedOnce() throws FailureException {
    for (int status : new int[] {301, 401, 404, 407, 408, 421, 429, 500, 503}) {
      Link link = link("/" + status);
      serve(link, FakeAnswer.status(status).withHeader("Retry-After", "0"));
      try (HttpAnswer answer = get(link).execute()) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.headers().first("Retry-After")).contains("0");
        assertThat(readAll(answer)).isEmpty();
      }
      assertThat(asked("/" + status)).as("requests for %s", status).isEqualTo(1);
    }
  }

  /** How many requests for the path reached the server. */
  protected abstract long asked(String path);

  @Test
  void cutBody_isALengthMismatch() throws FailureException {
    serve(link("/a"), FakeResource.random(7, 100_000));
    next(link("/a"), FakeBehaviour.NORMAL.cutAfter(60_000));
    HttpCall call = get(link("/a"));
    try (HttpAnswer answer = call.execute()) {
      assertThatThrownBy(() -> readAll(answer))
          .satisfies(e -> assertThat(codeOf(e)).isEqualTo(FailureCode.BODY_LENGTH_MISMATCH));
    }
    assertThat(call.exchange().bytesReceived()).isEqualTo(60_000);
    assertThat(call.exchange().failure()).isNotNull();
  }

  @Test
  void stalledBody_isATimeout() throws FailureException {
    serve(link("/a"), FakeResource.random(8, 1_000));
    next(link("/a"), FakeBehaviour.NORMAL.stallAfter(100));
    try (HttpAnswer answer = get(link("/a")).execute()) {
      assertThatThrownBy(() -> readAll(answer))
          .satisfies(e -> assertThat(codeOf(e)).isEqualTo(FailureCode.TIMEOUT));
    }
  }

  @Test
  void cancelBeforeExecute_failsAsCancelled() throws FailureException {
    serve(link("/a"), FakeResource.random(9, 10));
    HttpCall call = get(link("/a"));
    call.cancel();
    assertThatThrownBy(call::execute)
        .satisfies(e -> assertThat(codeOf(e)).isEqualTo(FailureCode.CANCELLED));
    assertThat(asked("/a")).isZero();
  }

  @Test
  void cancelWhileWaitingForTheHead_endsTheWait() throws Exception {
    Gate gate = new Gate();
    serve(link("/a"), FakeResource.random(10, 10));
    next(link("/a"), FakeBehaviour.NORMAL.heldAt(gate));
    HttpCall call = get(link("/a"));
    CompletableFuture<FailureCode> end = CompletableFuture.supplyAsync(() -> failureOf(call));
    gate.awaitReached();
    call.cancel();
    call.cancel();
    assertThat(end.get(10, TimeUnit.SECONDS)).isEqualTo(FailureCode.CANCELLED);
    gate.release();
  }

  private static FailureCode failureOf(HttpCall call) {
    try (HttpAnswer answer = call.execute()) {
      readAll(answer);
      throw new AssertionError("it was cancelled");
    } catch (FailureException e) {
      return e.failure().code();
    }
  }

  @Test
  void cancelWhileReading_endsTheRead() throws Exception {
    Gate gate = new Gate();
    serve(link("/a"), FakeResource.random(11, 100_000));
    next(link("/a"), FakeBehaviour.NORMAL.heldAt(gate, 50_000));
    HttpCall call = get(link("/a"));
    CompletableFuture<FailureCode> end = CompletableFuture.supplyAsync(() -> failureOf(call));
    gate.awaitReached();
    call.cancel();
    assertThat(end.get(10, TimeUnit.SECONDS)).isEqualTo(FailureCode.CANCELLED);
    gate.release();
  }

  @Test
  void secrets_areSentAndNeverRecorded() throws FailureException {
    Link link = link("/a?X-Amz-Signature=abcdef&part=1");
    serve(link, FakeResource.random(12, 10).withHeader("Set-Cookie", "id=topsecret"));
    HttpCall call = call("GET", link, SECRETS);
    try (HttpAnswer answer = call.execute()) {
      assertThat(answer.headers().first("Set-Cookie")).contains("id=topsecret");
      assertThat(readAll(answer)).hasSize(10);
    }
    HttpExchange exchange = call.exchange();
    assertThat(exchange.requestHeaders().first("Authorization")).contains("[redacted]");
    assertThat(exchange.requestHeaders().first("X-Token")).contains("[redacted]");
    assertThat(exchange.link()).endsWith("/a?X-Amz-Signature=[redacted]&part=1");
    assertThat(exchange.toString()).doesNotContain("topsecret", "s3cr3t", "sesame", "abcdef");
  }

  @Test
  void ownHeaders_replaceTheDefaults() throws FailureException {
    serve(link("/a"), FakeResource.random(13, 10));
    HttpCall plain = get(link("/a"));
    plain.execute().close();
    assertThat(plain.exchange().requestHeaders().all("Accept-Encoding"))
        .containsExactly("identity");
    assertThat(plain.exchange().requestHeaders().all("User-Agent"))
        .allMatch(agent -> agent.startsWith("Loadstone/"));
    HttpCall own = get(link("/a"), "user-agent", "Probe", "accept-encoding", "gzip");
    own.execute().close();
    assertThat(own.exchange().requestHeaders().all("Accept-Encoding")).containsExactly("gzip");
    assertThat(own.exchange().requestHeaders().all("User-Agent")).containsExactly("Probe");
  }

  @Test
  void phases_comeInTheirOrder() throws FailureException {
    serve(link("/a"), FakeResource.random(14, 10));
    get(link("/a")).execute().close();
    assertThat(phases)
        .containsSubsequence(Phase.CONNECTING, Phase.CONNECTED, Phase.REQUESTING, Phase.BODY);
  }

  @Test
  void smallBuffer_isFilledPieceByPiece() throws FailureException {
    FakeResource file = FakeResource.random(15, 1_000);
    serve(link("/a"), file);
    try (HttpAnswer answer = get(link("/a")).execute()) {
      ByteBuffer buffer = ByteBuffer.allocate(1_000);
      for (int at = 0; at < 1_000; at = buffer.position()) {
        buffer.limit(Math.min(1_000, at + 7));
        assertThat(answer.read(buffer)).isPositive();
      }
      assertThat(buffer.array()).isEqualTo(file.bytes());
    }
  }
}
