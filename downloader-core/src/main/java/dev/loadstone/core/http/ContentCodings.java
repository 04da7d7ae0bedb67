package dev.loadstone.core.http;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.FailureException;
import dev.loadstone.core.model.Headers;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.brotli.dec.BrotliInputStream;

/** The codings of RFC 9110 8.4 that are undone: gzip, deflate, br, zstd. */
final class ContentCodings {
  /** What {@code Accept-Encoding} says where codings are welcome. */
  static final String ACCEPTED = "gzip, deflate, br, zstd";

  /** Coded so often, a body is an attack and no saving. */
  private static final int MOST = 3;

  private static final int BUFFER = 16 * 1024;

  /** What a server may expect of a receiver: 8 MiB (RFC 9659). */
  private static final int ZSTD_WINDOW_BITS = 23;

  private ContentCodings() {}

  /** The codings that an answer names, in the order in which they were applied. */
  static List<String> of(Headers answer) {
    return answer.all("Content-Encoding").stream()
        .flatMap(line -> Arrays.stream(line.split(",")))
        .map(each -> each.strip().toLowerCase(Locale.ROOT))
        .filter(each -> !each.isEmpty() && !each.equals("identity"))
        .toList();
  }

  /**
   * The body without its codings.
   *
   * @throws FailureException BODY_DECOMPRESS_FAILED for a coding that is not known
   */
  static InputStream decode(InputStream body, List<String> codings) throws IOException {
    if (codings.size() > MOST) {
      throw failed("the body is coded " + codings.size() + " times over");
    }
    PushbackInputStream peeked = new PushbackInputStream(body, 2);
    if (codings.isEmpty() || isEmpty(peeked)) {
      return peeked;
    }
    InputStream decoded = peeked;
    List<String> lastFirst = new ArrayList<>(codings).reversed();
    for (String coding : lastFirst) {
      decoded = decode(decoded, coding);
    }
    return decoded;
  }

  static FailureException failed(String detail) {
    return new FailureException(FailureCode.BODY_DECOMPRESS_FAILED, detail);
  }

  private static InputStream decode(InputStream body, String coding) throws IOException {
    return switch (coding) {
      case "gzip", "x-gzip" -> new GZIPInputStream(body, BUFFER);
      case "deflate" -> inflated(body);
      case "br" -> new BrotliInputStream(body, BUFFER);
      case "zstd" -> zstd(body);
      default -> throw failed("the body is coded as '" + shown(coding) + "', which is not known");
    };
  }

  /** RFC 9110 8.4.1.2 means zlib; some servers send the bare stream of RFC 1951. */
  private static InputStream inflated(InputStream body) throws IOException {
    PushbackInputStream peeked = new PushbackInputStream(body, 2);
    byte[] head = peeked.readNBytes(2);
    peeked.unread(head);
    boolean zlib =
        head.length == 2
            && (head[0] & 0x0f) == 8
            && (((head[0] & 0xff) << 8) | (head[1] & 0xff)) % 31 == 0;
    Inflater inflater = new Inflater(!zlib);
    return new InflaterInputStream(peeked, inflater, BUFFER) {
      @Override
      public void close() throws IOException {
        super.close();
        inflater.end();
      }
    };
  }

  private static InputStream zstd(InputStream body) throws IOException {
    try {
      return new ZstdInputStreamNoFinalizer(body).setLongMax(ZSTD_WINDOW_BITS);
    } catch (UnsatisfiedLinkError | ExceptionInInitializerError | NoClassDefFoundError e) {
      throw failed("zstd cannot be decoded on this machine: " + e.getMessage());
    }
  }

  private static boolean isEmpty(PushbackInputStream body) throws IOException {
    int first = body.read();
    if (first >= 0) {
      body.unread(first);
    }
    return first < 0;
  }

  private static String shown(String coding) {
    String plain = coding.replaceAll("[^\\x21-\\x7e]", "?");
    return plain.length() <= 40 ? plain : plain.substring(0, 40) + "…";
  }
}
