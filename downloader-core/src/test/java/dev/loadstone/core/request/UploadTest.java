package dev.loadstone.core.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.model.Phase;
import dev.loadstone.core.model.RequestBody;
import dev.loadstone.core.model.RequestOptions;
import dev.loadstone.core.model.WebRequest;
import dev.loadstone.core.testing.RawServer;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Uploads that the server does not want, and what every connection may be used for. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class UploadTest {
  private static final int LARGE = 64 << 20;
  private final WebClient client = WebClient.open();
  @TempDir Path folder;

  @AfterEach
  void close() {
    client.close();
  }

  private RequestBody file(int size) throws IOException {
    Path file = folder.resolve("large.bin");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(size);
    }
    return RequestBody.file(file);
  }

  @Test
  void serverThatDoesNotRead_isAStall() throws IOException {
    CountDownLatch over = new CountDownLatch(1);
    try (RawServer server = RawServer.start((_, _) -> isOver(over))) {
      RequestOptions brief =
          RequestOptions.DEFAULTS.toBuilder()
              .stallTimeout(Duration.ofMillis(500))
              .headTimeout(Duration.ofSeconds(20))
              .build();
      WebAnswer answer =
          client.send(WebRequest.to(server.link("/")).body(file(LARGE)).options(brief).build());
      assertThat(answer.result().name()).isEqualTo("RESULT_TIMEOUT");
      assertThat(answer.exchanges().getFirst().bytesSent()).isPositive().isLessThan(LARGE);
    } finally {
      over.countDown();
    }
  }

  private static boolean isOver(CountDownLatch over) {
    try {
      return !over.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      return false;
    }
  }

  @Test
  void refusalDuringTheUpload_isTheAnswer() throws IOException {
    try (RawServer server =
        RawServer.start(
            (_, wire) -> {
              wire.send("HTTP/1.1 413 Too Large\r\nContent-Length: 3\r\n\r\nno!");
              wire.hold();
              return false;
            })) {
      WebAnswer answer = client.send(WebRequest.to(server.link("/")).body(file(1 << 20)).build());
      assertThat(answer.status()).as("%s", answer.failure()).isEqualTo(413);
      assertThat(answer.text()).isEqualTo("no!");
    }
  }

  @Test
  void secondRequest_takesTheConnectionOfTheFirst_andIsNotConnecting() throws IOException {
    try (RawServer server =
        RawServer.start(
            (_, wire) -> {
              wire.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi");
              return true;
            })) {
      WebRequest request = WebRequest.to(server.link("/")).build();
      assertThat(client.send(request).exchanges().getFirst().reused()).isFalse();
      List<Phase> phases = new CopyOnWriteArrayList<>();
      WebCall call =
          client.request(
              request,
              BodyTarget.MEMORY,
              new WebListener() {
                @Override
                public void phase(Phase phase) {
                  phases.add(phase);
                }
              });
      assertThat(call.await().exchanges().getFirst().reused()).isTrue();
      assertThat(server.accepted()).isEqualTo(1);
      assertThat(phases).containsExactly(Phase.CONNECTED, Phase.REQUESTING, Phase.BODY);
      assertThat(call.phase()).isEqualTo(Phase.DISCONNECTED);
    }
  }

  @Test
  void ipv6Address_isALinkAsAnyOther() throws IOException {
    try (MockWebServer server = new MockWebServer()) {
      server.start(InetAddress.ofLiteral("::1"), 0);
      server.enqueue(new MockResponse.Builder().body("six").build());
      WebAnswer answer =
          client.send(WebRequest.to("http://[::1]:" + server.getPort() + "/").build());
      assertThat(answer.text()).isEqualTo("six");
      assertThat(answer.exchanges().getFirst().remoteAddress()).contains(":" + server.getPort());
      assertThat(answer.exchanges().getFirst().requestHeaders().first("Host"))
          .contains("[::1]:" + server.getPort());
    }
  }

  @Test
  void optionsStar_isOnTheWire() {
    try (RawServer server =
        RawServer.start(
            (_, wire) -> {
              wire.send("HTTP/1.1 204 No Content\r\nAllow: GET, OPTIONS\r\n\r\n");
              return true;
            })) {
      WebRequest star = WebRequest.to(server.link("/path?query")).wholeServer().build();
      assertThat(client.send(star).headers().first("Allow")).contains("GET, OPTIONS");
      assertThat(client.send(WebRequest.to(server.link("/next")).build()).status()).isEqualTo(204);
      assertThat(server.received())
          .extracting(RawServer.Received::line)
          .containsExactly("OPTIONS * HTTP/1.1", "GET /next HTTP/1.1");
      assertThat(server.accepted()).isEqualTo(1);
      assertThat(server.received().getFirst().headers().first("Host"))
          .contains("127.0.0.1:" + server.port());
    }
  }
}
