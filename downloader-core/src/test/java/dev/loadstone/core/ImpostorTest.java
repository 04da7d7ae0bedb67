package dev.loadstone.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.model.Checksum;
import dev.loadstone.core.model.Failure;
import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.Headers;
import dev.loadstone.core.model.Job;
import dev.loadstone.core.model.JobId;
import dev.loadstone.core.model.JobRequest;
import dev.loadstone.core.model.JobState;
import dev.loadstone.core.model.KeyPin;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.NetworkOptions;
import dev.loadstone.core.model.RevocationMode;
import dev.loadstone.core.model.Secrets;
import dev.loadstone.core.model.TlsOptions;
import dev.loadstone.core.model.TransferOptions;
import dev.loadstone.core.testing.RawServer;
import dev.loadstone.core.testing.TestAuthority;
import dev.loadstone.core.testing.TestAuthority.Issued;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whole downloads from servers that are not who they must be: each fails at once, is not tried
 * again, leaves no file, and the server hears nothing of what the user gave. The part of the
 * catalogue of bad servers that needs TLS.
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class ImpostorTest {
  private static final String SHA_256_OF_HELLO =
      "sha-256:2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";
  private static final Secrets GIVEN =
      new Secrets("ann", "s3cr3t", Headers.of("X-Studio", "s3cr3t", "Cookie", "s=s3cr3t"));

  @TempDir Path folder;
  private TestAuthority authority;
  private TlsOptions trusting;

  @BeforeEach
  void makeAuthority() {
    authority = new TestAuthority();
    trusting = TlsOptions.DEFAULTS.withCaFile(authority.writeTo(folder.resolve("ca.pem")));
  }

  @AfterEach
  void close() {
    authority.close();
  }

  private static RawServer saying(SSLContext context, String answer) {
    return RawServer.startTls(
        context.getServerSocketFactory(),
        (_, wire) -> {
          wire.send(answer);
          return true;
        });
  }

  private static RawServer hello(SSLContext context) {
    return saying(context, "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello");
  }

  private static String redirect(Link to) {
    return "HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: " + to.text() + "\r\n\r\n";
  }

  private JobState download(Link link, TlsOptions tls, List<Checksum> checksums) throws Exception {
    TransferOptions options =
        TransferOptions.DEFAULTS.toBuilder().network(NetworkOptions.DEFAULTS.withTls(tls)).build();
    JobRequest request =
        JobRequest.of(link, folder.resolve("files"))
            .withName("rock.bin")
            .withOptions(options)
            .withChecksums(checksums)
            .withHeaders(Headers.NONE, GIVEN);
    Settings settings = new Settings(folder.resolve("data"));
    try (Loadstone loadstone = Loadstone.open(settings, Loadstone.Mode.RUN_SUBMITTED)) {
      JobId id = loadstone.submit(List.of(request)).getFirst().job();
      Job job = loadstone.settled(id).get(30, TimeUnit.SECONDS);
      assertThat(loadstone.exchanges(id)).hasSizeLessThanOrEqualTo(2);
      assertThat(loadstone.exchanges(id).toString()).doesNotContain("s3cr3t");
      return job.state();
    }
  }

  private Failure refused(Link link, TlsOptions tls) throws Exception {
    JobState state = download(link, tls, List.of());
    assertThat(state).isInstanceOf(JobState.Failed.class);
    assertNoFile();
    return ((JobState.Failed) state).failure();
  }

  private void assertNoFile() throws IOException {
    Path files = Files.createDirectories(folder.resolve("files"));
    try (Stream<Path> inside = Files.list(files)) {
      assertThat(inside).isEmpty();
    }
  }

  @Test
  void certificateForOtherNames_isRefused() throws Exception {
    HeldCertificate certificate =
        new HeldCertificate.Builder().addSubjectAlternativeName("other.example").build();
    SSLContext context =
        new HandshakeCertificates.Builder().heldCertificate(certificate).build().sslContext();
    Path ca = Files.writeString(folder.resolve("other.pem"), certificate.certificatePem());
    try (RawServer server = hello(context)) {
      Failure failure = refused(server.localhost("/rock.bin"), trusting.withCaFile(ca));
      assertThat(failure.code()).isEqualTo(FailureCode.CERTIFICATE_REFUSED);
      assertThat(failure.detail()).contains("other names");
      assertThat(server.received()).isEmpty();
      assertThat(server.accepted()).isEqualTo(1);
    }
  }

  @Test
  void expiredCertificate_isRefused() throws Exception {
    try (RawServer server = hello(authority.issueExpired().serverContext())) {
      Failure failure = refused(server.localhost("/rock.bin"), trusting);
      assertThat(failure.code()).isEqualTo(FailureCode.CERTIFICATE_REFUSED);
      assertThat(failure.detail()).contains("expired");
      assertThat(server.received()).isEmpty();
      assertThat(server.accepted()).isEqualTo(1);
    }
  }

  @Test
  void unknownAuthority_isRefused() throws Exception {
    try (RawServer server = hello(authority.issue().serverContext())) {
      assertThat(refused(server.localhost("/rock.bin"), TlsOptions.DEFAULTS).code())
          .isEqualTo(FailureCode.CERTIFICATE_REFUSED);
      assertThat(server.received()).isEmpty();
      assertThat(server.accepted()).isEqualTo(1);
    }
  }

  @Test
  void keyThatIsNotThePinned_isRefused() throws Exception {
    TlsOptions pinned = trusting.withPins(List.of(new KeyPin(authority.issue().pin())));
    try (RawServer server = hello(authority.issue().serverContext())) {
      assertThat(refused(server.localhost("/rock.bin"), pinned).code())
          .isEqualTo(FailureCode.PIN_MISMATCH);
      assertThat(server.received()).isEmpty();
      assertThat(server.accepted()).isEqualTo(1);
    }
  }

  @Test
  void revokedCertificate_isRefused() throws Exception {
    Issued issued = authority.issueWithResponder();
    authority.revoke(issued);
    try (RawServer server = hello(issued.serverContext())) {
      TlsOptions checked = trusting.withRevocation(RevocationMode.WHEN_AVAILABLE);
      assertThat(refused(server.localhost("/rock.bin"), checked).code())
          .isEqualTo(FailureCode.REVOKED);
      assertThat(server.received()).isEmpty();
      assertThat(server.accepted()).isEqualTo(1);
    }
  }

  @Test
  void redirectFromHttpsToHttp_isRefused_andNeverAsked() throws Exception {
    try (RawServer plain = RawServer.saying("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello");
        RawServer server =
            saying(authority.issue().serverContext(), redirect(plain.localhost("/rock.bin")))) {
      assertThat(refused(server.localhost("/rock.bin"), trusting).code())
          .isEqualTo(FailureCode.REDIRECT_REFUSED);
      assertThat(server.received()).hasSize(1);
      assertThat(server.received().getFirst().headers().has("X-Studio")).isTrue();
      assertThat(plain.accepted()).isZero();
    }
  }

  /** The checksum stands in for the line's safety; what the user gave stays where it was. */
  @Test
  void redirectFromHttpsToHttp_withAChecksum_goesThereWithoutSecrets() throws Exception {
    try (RawServer plain = RawServer.saying("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello");
        RawServer server =
            saying(authority.issue().serverContext(), redirect(plain.localhost("/rock.bin")))) {
      JobState state =
          download(
              server.localhost("/rock.bin"), trusting, List.of(Checksum.parse(SHA_256_OF_HELLO)));
      assertThat(state).isInstanceOf(JobState.Published.class);
      assertThat(plain.received()).hasSize(1);
      assertThat(plain.received().toString()).doesNotContain("s3cr3t");
      assertThat(plain.received().getFirst().headers().has("Authorization")).isFalse();
    }
  }

  @Test
  void redirectToAnImpostor_isRefused_andHearsNothing() throws Exception {
    try (RawServer impostor = hello(authority.issueExpired().serverContext());
        RawServer server =
            saying(authority.issue().serverContext(), redirect(impostor.localhost("/rock.bin")))) {
      assertThat(refused(server.localhost("/rock.bin"), trusting).code())
          .isEqualTo(FailureCode.CERTIFICATE_REFUSED);
      assertThat(impostor.received()).isEmpty();
    }
  }
}
