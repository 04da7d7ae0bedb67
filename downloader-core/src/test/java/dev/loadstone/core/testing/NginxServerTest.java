package dev.loadstone.core.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loadstone.core.testing.NginxServer.Logged;
import dev.loadstone.core.testing.NginxServer.Options;
import dev.loadstone.core.testing.NginxServer.Tls;
import dev.loadstone.core.testing.adverse.AdverseServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class NginxServerTest {
  private static final byte[] CONTENT =
      "0123456789".repeat(1_000).getBytes(StandardCharsets.US_ASCII);

  @TempDir Path folder;
  private Path root;

  @BeforeEach
  void prepare() throws IOException {
    NginxServer.require();
    root = Files.createDirectories(folder.resolve("root"));
    Files.write(root.resolve("a.bin"), CONTENT);
  }

  private NginxServer start(Options options) throws IOException {
    return NginxServer.start(folder.resolve("nginx"), root, options);
  }

  private static HttpResponse<byte[]> get(HttpClient client, String link, String... headers)
      throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(link));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofByteArray());
  }

  @Test
  void requests_wholeAndPart_areLogged() throws Exception {
    try (NginxServer nginx = start(Options.PLAIN);
        HttpClient client = HttpClient.newHttpClient()) {
      String link = nginx.origin() + "/a.bin";
      HttpResponse<byte[]> whole = get(client, link);
      String etag = whole.headers().firstValue("ETag").orElseThrow();
      HttpResponse<byte[]> part = get(client, link, "Range", "bytes=9990-", "If-Range", etag);
      assertThat(whole.body()).isEqualTo(CONTENT);
      assertThat(part.statusCode()).isEqualTo(206);
      assertThat(AdverseServer.await(() -> logged(nginx) == 2, Duration.ofSeconds(5))).isTrue();
      Logged second = nginx.requests().get(1);
      assertThat(second)
          .isEqualTo(new Logged(206, 10, "bytes=9990-", etag, second.connection(), "/a.bin"));
      assertThat(second.start()).isEqualTo(9_990);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void start_withTls_speaksTheVersionAsked(boolean http2) throws Exception {
    HeldCertificate held =
        new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1").build();
    Path certificate = Files.writeString(folder.resolve("cert.pem"), held.certificatePem());
    Path key = Files.writeString(folder.resolve("key.pem"), held.privateKeyPkcs8Pem());
    SSLContext trust =
        new HandshakeCertificates.Builder()
            .addTrustedCertificate(held.certificate())
            .build()
            .sslContext();
    try (NginxServer nginx = start(Options.PLAIN.withTls(new Tls(certificate, key, http2)));
        HttpClient client = HttpClient.newBuilder().sslContext(trust).build()) {
      HttpResponse<byte[]> answer = get(client, nginx.origin() + "/a.bin");
      assertThat(answer.body()).isEqualTo(CONTENT);
      assertThat(answer.version())
          .isEqualTo(http2 ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1);
    }
  }

  @Test
  void start_connectionsLimited_refusesOneMore() throws Exception {
    Files.write(root.resolve("big.bin"), new byte[1 << 20]);
    Options options = Options.PLAIN.withBytesPerSecond(1_000).withConnectionsPerAddress(1);
    HttpClient client = HttpClient.newHttpClient();
    try (NginxServer nginx = start(options)) {
      HttpRequest big = HttpRequest.newBuilder(URI.create(nginx.origin() + "/big.bin")).build();
      var first = client.send(big, BodyHandlers.ofInputStream());
      assertThat(first.statusCode()).isEqualTo(200);
      assertThat(get(client, nginx.origin() + "/a.bin").statusCode()).isEqualTo(503);
    } finally {
      client.shutdownNow();
    }
  }

  @Test
  void close_running_refusesConnections() throws Exception {
    NginxServer nginx = start(Options.PLAIN);
    nginx.close();
    try (HttpClient client = HttpClient.newHttpClient()) {
      assertThatThrownBy(() -> get(client, nginx.origin() + "/a.bin"))
          .isInstanceOf(IOException.class);
    }
  }

  private static int logged(NginxServer nginx) {
    try {
      return nginx.requests().size();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
