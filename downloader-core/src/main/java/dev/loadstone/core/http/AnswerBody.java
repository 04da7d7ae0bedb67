package dev.loadstone.core.http;

import dev.loadstone.core.model.Failure;
import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.FailureException;
import dev.loadstone.core.model.Headers;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * The content of an answer, decoded if wanted, within a limit that holds before and after decoding.
 * One thread reads.
 */
public final class AnswerBody implements AutoCloseable {
  private final AnswerStream wire;
  private final List<String> codings;
  private final long most;
  private final InputStream content;
  private long decoded;

  /**
   * Begins to read.
   *
   * @param decode whether {@code Content-Encoding} is undone
   * @param most bytes on the wire, and again of what is read here; -1 for any number
   * @throws FailureException BODY_SIZE_LIMIT_EXCEEDED if the head says so already,
   *     BODY_DECOMPRESS_FAILED for an unknown coding, and what a read throws
   */
  public static AnswerBody of(HttpAnswer answer, boolean decode, long most)
      throws FailureException {
    if (most >= 0 && answer.contentLength() > most) {
      throw AnswerStream.tooLarge(most);
    }
    return new AnswerBody(answer, decode ? ContentCodings.of(answer.headers()) : List.of(), most);
  }

  private AnswerBody(HttpAnswer answer, List<String> codings, long most) throws FailureException {
    this.codings = codings;
    this.most = most;
    wire = new AnswerStream(answer, most);
    try {
      content = codings.isEmpty() ? wire : ContentCodings.decode(wire, codings);
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /** What {@code Accept-Encoding} says of a request whose answer may be coded. */
  public static String accepted() {
    return ContentCodings.ACCEPTED;
  }

  /** Whether such an answer has a coding. */
  public static boolean isCoded(Headers answer) {
    return !ContentCodings.of(answer).isEmpty();
  }

  /**
   * Reads some bytes; blocks until there is one.
   *
   * @return how many, or -1 at the end, which was checked
   * @throws FailureException BODY_SIZE_LIMIT_EXCEEDED, BODY_DECOMPRESS_FAILED, and all that {@link
   *     HttpAnswer#read} throws
   */
  public int read(byte[] target, int offset, int length) throws FailureException {
    try {
      int count = content.read(target, offset, length);
      if (count < 0) {
        checkEnd();
        return -1;
      }
      decoded += count;
      if (most >= 0 && decoded > most) {
        throw AnswerStream.tooLarge(most);
      }
      return count;
    } catch (IOException | RuntimeException e) {
      throw failure(e);
    }
  }

  /** Frees what decoding holds; the answer stays as it is. */
  @Override
  public void close() {
    try {
      content.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Bytes on the wire so far. */
  public long received() {
    return wire.received();
  }

  /** Bytes read here so far. */
  public long decoded() {
    return decoded;
  }

  /** The wire's end proves the whole; bytes after the coded content belong to nothing. */
  private void checkEnd() throws IOException {
    if (wire.read() >= 0) {
      throw ContentCodings.failed(
          "bytes follow the end of the " + String.join(", ", codings) + " content");
    }
  }

  /** Decoders wrap what the wire threw, or say in their own way that the content is damaged. */
  private FailureException failure(Exception e) {
    for (Throwable at = e; at != null; at = at.getCause()) {
      if (at instanceof FailureException known) {
        return known;
      }
    }
    if (codings.isEmpty()) {
      throw new IllegalStateException(e);
    }
    String said = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    String detail =
        "the %s content is damaged after %d bytes: %s"
            .formatted(String.join(", ", codings), decoded, said.replaceAll("\\s+", " "));
    return new FailureException(Failure.of(FailureCode.BODY_DECOMPRESS_FAILED, detail), e);
  }
}
