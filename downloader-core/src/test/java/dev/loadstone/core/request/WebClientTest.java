package dev.loadstone.core.request;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.HttpExchange;
import dev.loadstone.core.model.HttpMethod;
import dev.loadstone.core.model.InvalidInputException;
import dev.loadstone.core.model.Phase;
import dev.loadstone.core.model.Query;
import dev.loadstone.core.model.RequestBody;
import dev.loadstone.core.model.RequestOptions;
import dev.loadstone.core.model.WebRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class WebClientTest {
  private final MockWebServer server = new MockWebServer();
  private final WebClient client = WebClient.open();

  @TempDir Path folder;

  @BeforeEach
  void start() throws IOException {
    server.start();
  }

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  private WebRequest.Builder to(String path) {
    return WebRequest.to(server.url(path).toString());
  }

  private void answer(int status, String body, String... headers) {
    MockResponse.Builder response = new MockResponse.Builder().code(status).body(body);
    for (int i = 0; i < headers.length; i += 2) {
      response.addHeader(headers[i], headers[i + 1]);
    }
    server.enqueue(response.build());
  }

  private static String bodyOf(RecordedRequest request) {
    return Objects.requireNonNull(request.getBody(), "no body was sent").utf8();
  }

  @Test
  void login_postOfJson_isAnsweredOnce() throws Exception {
    answer(200, "{\"ok\":true}", "Content-Type", "application/json");
    CompletableFuture<WebAnswer> done = new CompletableFuture<>();
    client.request(
        to("/login").header("Accept: application/json").body(RequestBody.json("{\"ü\":1}")).build(),
        done::complete);
    WebAnswer answer = done.get(10, TimeUnit.SECONDS);
    assertThat(answer.result().name()).isEqualTo("RESULT_SUCCESS");
    assertThat(answer.result().number()).isZero();
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).isEqualTo("{\"ok\":true}");
    assertThat(answer.bodySize()).isEqualTo(11);
    assertThat(answer.receivedBytes()).isEqualTo(11);
    RecordedRequest sent = server.takeRequest();
    assertThat(sent.getMethod()).isEqualTo("POST");
    assertThat(sent.getHeaders().get("Content-Type")).isEqualTo("application/json");
    assertThat(sent.getHeaders().get("Content-Length")).isEqualTo("8");
    assertThat(bodyOf(sent)).isEqualTo("{\"ü\":1}");
  }

  @Test
  void headers_keepOrderCaseAndRepetition() throws Exception {
    answer(200, "", "X-One", "a", "x-one", "b", "Set-Cookie", "c=1");
    WebAnswer answer =
        client.send(
            to("/")
                .header("X-Secret", "s")
                .header("accept", "text/plain")
                .header("x-LIST: 1")
                .header("Accept-Language", "de")
                .header("X-List: 2")
                .build());
    assertThat(server.takeRequest().getHeaders().toString())
        .containsSubsequence(
            "X-Secret: s", "accept: text/plain", "x-LIST: 1", "Accept-Language: de", "X-List: 2");
    assertThat(answer.headers().all("X-One")).containsExactly("a", "b");
    assertThat(answer.headersAsDictionary()).containsEntry("X-One", "a; b");
  }

  @Test
  void status404_isAFailureWithItsBody() {
    answer(404, "no such thing");
    WebAnswer answer = client.send(to("/").build());
    assertThat(answer.result().name()).isEqualTo("RESULT_HTTP_STATUS");
    assertThat(answer.result().number()).isEqualTo(100);
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.text()).isEqualTo("no such thing");
  }

  @Test
  void everyMethod_thatIsSent_arrives() throws Exception {
    for (HttpMethod method : HttpMethod.values()) {
      if (method.refusal().isPresent()) {
        continue;
      }
      answer(200, "");
      RequestBody body = method.takesBody() ? RequestBody.text("x") : RequestBody.NONE;
      WebAnswer answer = client.send(to("/m").method(method).body(body).build());
      assertThat(answer.status()).as("%s", method).isEqualTo(200);
      RecordedRequest sent = server.takeRequest();
      assertThat(sent.getMethod()).isEqualTo(method.name());
      assertThat(sent.getBody() == null ? "" : bodyOf(sent))
          .isEqualTo(method.takesBody() ? "x" : "");
    }
  }

  @Test
  void getWithBody_traceAndConnect_areRefusedWithTheReason() {
    WebRequest.Builder get = to("/").method(HttpMethod.GET).body(RequestBody.text("x"));
    assertThatThrownBy(get::build)
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("GET takes no body")
        .hasMessageContaining("query");
    assertThatThrownBy(to("/").method(HttpMethod.TRACE)::build)
        .hasMessageContaining("TRACE is not sent");
    assertThatThrownBy(to("/").method(HttpMethod.CONNECT)::build)
        .hasMessageContaining("give the proxy");
    assertThatThrownBy(to("/").header("Content-Length: 5")::build)
        .hasMessageContaining("Content-Length cannot be given");
  }

  @Test
  void form_isEncoded() throws Exception {
    answer(200, "");
    Query fields = Query.NONE.plus("name", "a b&c").plus("flag", null).plus("name", "ü");
    client.send(to("/f").body(new RequestBody.Form(fields)).build());
    RecordedRequest sent = server.takeRequest();
    assertThat(sent.getHeaders().get("Content-Type"))
        .isEqualTo("application/x-www-form-urlencoded");
    assertThat(bodyOf(sent)).isEqualTo("name=a%20b%26c&flag&name=%C3%BC");
  }

  @Test
  void multipart_holdsValuesAndFiles() throws Exception {
    Path file = Files.write(folder.resolve("crate \"1\".bin"), new byte[] {0, 1, 2, -1});
    answer(200, "");
    List<Long> totals = new CopyOnWriteArrayList<>();
    RequestBody body =
        new RequestBody.Multipart(
            List.of(
                RequestBody.Part.text("title", "Kiste ö"), RequestBody.Part.file("upload", file)));
    WebListener listener =
        new WebListener() {
          @Override
          public void sent(long bytes, long total) {
            totals.add(total);
          }
        };
    WebAnswer answer =
        client.request(to("/u").body(body).build(), BodyTarget.MEMORY, listener).await();
    assertThat(answer.status()).isEqualTo(200);
    RecordedRequest sent = server.takeRequest();
    String type = sent.getHeaders().get("Content-Type");
    String boundary =
        Objects.requireNonNull(type).replaceFirst("^multipart/form-data; boundary=", "");
    ByteString got = Objects.requireNonNull(sent.getBody());
    Buffer expected =
        new Buffer()
            .writeUtf8(
                "--" + boundary + "\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\n")
            .writeUtf8("Kiste ö\r\n--" + boundary + "\r\n")
            .writeUtf8("Content-Disposition: form-data; name=\"upload\"; ")
            .writeUtf8("filename=\"crate %221%22.bin\"\r\n")
            .writeUtf8("Content-Type: application/octet-stream\r\n\r\n")
            .write(new byte[] {0, 1, 2, -1})
            .writeUtf8("\r\n--" + boundary + "--\r\n");
    assertThat(got).isEqualTo(expected.readByteString());
    assertThat(sent.getHeaders().get("Content-Length")).isEqualTo(String.valueOf(got.size()));
    assertThat(totals).containsOnly((long) got.size());
  }

  @Test
  void fileThatIsNotThere_failsBeforeAnythingIsSent() {
    WebAnswer answer =
        client.send(to("/").body(RequestBody.file(folder.resolve("missing"))).build());
    assertThat(answer.result().name()).isEqualTo("RESULT_DOWNLOAD_FILE_CANT_OPEN");
    assertThat(answer.exchanges()).isEmpty();
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void redirect307_replaysTheBodyAtItsOwnOrigin() throws Exception {
    answer(307, "", "Location", "/there");
    answer(200, "done");
    byte[] bytes = new byte[300_000];
    new SplittableRandom(7).nextBytes(bytes);
    Path file = Files.write(folder.resolve("up.bin"), bytes);
    WebAnswer answer =
        client.send(to("/here").method(HttpMethod.PUT).body(RequestBody.file(file)).build());
    assertThat(answer.text()).isEqualTo("done");
    assertThat(answer.link().text()).endsWith("/there");
    assertThat(answer.exchanges()).extracting(HttpExchange::status).containsExactly(307, 200);
    assertThat(answer.exchanges()).extracting(HttpExchange::bytesSent).containsOnly(300_000L);
    for (int i = 0; i < 2; i++) {
      RecordedRequest sent = server.takeRequest();
      assertThat(sent.getMethod()).isEqualTo("PUT");
      assertThat(sent.getBody()).isEqualTo(ByteString.of(bytes));
    }
  }

  @Test
  void redirect303_becomesGetWithoutBody() throws Exception {
    answer(303, "", "Location", "/result");
    answer(200, "");
    client.send(to("/order").body(RequestBody.json("{}")).build());
    server.takeRequest();
    RecordedRequest second = server.takeRequest();
    assertThat(second.getMethod()).isEqualTo("GET");
    assertThat(second.getHeaders().get("Content-Type")).isNull();
    assertThat(second.getHeaders().get("Content-Length")).isNull();
  }

  @Test
  void redirectOfABodyToAnotherOrigin_isRefusedUnlessAllowed() throws Exception {
    try (MockWebServer other = new MockWebServer()) {
      other.start();
      answer(307, "", "Location", other.url("/steal").toString());
      answer(307, "", "Location", other.url("/steal").toString());
      other.enqueue(new MockResponse.Builder().body("got it").build());
      WebRequest request = to("/login").body(RequestBody.text("password=1")).build();
      WebAnswer refused = client.send(request);
      assertThat(refused.result().name()).isEqualTo("RESULT_REDIRECT_REFUSED");
      assertThat(other.getRequestCount()).isZero();
      RequestOptions allowing =
          RequestOptions.DEFAULTS.toBuilder().bodyToOtherOrigins(true).build();
      WebAnswer allowed = client.send(request.toBuilder().options(allowing).build());
      assertThat(allowed.text()).isEqualTo("got it");
      assertThat(bodyOf(other.takeRequest())).isEqualTo("password=1");
    }
  }

  @Test
  void redirects_areCountedAndNoneIsAnAnswer() {
    for (int i = 0; i < 3; i++) {
      answer(302, "", "Location", "/next" + i);
    }
    WebRequest two =
        to("/").options(RequestOptions.DEFAULTS.toBuilder().redirects(2).build()).build();
    WebAnswer over = client.send(two);
    assertThat(over.result().name()).isEqualTo("RESULT_REDIRECT_LIMIT_REACHED");
    assertThat(over.result().number()).isEqualTo(12);
    answer(302, "look there", "Location", "/next");
    WebRequest none =
        to("/").options(RequestOptions.DEFAULTS.toBuilder().redirects(0).build()).build();
    WebAnswer shown = client.send(none);
    assertThat(shown.result().isSuccess()).isTrue();
    assertThat(shown.status()).isEqualTo(302);
    assertThat(shown.text()).isEqualTo("look there");
  }

  @Test
  void gzip_isAskedForAndDecoded() throws Exception {
    String text = "{\"name\":\"crate\"}".repeat(1000);
    server.enqueue(coded(gzip(text), "gzip"));
    WebAnswer answer = client.send(to("/").build());
    assertThat(server.takeRequest().getHeaders().get("Accept-Encoding")).contains("gzip");
    assertThat(answer.text()).isEqualTo(text);
    assertThat(answer.receivedBytes()).isEqualTo(answer.bodySize()).isLessThan(1_000);
    assertThat(answer.decodedBytes()).isEqualTo(text.length());
  }

  @Test
  void bomb_isStoppedByTheLimitOfDecodedBytes() throws Exception {
    server.enqueue(coded(gzip("0".repeat(5_000_000)), "gzip"));
    WebAnswer answer =
        client.send(
            to("/")
                .options(RequestOptions.DEFAULTS.toBuilder().maxBody(1_000_000).build())
                .build());
    assertThat(answer.result().name()).isEqualTo("RESULT_BODY_SIZE_LIMIT_EXCEEDED");
    assertThat(answer.decodedBytes()).isLessThan(1_200_000);
  }

  @Test
  void chunks_haveTheChosenSizeAtMost() {
    String text = "abcdefgh".repeat(10_000);
    answer(200, text);
    List<Integer> sizes = new ArrayList<>();
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    BodyTarget target =
        new BodyTarget.Chunks(
            256,
            bytes -> {
              sizes.add(bytes.remaining());
              byte[] some = new byte[bytes.remaining()];
              bytes.get(some);
              all.writeBytes(some);
            });
    WebAnswer answer = client.send(to("/").build(), target);
    assertThat(answer.result().isSuccess()).isTrue();
    assertThat(all.toString(UTF_8)).isEqualTo(text);
    assertThat(sizes).allMatch(size -> size <= 256 && size > 0);
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void chunks_areOfGodotsSizes() {
    BodyTarget.ChunkReader reader = _ -> {};
    assertThat(BodyTarget.chunks(reader)).isEqualTo(new BodyTarget.Chunks(65_536, reader));
    assertThat(new BodyTarget.Chunks(16_777_216, reader).size()).isEqualTo(16_777_216);
    for (int size : List.of(255, 16_777_217)) {
      assertThatThrownBy(() -> new BodyTarget.Chunks(size, reader))
          .isInstanceOf(InvalidInputException.class);
    }
  }

  @Test
  void chunkedAnswer_saysSo_andHasNoSize() {
    server.enqueue(new MockResponse.Builder().chunkedBody("hello", 2).build());
    WebCall chunked = client.request(to("/").build(), _ -> {});
    assertThat(chunked.await().text()).isEqualTo("hello");
    assertThat(chunked.isChunked()).isTrue();
    assertThat(chunked.await().isChunked()).isTrue();
    assertThat(chunked.bodySize()).isEqualTo(-1);
    assertThat(chunked.receivedBytes()).isEqualTo(5);

    answer(200, "hello");
    WebAnswer whole = client.send(to("/").build());
    assertThat(whole.isChunked()).isFalse();
    assertThat(whole.bodySize()).isEqualTo(5);
  }

  @Test
  void file_hasItsNameOnlyOnceItIsWhole() throws IOException {
    Path file = folder.resolve("sub/data.json");
    answer(200, "{}");
    WebAnswer answer = client.send(to("/").build(), BodyTarget.file(file));
    assertThat(answer.file()).isEqualTo(file);
    assertThat(file).hasContent("{}");
    assertThat(file.getParent()).isDirectoryNotContaining(other -> !other.equals(file));
    answer(200, "other");
    WebAnswer again = client.send(to("/").build(), BodyTarget.file(file));
    assertThat(again.result().name()).isEqualTo("RESULT_TARGET_EXISTS");
    assertThat(file).hasContent("{}");
    answer(200, "newer");
    client.send(to("/").build(), new BodyTarget.ToFile(file, true, false));
    assertThat(file).hasContent("newer");
  }

  @Test
  void errorPage_isNoFileUnlessAsked() throws IOException {
    Path file = folder.resolve("data.json");
    answer(500, "<html>sorry</html>");
    WebAnswer answer = client.send(to("/").build(), BodyTarget.file(file));
    assertThat(answer.result().name()).isEqualTo("RESULT_HTTP_STATUS_TEMPORARY");
    assertThat(answer.text()).contains("sorry");
    assertThat(answer.file()).isNull();
    assertThat(folder).isEmptyDirectory();
    answer(500, "<html>sorry</html>");
    WebAnswer asked = client.send(to("/").build(), new BodyTarget.ToFile(file, false, true));
    assertThat(asked.file()).isEqualTo(file);
    assertThat(asked.failure()).isNotNull();
  }

  @Test
  void cutBody_leavesNoFile() throws IOException {
    server.enqueue(
        new MockResponse.Builder()
            .body("x".repeat(100_000))
            .onResponseBody(mockwebserver3.SocketEffect.ShutdownConnection.INSTANCE)
            .build());
    WebAnswer answer = client.send(to("/").build(), BodyTarget.file(folder.resolve("data.bin")));
    assertThat(answer.result().number()).isEqualTo(1);
    assertThat(answer.result().name()).isEqualTo("RESULT_CHUNKED_BODY_SIZE_MISMATCH");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void cancel_completesOnceAsCancelled() throws Exception {
    server.enqueue(
        new MockResponse.Builder()
            .body("x".repeat(1_000_000))
            .throttleBody(1024, 1, TimeUnit.SECONDS)
            .build());
    CompletableFuture<Long> firstBytes = new CompletableFuture<>();
    List<WebAnswer> answers = new CopyOnWriteArrayList<>();
    WebListener listener =
        new WebListener() {
          @Override
          public void received(long bytes, long total) {
            firstBytes.complete(total);
          }

          @Override
          public void completed(WebAnswer answer) {
            answers.add(answer);
          }
        };
    WebCall call = client.request(to("/").build(), BodyTarget.MEMORY, listener);
    assertThat(firstBytes.get(10, TimeUnit.SECONDS)).isEqualTo(1_000_000);
    assertThat(call.hasAnswer()).isTrue();
    assertThat(call.status()).isEqualTo(200);
    assertThat(call.bodySize()).isEqualTo(1_000_000);
    assertThat(call.phase()).isEqualTo(Phase.BODY);
    call.cancel();
    call.cancel();
    assertThat(call.await().result().name()).isEqualTo("RESULT_CANCELLED");
    assertThat(answers).hasSize(1);
    assertThat(call.phase()).isEqualTo(Phase.DISCONNECTED);
  }

  @Test
  void totalTimeout_isATimeout() {
    server.enqueue(
        new MockResponse.Builder().body("late").headersDelay(20, TimeUnit.SECONDS).build());
    WebAnswer answer =
        client.send(
            to("/")
                .options(
                    RequestOptions.DEFAULTS.toBuilder()
                        .totalTimeout(Duration.ofMillis(200))
                        .build())
                .build());
    assertThat(answer.result().name()).isEqualTo("RESULT_TIMEOUT");
    assertThat(answer.result().number()).isEqualTo(13);
  }

  @Test
  void eachTimeout_isItsOwn() {
    server.enqueue(
        new MockResponse.Builder().body("late").headersDelay(20, TimeUnit.SECONDS).build());
    WebAnswer head =
        client.send(
            to("/")
                .options(
                    RequestOptions.DEFAULTS.toBuilder().headTimeout(Duration.ofMillis(150)).build())
                .build());
    assertThat(head.failure()).isNotNull();
    assertThat(head.failure().detail()).contains("no answer's head");
    server.enqueue(new MockResponse.Builder().body("late").bodyDelay(20, TimeUnit.SECONDS).build());
    WebAnswer stall =
        client.send(
            to("/")
                .options(
                    RequestOptions.DEFAULTS.toBuilder()
                        .stallTimeout(Duration.ofMillis(150))
                        .build())
                .build());
    assertThat(stall.failure()).isNotNull();
    assertThat(stall.failure().detail()).contains("no byte for");
    assertThat(stall.status()).isEqualTo(200);
  }

  @Test
  void noServer_isCantConnect() {
    server.close();
    WebAnswer answer = client.send(to("/").build());
    assertThat(answer.result().number()).isEqualTo(FailureCode.CANT_CONNECT.number());
    assertThat(answer.result().name()).isEqualTo("RESULT_CANT_CONNECT");
    assertThat(answer.status()).isZero();
  }

  private static MockResponse coded(byte[] body, String coding) {
    return new MockResponse.Builder()
        .addHeader("Content-Encoding", coding)
        .body(new Buffer().write(body))
        .build();
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
