package dev.loadstone.core.testing.adverse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class AdverseServerTest {
  private static final Content CONTENT = Content.of(11, 100_000);
  private static final String ETAG = "\"b-100000\"";

  private final AdverseServer server = AdverseServer.start();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @AfterEach
  void close() {
    client.shutdownNow();
    server.close();
  }

  private HttpResponse<byte[]> get(String link, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(link));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofByteArray());
  }

  @Test
  void get_plain_isWholeWithValidators() throws Exception {
    HttpResponse<byte[]> answer = get(server.serve("/a", CONTENT));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(CONTENT.bytes(0, 100_000));
    assertThat(answer.headers().map())
        .containsEntry("etag", List.of(ETAG))
        .containsEntry("last-modified", List.of(Resource.MODIFIED))
        .containsEntry("accept-ranges", List.of("bytes"));
  }

  @ParameterizedTest
  @CsvSource({
    "bytes=0-0, 0, 1",
    "bytes=10-19, 10, 20",
    "bytes=99990-, 99990, 100000",
    "bytes=99990-200000, 99990, 100000",
    "bytes=-5, 99995, 100000",
    "bytes=-200000, 0, 100000"
  })
  void get_range_isThatPart(String range, int from, int to) throws Exception {
    HttpResponse<byte[]> answer = get(server.serve("/a", CONTENT), "Range", range);
    assertThat(answer.statusCode()).isEqualTo(206);
    assertThat(answer.body()).isEqualTo(CONTENT.bytes(from, to));
    assertThat(answer.headers().firstValue("Content-Range"))
        .contains("bytes " + from + "-" + (to - 1) + "/100000");
  }

  @ParameterizedTest
  @CsvSource({
    "bytes=100000-, 416",
    "bytes=-0, 416",
    "bytes=5-4, 200",
    "lines=1-2, 200",
    "'bytes=0-1,5-6', 200"
  })
  void get_rangeThatIsNone_isRefusedOrIgnored(String range, int status) throws Exception {
    HttpResponse<byte[]> answer = get(server.serve("/a", CONTENT), "Range", range);
    assertThat(answer.statusCode()).isEqualTo(status);
    if (status == 416) {
      assertThat(answer.headers().firstValue("Content-Range")).contains("bytes */100000");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'\"b-100000\"', 206",
    "'\"other\"', 200",
    "'W/\"b-100000\"', 200",
    "'Wed, 01 Jan 2025 00:00:00 GMT', 206",
    "'Wed, 01 Jan 2025 00:00:01 GMT', 200"
  })
  void get_ifRange_continuesOnlyUnderTheSameValidator(String validator, int status)
      throws Exception {
    String link = server.serve("/a", CONTENT);
    assertThat(get(link, "Range", "bytes=5-", "If-Range", validator).statusCode())
        .isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({
    "If-None-Match, '\"b-100000\"', 304",
    "If-None-Match, 'W/\"b-100000\"', 304",
    "If-None-Match, '\"x\", \"b-100000\"', 304",
    "If-None-Match, *, 304",
    "If-None-Match, '\"x\"', 200",
    "If-Modified-Since, 'Wed, 01 Jan 2025 00:00:00 GMT', 304",
    "If-Modified-Since, 'Tue, 31 Dec 2024 23:59:59 GMT', 200",
    "If-Modified-Since, yesterday, 200"
  })
  void get_condition_isKept(String name, String value, int status) throws Exception {
    assertThat(get(server.serve("/a", CONTENT), name, value).statusCode()).isEqualTo(status);
  }

  @Test
  void get_unknownPath_isNotFound() throws Exception {
    assertThat(get(server.origin() + "/none").statusCode()).isEqualTo(404);
  }

  @Test
  void head_known_hasLengthAndNoBody() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.serve("/a", CONTENT))).HEAD().build();
    HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
    assertThat(answer.headers().firstValue("Content-Length")).contains("100000");
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void requests_onOneConnection_areRememberedInOrder() throws Exception {
    String link = server.serve("/a", CONTENT);
    get(link + "?q=1", "X-Case", "Kept");
    get(link, "Range", "bytes=1-2");
    assertThat(server.requests())
        .extracting(SeenRequest::target, SeenRequest::connection, SeenRequest::status)
        .containsExactly(tuple("/a?q=1", 1, 200), tuple("/a", 1, 206));
    assertThat(server.requests().getFirst().header("x-case")).contains("Kept");
    assertThat(server.bytesSent()).isEqualTo(100_002);
  }

  @Test
  void cut_afterBytes_sendsExactlyThose() throws Exception {
    String link = serve(new Behaviour.Cut(70_001));
    RawClient.Answer answer = RawClient.get(link);
    assertThat(answer.head()).contains("Content-Length: 100000");
    assertThat(answer.body()).isEqualTo(CONTENT.bytes(0, 70_001));
    assertThat(answer.closed()).isTrue();
  }

  @Test
  void stall_afterBytes_keepsTheConnection() throws Exception {
    RawClient.Answer answer = RawClient.get(serve(new Behaviour.Fail(Reply.Fault.STALL, 10)));
    assertThat(answer.body()).isEqualTo(CONTENT.bytes(0, 10));
    assertThat(answer.closed()).isFalse();
  }

  @Test
  void silence_asked_saysNothing() throws Exception {
    RawClient.Answer answer = RawClient.get(serve(new Behaviour.Fail(Reply.Fault.SILENCE, 0)));
    assertThat(answer.head()).isEmpty();
    assertThat(answer.closed()).isFalse();
  }

  @Test
  void frame_chunkedWithoutEnd_endsAfterTheData() throws Exception {
    String link = serve(new Behaviour.Frame(Reply.Framing.CHUNKED_WITHOUT_END));
    RawClient.Answer answer = RawClient.get(link);
    assertThat(answer.head())
        .contains("Transfer-Encoding: chunked")
        .doesNotContain("Content-Length");
    assertThat(answer.body()).endsWith(CONTENT.bytes(99_999, 100_000)[0], '\r', '\n');
    assertThat(answer.closed()).isTrue();
  }

  @Test
  void frame_chunked_isReadByAClient() throws Exception {
    HttpResponse<byte[]> answer = get(serve(new Behaviour.Frame(Reply.Framing.CHUNKED)));
    assertThat(answer.body()).isEqualTo(CONTENT.bytes(0, 100_000));
  }

  @Test
  void multipart_ofARange_holdsItOnce() throws Exception {
    String link = serve(new Behaviour.LieAboutRange(RangeLies.MULTIPART, 0));
    HttpResponse<byte[]> answer = get(link, "Range", "bytes=100-199");
    assertThat(answer.headers().map())
        .containsEntry("content-type", List.of("multipart/byteranges; boundary=PART"))
        .doesNotContainKey("content-range");
    assertThat(answer.body()).containsSequence(CONTENT.bytes(100, 200));
  }

  @Test
  void above_moreThanAllowedAtOnce_isRefused() throws Exception {
    String link = serve(new Behaviour.Above(1, Behaviour.Say.status(429)));
    String held =
        server.serve(
            "/held", Resource.of(CONTENT), Script.always(new Behaviour.Fail(Reply.Fault.STALL, 1)));
    var first =
        client.sendAsync(
            HttpRequest.newBuilder(URI.create(held)).build(), BodyHandlers.ofByteArray());
    assertThat(AdverseServer.await(() -> server.bytesSent() == 1, Duration.ofSeconds(5))).isTrue();
    assertThat(get(link).statusCode()).isEqualTo(429);
    first.cancel(true);
  }

  @Test
  void atMostConnections_oneMore_isReset() throws Exception {
    server.atMostConnections(0);
    String link = server.serve("/a", CONTENT);
    assertThatThrownBy(() -> get(link)).isInstanceOf(IOException.class);
    assertThat(server.requests()).isEmpty();
    assertThat(server.connections()).isPositive();
  }

  @Test
  void expires_usesSpent_isForbidden() throws Exception {
    String link = serve(new Behaviour.Expires(1, 1_000_000));
    assertThat(get(link + "?t=1").statusCode()).isEqualTo(200);
    assertThat(get(link + "?t=1").statusCode()).isEqualTo(403);
    assertThat(get(link + "?t=2").statusCode()).isEqualTo(200);
  }

  @Test
  void expires_bytesSpent_cutsThenForbids() throws Exception {
    String link = serve(new Behaviour.Expires(99, 1_000));
    assertThat(RawClient.get(link).body()).hasSize(1_000);
    assertThat(get(link).statusCode()).isEqualTo(403);
  }

  @Test
  void redirect_withNumber_isNewEachTime() throws Exception {
    String link = serve(new Behaviour.Redirect(302, "/x?{n}"));
    assertThat(get(link).headers().map()).containsAllEntriesOf(Map.of("location", List.of("/x?1")));
    assertThat(get(link).headers().map()).containsAllEntriesOf(Map.of("location", List.of("/x?2")));
  }

  private String serve(Behaviour behaviour) {
    return server.serve("/a", Resource.of(CONTENT), Script.always(behaviour));
  }
}
