package dev.loadstone.core.request;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.disk.DiskFileStore;
import dev.loadstone.core.http.HttpTransport;
import dev.loadstone.core.model.HttpExchange;
import dev.loadstone.core.model.HttpMethod;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.NetworkOptions;
import dev.loadstone.core.model.Query;
import dev.loadstone.core.model.RequestBody;
import dev.loadstone.core.model.RequestOptions;
import dev.loadstone.core.model.WebRequest;
import dev.loadstone.core.time.TimeSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What requests promise over every transport. A peer serves: {@code /echo}, which tells the method
 * as {@code X-Method} and keeps the body; {@code /text}; {@code /gzip}, coded; {@code /to-text}
 * (302 to it), {@code /to-echo} (307), {@code /to-itself} (302); {@code /invalid} (422); {@code
 * /small}, which takes 1,000 bytes; {@code /slow}, whose body does not go on.
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class RequestContract {
  static final String TEXT = "plain text, grüße";
  static final byte[] CODED_TEXT = "a line that repeats\n".repeat(5_000).getBytes(UTF_8);
  static final String INVALID = "{\"error\":\"name\"}";
  static final int LARGEST_SMALL_BODY = 1_000;

  @TempDir Path folder;
  private final List<HttpExchange> recorded = new CopyOnWriteArrayList<>();
  private WebClient made = WebClient.open();

  abstract HttpTransport transport();

  abstract Link link(String path);

  /** The body that {@code /echo} got last. */
  abstract byte[] echoed(WebAnswer answer);

  abstract String protocol();

  NetworkOptions network() {
    return NetworkOptions.DEFAULTS;
  }

  @AfterEach
  void closeClient() {
    made.close();
  }

  private WebClient client() {
    made.close();
    made = WebClient.over(transport(), new DiskFileStore(), TimeSource.SYSTEM, recorded::addAll);
    return made;
  }

  private RequestOptions.Builder options() {
    return RequestOptions.DEFAULTS.toBuilder().network(network());
  }

  private WebRequest.Builder to(String path) {
    return WebRequest.to(link(path)).options(options().build());
  }

  static byte[] gzip(byte[] plain) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] random(int size) {
    byte[] bytes = new byte[size];
    new SplittableRandom(size).nextBytes(bytes);
    return bytes;
  }

  @Test
  void everyMethodThatIsSent_isAnsweredAndRecorded() {
    WebClient client = client();
    for (HttpMethod method : HttpMethod.values()) {
      if (method.refusal().isEmpty()) {
        WebAnswer answer = client.send(to("/echo").method(method).build());
        assertThat(answer.status()).as("%s", method).isEqualTo(200);
        assertThat(answer.headers().first("X-Method")).contains(method.name());
        assertThat(recorded.getLast().method()).isEqualTo(method.name());
        assertThat(answer.head().protocol()).isEqualTo(recorded.getLast().protocol()).isNotEmpty();
        assertThat(recorded.getLast().protocol()).isEqualTo(protocol());
      }
    }
  }

  @Test
  void bodiesOfEachKind_arriveAsTheyAre() throws IOException {
    WebClient client = client();
    byte[] large = random(1_000_003);
    Path file = Files.write(folder.resolve("up.bin"), large);
    List<RequestBody> bodies =
        List.of(
            RequestBody.text("grüße"),
            RequestBody.json("{\"a\":1}"),
            RequestBody.bytes(random(300)),
            new RequestBody.Form(Query.NONE.plus("a b", "&")),
            RequestBody.file(file));
    List<byte[]> expected =
        List.of(
            "grüße".getBytes(UTF_8),
            "{\"a\":1}".getBytes(UTF_8),
            random(300),
            "a%20b=%26".getBytes(UTF_8),
            large);
    for (int i = 0; i < bodies.size(); i++) {
      WebAnswer answer = client.send(to("/echo").body(bodies.get(i)).build());
      assertThat(answer.status()).as("%s", bodies.get(i)).isEqualTo(200);
      assertThat(echoed(answer)).as("%s", bodies.get(i)).isEqualTo(expected.get(i));
      assertThat(recorded.getLast().bytesSent()).isEqualTo(expected.get(i).length);
    }
  }

  @Test
  void multipartWithFile_arrivesWhole() throws IOException {
    byte[] large = random(500_001);
    Path file = Files.write(folder.resolve("part.bin"), large);
    RequestBody body =
        new RequestBody.Multipart(
            List.of(RequestBody.Part.text("title", "Kiste"), RequestBody.Part.file("up", file)));
    WebAnswer answer = client().send(to("/echo").body(body).build());
    String got = new String(echoed(answer), java.nio.charset.StandardCharsets.ISO_8859_1);
    assertThat(got)
        .contains("name=\"title\"\r\n\r\nKiste\r\n", "filename=\"part.bin\"\r\n")
        .contains(new String(large, java.nio.charset.StandardCharsets.ISO_8859_1));
  }

  @Test
  void codedAnswer_isDecodedUnlessRawIsAsked() {
    WebClient client = client();
    WebAnswer decoded = client.send(to("/gzip").build());
    assertThat(decoded.body()).isEqualTo(CODED_TEXT);
    assertThat(decoded.receivedBytes()).isLessThan(CODED_TEXT.length / 5);
    assertThat(decoded.decodedBytes()).isEqualTo(CODED_TEXT.length);
    RequestOptions raw = options().decoding(RequestOptions.Decoding.RAW).build();
    WebAnswer plain =
        client.send(to("/gzip").header("Accept-Encoding", "gzip").options(raw).build());
    assertThat(plain.headers().first("Content-Encoding")).contains("gzip");
    assertThat(plain.receivedBytes()).isEqualTo(plain.decodedBytes());
  }

  @Test
  void limitOfTheBody_countsDecodedBytes() {
    RequestOptions small = options().maxBody(CODED_TEXT.length - 1).build();
    WebAnswer answer = client().send(to("/gzip").options(small).build());
    assertThat(answer.result().name()).isEqualTo("RESULT_BODY_SIZE_LIMIT_EXCEEDED");
  }

  @Test
  void beginning_isAllThatIsFetched() {
    WebAnswer answer = client().send(to("/text").build(), new BodyTarget.Beginning(5));
    assertThat(answer.result().isSuccess()).isTrue();
    assertThat(answer.text()).isEqualTo("plain");
    assertThat(answer.isBodyCut()).isTrue();
  }

  @Test
  void redirects_areFollowedWithTheirBodies() {
    WebClient client = client();
    WebAnswer text = client.send(to("/to-text").body(RequestBody.text("x")).build());
    assertThat(text.text()).isEqualTo(TEXT);
    assertThat(text.exchanges()).extracting(HttpExchange::method).containsExactly("POST", "GET");
    WebAnswer echo = client.send(to("/to-echo").body(RequestBody.text("again")).build());
    assertThat(echo.headers().first("X-Method")).contains("POST");
    assertThat(echoed(echo)).isEqualTo("again".getBytes(UTF_8));
    WebAnswer round = client.send(to("/to-itself").options(options().redirects(3).build()).build());
    assertThat(round.result().number()).isEqualTo(12);
    assertThat(round.exchanges()).hasSize(4);
  }

  @Test
  void errorAnswer_keepsItsBody() {
    WebAnswer answer = client().send(to("/invalid").build());
    assertThat(answer.result().name()).isEqualTo("RESULT_HTTP_STATUS");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text()).isEqualTo(INVALID);
  }

  @Test
  void bodyTooLargeForTheServer_isAnsweredWith413() {
    WebAnswer answer =
        client().send(to("/small").body(RequestBody.bytes(random(LARGEST_SMALL_BODY + 1))).build());
    assertThat(answer.status()).as("%s", answer.failure()).isEqualTo(413);
  }

  @Test
  void file_isPublishedWhole() {
    Path file = folder.resolve("sub/text.txt");
    WebAnswer answer = client().send(to("/text").build(), BodyTarget.file(file));
    assertThat(answer.file()).isEqualTo(file);
    assertThat(file).hasContent(TEXT);
  }

  @Test
  void stalledBody_isATimeout() {
    RequestOptions brief = options().stallTimeout(Duration.ofMillis(300)).build();
    WebAnswer answer = client().send(to("/slow").options(brief).build());
    assertThat(answer.result().name()).isEqualTo("RESULT_TIMEOUT");
    assertThat(answer.status()).isEqualTo(200);
  }

  @Test
  void cancelInTheBody_endsTheRequest() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    RequestOptions brief = options().stallTimeout(Duration.ofSeconds(2)).build();
    WebCall call =
        client()
            .request(
                to("/slow").options(brief).build(),
                BodyTarget.MEMORY,
                new WebListener() {
                  @Override
                  public void received(long bytes, long total) {
                    begun.countDown();
                  }
                });
    assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
    call.cancel();
    assertThat(call.await().result().name()).isEqualTo("RESULT_CANCELLED");
  }
}
