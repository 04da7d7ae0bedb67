package dev.loadstone.core.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loadstone.core.http.HttpRequest;
import dev.loadstone.core.model.AssetKind;
import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.FailureException;
import dev.loadstone.core.model.Headers;
import dev.loadstone.core.model.JobRequest;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.ProbedFile;
import dev.loadstone.core.model.ProbedFile.Resumable;
import dev.loadstone.core.model.RemoteFile;
import dev.loadstone.core.model.Secrets;
import dev.loadstone.core.testing.FakeAnswer;
import dev.loadstone.core.testing.FakeResource;
import dev.loadstone.core.testing.FakeTime;
import dev.loadstone.core.testing.FakeTransport;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProbeTest {
  private static final Link LINK = Link.parse("http://assets.test/get/rock");
  private static final Link TARGET = Link.parse("http://files.test/models/rock%20big.glb?sig=1");
  private static final FakeResource ROCK = FakeResource.random(1, 3_000_000);

  private final FakeTime time = new FakeTime();
  private final FakeTransport transport = new FakeTransport(time);

  @AfterEach
  void nothingLeaks() {
    assertThat(transport.openAnswers()).isZero();
  }

  @Test
  void probe_rangesAndStrongTag_tellsAllWithOneByte() throws FailureException {
    transport.serve(LINK, ROCK.withMediaType("model/gltf-binary; x=y"));
    ProbedFile file = probe(JobRequest.of(LINK, Path.of("/games")));
    assertThat(file.remote().size()).isEqualTo(3_000_000);
    assertThat(file.remote().mediaType()).isEqualTo("model/gltf-binary");
    assertThat(file.resumable()).isEqualTo(Resumable.PROVED);
    assertThat(file.name()).isEqualTo("rock");
    assertThat(transport.requests())
        .singleElement()
        .satisfies(
            request -> {
              assertThat(request.method()).isEqualTo("GET");
              assertThat(request.headers().first("Range")).contains("bytes=0-0");
            });
  }

  @Test
  void probe_redirected_namesTheTargetAndItsFile() throws FailureException {
    transport.serve(LINK, FakeAnswer.redirect(302, TARGET.text()));
    transport.serve(TARGET, ROCK);
    ProbedFile file = probe(JobRequest.of(LINK, Path.of("/games")));
    assertThat(file.target()).isEqualTo(TARGET);
    assertThat(file.name()).isEqualTo("rock big.glb");
    assertThat(file.kind()).isEqualTo(AssetKind.MODEL);
  }

  @Test
  void probe_nameOfTheServer_isMadeSafe() throws FailureException {
    transport.serve(
        LINK, ROCK.withHeader("Content-Disposition", "attachment; filename=\"../../evil.png\""));
    ProbedFile file = probe(JobRequest.of(LINK, Path.of("/games")));
    assertThat(file.name()).isEqualTo("evil.png");
    assertThat(file.kind()).isEqualTo(AssetKind.IMAGE);
  }

  @Test
  void probe_nameGiven_isTaken() throws FailureException {
    transport.serve(LINK, ROCK);
    ProbedFile file = probe(JobRequest.of(LINK, Path.of("/games")).withName("a/stone.ogg"));
    assertThat(file.name()).isEqualTo("a/stone.ogg");
    assertThat(file.kind()).isEqualTo(AssetKind.AUDIO);
  }

  @Test
  void probe_rangesWithoutValidator_areUnproven() throws FailureException {
    transport.serve(LINK, ROCK.withEtag(null));
    assertThat(probe(JobRequest.of(LINK, Path.of("/games"))).resumable())
        .isEqualTo(Resumable.UNPROVEN);
  }

  @Test
  void probe_noRanges_sizeOfTheWholeAnswer() throws FailureException {
    transport.serve(LINK, ROCK.withRanges(false));
    ProbedFile file = probe(JobRequest.of(LINK, Path.of("/games")));
    assertThat(file.resumable()).isEqualTo(Resumable.NO);
    assertThat(file.remote().size()).isEqualTo(3_000_000);
  }

  @Test
  void probe_noLength_sizeIsUnknown() throws FailureException {
    transport.serve(LINK, ROCK.withRanges(false).withFraming(FakeAnswer.Framing.CHUNKED));
    assertThat(probe(JobRequest.of(LINK, Path.of("/games"))).remote().size())
        .isEqualTo(RemoteFile.UNKNOWN);
  }

  @Test
  void probe_emptyFile_hasNoBytes() throws FailureException {
    transport.serve(LINK, FakeResource.of(new byte[0]));
    assertThat(probe(JobRequest.of(LINK, Path.of("/games"))).remote().size()).isZero();
  }

  @Test
  void probe_notFound_failsAsADownloadWould() {
    assertThatThrownBy(() -> probe(JobRequest.of(LINK, Path.of("/games"))))
        .isInstanceOfSatisfying(
            FailureException.class,
            e -> {
              assertThat(e.failure().code()).isEqualTo(FailureCode.HTTP_STATUS);
              assertThat(e.failure().status()).isEqualTo(404);
            });
  }

  @Test
  void probe_secretsAndRangeOfThePerson_secretsStayAtTheirOrigin() throws FailureException {
    transport.serve(LINK, FakeAnswer.redirect(302, TARGET.text()));
    transport.serve(TARGET, ROCK);
    Headers secret = Headers.of("X-Api-Key", "k", "Range", "bytes=5-9");
    Secrets secrets = new Secrets("ann", "pass", secret);
    probe(JobRequest.of(LINK, Path.of("/games")).withHeaders(Headers.NONE, secrets));
    HttpRequest first = transport.requests(LINK).getFirst();
    HttpRequest second = transport.requests(TARGET).getFirst();
    assertThat(first.secrets().headers()).isEqualTo(Headers.of("X-Api-Key", "k"));
    assertThat(second.secrets().isEmpty()).isTrue();
  }

  private ProbedFile probe(JobRequest request) throws FailureException {
    ContentCheck byName =
        new ContentCheck() {
          @Override
          public Finding check(Reader file, String name, String mediaType, long size) {
            throw new AssertionError("a probe has no bytes to check");
          }

          @Override
          public AssetKind promised(String name) {
            return name.endsWith(".glb")
                ? AssetKind.MODEL
                : name.endsWith(".png")
                    ? AssetKind.IMAGE
                    : name.endsWith(".ogg") ? AssetKind.AUDIO : AssetKind.OTHER;
          }
        };
    return new Probe(transport, time, byName, request).ask();
  }
}
