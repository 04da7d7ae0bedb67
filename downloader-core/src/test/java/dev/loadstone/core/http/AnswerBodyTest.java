package dev.loadstone.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.FailureException;
import dev.loadstone.core.model.Headers;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.NetworkOptions;
import dev.loadstone.core.model.Secrets;
import dev.loadstone.core.testing.FakeAnswer;
import dev.loadstone.core.testing.FakeTransport;
import dev.loadstone.core.time.TimeSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AnswerBodyTest {
  private static final String TEXT =
      "{\"name\":\"crate\",\"tags\":[\"wood\",\"brown\"]}".repeat(40);
  private static final byte[] PLAIN = TEXT.getBytes(StandardCharsets.UTF_8);

  /** {@link #TEXT} by the reference encoder: no Java library of ours encodes br. */
  private static final byte[] BROTLI =
      Base64.getDecoder()
          .decode("sfgxACAgc0v9mZBIlRGAEcXNYnDCBhwwJxoGpIv6LVjcaTwmVqPUDiJC81AjCpx0efYd/Ls=");

  private static final Link LINK = Link.parse("http://a.example/x");

  private static byte[] coded(String coding) throws IOException {
    return switch (coding) {
      case "gzip", "x-gzip" -> {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
          gzip.write(PLAIN);
        }
        yield bytes.toByteArray();
      }
      case "deflate" -> deflated(false);
      case "br" -> BROTLI.clone();
      case "zstd" -> Zstd.compress(PLAIN);
      default -> throw new IllegalArgumentException(coding);
    };
  }

  private static byte[] deflated(boolean raw) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Deflater deflater = new Deflater(9, raw);
    try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, deflater)) {
      out.write(PLAIN);
    } finally {
      deflater.end();
    }
    return bytes.toByteArray();
  }

  private static byte[] read(byte[] wire, String coding, long most) throws IOException {
    try (FakeTransport transport = new FakeTransport(TimeSource.SYSTEM)) {
      Headers headers = Headers.of("Content-Encoding", coding);
      transport.serve(LINK, new FakeAnswer(200, headers, wire, FakeAnswer.Framing.CHUNKED));
      HttpClient client =
          transport.client(
              new ClientOptions(
                  NetworkOptions.DEFAULTS, Duration.ofSeconds(9), Duration.ofSeconds(9)));
      HttpRequest request = new HttpRequest("GET", LINK, Headers.NONE, Secrets.NONE);
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      try (HttpAnswer answer = client.call(request, _ -> {}).execute();
          AnswerBody body = AnswerBody.of(answer, true, most)) {
        byte[] buffer = new byte[1_000];
        for (int count = 0; count >= 0; count = body.read(buffer, 0, buffer.length)) {
          all.write(buffer, 0, count);
        }
      }
      return all.toByteArray();
    }
  }

  private static FailureCode failure(byte[] wire, String coding, long most) {
    try {
      read(wire, coding, most);
      throw new AssertionError("it was read");
    } catch (FailureException e) {
      return e.failure().code();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "x-gzip", "deflate", "br", "zstd"})
  void coding_isUndone(String coding) throws IOException {
    assertThat(read(coded(coding), coding, -1)).isEqualTo(PLAIN);
    assertThat(read(coded(coding), coding.toUpperCase(java.util.Locale.ROOT), -1)).isEqualTo(PLAIN);
  }

  @Test
  void deflateWithoutZlib_asSomeServersSendIt_isUndone() throws IOException {
    assertThat(read(deflated(true), "deflate", -1)).isEqualTo(PLAIN);
  }

  @Test
  void gzipOfSeveralMembers_isReadToItsEnd() throws IOException {
    byte[] one = coded("gzip");
    byte[] two = Arrays.copyOf(one, one.length * 2);
    System.arraycopy(one, 0, two, one.length, one.length);
    assertThat(read(two, "gzip", -1)).hasSize(PLAIN.length * 2);
  }

  @Test
  void codingOverCoding_isUndoneLastFirst() throws IOException {
    byte[] both = Zstd.compress(coded("gzip"));
    assertThat(read(both, "gzip, zstd", -1)).isEqualTo(PLAIN);
  }

  @Test
  void emptyBody_isEmptyWhateverItsCoding() throws IOException {
    for (String coding : new String[] {"gzip", "deflate", "br", "zstd"}) {
      assertThat(read(new byte[0], coding, -1)).as("%s", coding).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "deflate", "br", "zstd"})
  void cutOrDamagedContent_failsAndSaysSo(String coding) throws IOException {
    byte[] whole = coded(coding);
    byte[] cut = Arrays.copyOf(whole, whole.length - 6);
    assertThat(failure(cut, coding, -1)).isEqualTo(FailureCode.BODY_DECOMPRESS_FAILED);
    byte[] noise = new byte[50];
    Arrays.fill(noise, (byte) 0xff);
    assertThat(failure(noise, coding, -1)).isEqualTo(FailureCode.BODY_DECOMPRESS_FAILED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "deflate", "br", "zstd"})
  void limit_holdsAfterDecodingToo(String coding) throws IOException {
    byte[] wire = coded(coding);
    assertThat(wire.length).isLessThan(500);
    assertThat(failure(wire, coding, 500)).isEqualTo(FailureCode.BODY_SIZE_LIMIT_EXCEEDED);
    assertThat(read(wire, coding, PLAIN.length)).isEqualTo(PLAIN);
    assertThat(failure(wire, coding, wire.length - 1L))
        .isEqualTo(FailureCode.BODY_SIZE_LIMIT_EXCEEDED);
  }

  @Test
  void unknownCoding_isNamed() {
    assertThatThrownBy(() -> read(PLAIN, "compress", -1)).hasMessageContaining("'compress'");
    assertThat(failure(PLAIN, "gzip, gzip, gzip, gzip", -1))
        .isEqualTo(FailureCode.BODY_DECOMPRESS_FAILED);
  }
}
