package dev.loadstone.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoServerTest {
  private static final byte[] CONTENT = new byte[1_000];

  @TempDir Path root;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Sample plain = new Sample("a.bin", CONTENT.length, "aa".repeat(32));
  private final Sample cut = new Sample("b.bin", CONTENT.length, "bb".repeat(32));
  private DemoServer server;

  @BeforeEach
  void start() throws IOException {
    for (int i = 0; i < CONTENT.length; i++) {
      CONTENT[i] = (byte) (i * 7);
    }
    Files.write(root.resolve("a.bin"), CONTENT);
    Files.write(root.resolve("b.bin"), CONTENT);
    server = DemoServer.start(root, List.of(plain, cut), "b.bin");
  }

  @AfterEach
  void stop() {
    server.close();
    client.close();
  }

  private HttpResponse<byte[]> get(Sample sample, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(server.link(sample).uri());
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  @Test
  void get_whole_has200AndAnEntityTag() throws Exception {
    HttpResponse<byte[]> answer = get(plain);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(CONTENT);
    assertThat(answer.headers().firstValue("ETag")).contains("\"" + "aa".repeat(8) + "\"");
    assertThat(server.cutAt()).isEqualTo(-1);
  }

  @Test
  void get_rangeUnderTheSameTag_has206() throws Exception {
    HttpResponse<byte[]> answer =
        get(plain, "Range", "bytes=900-", "If-Range", "\"" + "aa".repeat(8) + "\"");

    assertThat(answer.statusCode()).isEqualTo(206);
    assertThat(answer.headers().firstValue("Content-Range")).contains("bytes 900-999/1000");
    assertThat(answer.body()).isEqualTo(Arrays.copyOfRange(CONTENT, 900, 1_000));
  }

  @Test
  void get_rangeUnderAnotherTag_has200() throws Exception {
    assertThat(get(plain, "Range", "bytes=900-", "If-Range", "\"old\"").statusCode())
        .isEqualTo(200);
  }

  @Test
  void get_rangeBeyondTheEnd_has416() throws Exception {
    HttpResponse<byte[]> answer = get(plain, "Range", "bytes=1000-");

    assertThat(answer.statusCode()).isEqualTo(416);
    assertThat(answer.headers().firstValue("Content-Range")).contains("bytes */1000");
  }

  @Test
  void get_cutSample_breaksOnceInItsMiddle() throws Exception {
    assertThatThrownBy(() -> get(cut)).isInstanceOf(IOException.class);
    assertThat(server.cutAt()).isEqualTo(500);
    assertThat(get(cut).body()).isEqualTo(CONTENT);
  }

  @Test
  void get_unknownPath_has404() throws Exception {
    assertThat(get(new Sample("../a.bin", 1, "")).statusCode()).isEqualTo(404);
  }
}
