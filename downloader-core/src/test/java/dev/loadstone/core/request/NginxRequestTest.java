package dev.loadstone.core.request;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.loadstone.core.http.HttpTransport;
import dev.loadstone.core.http.okhttp.OkHttpTransport;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.NetworkOptions;
import dev.loadstone.core.testing.NginxServer;
import dev.loadstone.core.time.TimeSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import okhttp3.tls.HeldCertificate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Requests to nginx, in HTTP/1.1 and, below, in HTTP/2 over TLS. */
class NginxRequestTest extends RequestContract {
  private static final String LOCATIONS =
      """
      location = /echo {
        client_max_body_size 0;
        client_body_in_file_only on;
        proxy_method GET;
        proxy_pass_request_body off;
        proxy_set_header Content-Length "";
        proxy_pass http://127.0.0.1:ECHO_PORT/echoed;
        add_header X-Method $request_method always;
        add_header X-Body-File $request_body_file always;
      }
      location = /gzip { gzip on; gzip_types application/octet-stream; gzip_min_length 1; }
      location = /to-text { return 302 /text; }
      location = /to-echo { return 307 /echo; }
      location = /to-itself { return 302 /to-itself; }
      location = /invalid { default_type application/json; return 422 '{"error":"name"}'; }
      location = /small { client_max_body_size 1000; proxy_pass http://127.0.0.1:ECHO_PORT/echoed; }
      location = /slow { limit_rate 1000; postpone_output 0; }
      """;

  private final OkHttpTransport transport = new OkHttpTransport(TimeSource.SYSTEM, Map.of());
  @Nullable private NginxServer echo;
  @Nullable private NginxServer nginx;

  /** The same in HTTP/2. */
  static final class OverHttp2 extends NginxRequestTest {
    @Override
    NginxServer.Options options(String lines) throws IOException {
      HeldCertificate certificate =
          new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1").build();
      Path pem = Files.writeString(folder.resolve("cert.pem"), certificate.certificatePem());
      Path key = Files.writeString(folder.resolve("key.pem"), certificate.privateKeyPkcs8Pem());
      return new NginxServer.Options(0, 0, new NginxServer.Tls(pem, key, true), lines);
    }

    @Override
    NetworkOptions network() {
      return new NetworkOptions(null, true, null);
    }

    @Override
    String protocol() {
      return "h2";
    }
  }

  NginxServer.Options options(String lines) throws IOException {
    return new NginxServer.Options(0, 0, null, lines);
  }

  @BeforeEach
  void start() throws IOException {
    NginxServer.require();
    Path root = Files.createDirectories(folder.resolve("root"));
    Files.writeString(root.resolve("text"), TEXT, UTF_8);
    Files.write(root.resolve("gzip"), CODED_TEXT);
    Files.write(root.resolve("slow"), new byte[100_000]);
    echo =
        NginxServer.start(
            folder.resolve("echo"),
            root,
            new NginxServer.Options(0, 0, null, "location = /echoed { return 200 ''; }"));
    String port = echo.origin().replaceFirst(".*:", "");
    nginx =
        NginxServer.start(
            folder.resolve("nginx"), root, options(LOCATIONS.replace("ECHO_PORT", port)));
  }

  @AfterEach
  void stop() {
    transport.close();
    if (nginx != null) {
      nginx.close();
    }
    if (echo != null) {
      echo.close();
    }
  }

  @Override
  HttpTransport transport() {
    return transport;
  }

  @Override
  Link link(String path) {
    return Link.parse(Objects.requireNonNull(nginx).origin() + path);
  }

  @Override
  byte[] echoed(WebAnswer answer) {
    try {
      return Files.readAllBytes(Path.of(answer.headers().first("X-Body-File").orElseThrow()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  String protocol() {
    return "http/1.1";
  }
}
