package dev.loadstone.core.http.wire;

import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Follows the bytes of HTTP/1 answers beside OkHttp and ends what OkHttp lets pass: a chunk that is
 * longer than its size, a head, chunk line or trailer without end, bytes after an answer that would
 * be taken for the next one (RFC 9112 6.3, 7.1). Looks at framing only, so its cost does not grow
 * with the body.
 *
 * <p>Passes everything until the first {@link #expect}. One thread at a time.
 */
final class AnswerAudit {
  private static final Pattern STATUS = Pattern.compile("\\d{3}");
  private static final Pattern LENGTH = Pattern.compile("\\d{1,18}");
  private static final int LONGEST_HEAD = 256 * 1024;
  private static final int LONGEST_CHUNK_LINE = 4 * 1024;
  private static final int MOST_SIZE_DIGITS = 15;

  private enum At {
    NOTHING_EXPECTED,
    HEAD,
    LENGTH,
    UNTIL_CLOSE,
    CHUNK_SIZE,
    CHUNK,
    CHUNK_END,
    TRAILER,
    DONE
  }

  private At at = At.NOTHING_EXPECTED;
  private final StringBuilder line = new StringBuilder();
  private boolean bodyless;
  private int headBytes;
  private int status;
  private boolean chunked;
  private long length;
  private long left;

  /** The next byte begins the answer to such a request. */
  void expect(String method) {
    at = At.HEAD;
    bodyless = method.equals("HEAD");
    headBytes = 0;
    beginHead();
  }

  /** Whether an answer is over, so that no byte may come before the next request. */
  boolean isDone() {
    return at == At.DONE;
  }

  /**
   * Follows bytes that are about to be read.
   *
   * @return how many of them belong to the answer: all but those after its end
   * @throws ProtocolException if they break the framing
   */
  int follow(byte[] bytes, int from, int count) throws ProtocolException {
    int until = from + count;
    int next = from;
    while (next < until && at != At.DONE) {
      next =
          switch (at) {
            case NOTHING_EXPECTED, UNTIL_CLOSE -> until;
            case LENGTH, CHUNK -> skip(next, until);
            case HEAD -> line(bytes, next, until, LONGEST_HEAD);
            case TRAILER -> line(bytes, next, until, LONGEST_HEAD);
            case CHUNK_SIZE -> line(bytes, next, until, LONGEST_CHUNK_LINE);
            case CHUNK_END -> line(bytes, next, until, 2);
            case DONE -> next;
          };
    }
    return next - from;
  }

  private int skip(int next, int until) {
    long some = Math.min(left, until - next);
    left -= some;
    if (left == 0) {
      at = at == At.CHUNK ? At.CHUNK_END : At.DONE;
    }
    return (int) (next + some);
  }

  private int line(byte[] bytes, int next, int until, int longest) throws ProtocolException {
    for (int i = next; i < until; i++) {
      if (bytes[i] == '\n') {
        take(bytes, next, i, longest);
        String whole = line.toString();
        line.setLength(0);
        endLine(whole.endsWith("\r") ? whole.substring(0, whole.length() - 1) : whole);
        return i + 1;
      }
    }
    take(bytes, next, until, longest);
    return until;
  }

  private void take(byte[] bytes, int from, int until, int longest) throws ProtocolException {
    boolean inHead = at == At.HEAD || at == At.TRAILER;
    headBytes += inHead ? until - from + 1 : 0;
    if (line.length() + until - from > longest || headBytes > LONGEST_HEAD) {
      throw new ProtocolException(tooLong());
    }
    line.append(new String(bytes, from, until - from, StandardCharsets.ISO_8859_1));
  }

  private String tooLong() {
    return switch (at) {
      case CHUNK_END -> "a chunk is longer than its size";
      case CHUNK_SIZE -> "a chunk's size line has no end";
      default -> "the head is longer than " + LONGEST_HEAD / 1024 + " KiB";
    };
  }

  private void endLine(String text) throws ProtocolException {
    switch (at) {
      case HEAD -> headLine(text);
      case CHUNK_SIZE -> chunkSize(text);
      case CHUNK_END -> {
        if (!text.isEmpty()) {
          throw new ProtocolException(tooLong());
        }
        at = At.CHUNK_SIZE;
      }
      case TRAILER -> at = text.isEmpty() ? At.DONE : At.TRAILER;
      default -> throw new IllegalStateException("no line is read at " + at);
    }
  }

  private void beginHead() {
    line.setLength(0);
    status = -1;
    chunked = false;
    length = -1;
  }

  /** What is malformed here is left to OkHttp and {@link BodyFraming}, which refuse it. */
  private void headLine(String text) {
    if (status < 0) {
      String[] words = text.split(" ", 3);
      status =
          words.length > 1 && STATUS.matcher(words[1]).matches() ? Integer.parseInt(words[1]) : 0;
    } else if (text.isEmpty()) {
      endHead();
    } else {
      int colon = text.indexOf(':');
      String name = text.substring(0, Math.max(0, colon)).toLowerCase(Locale.ROOT);
      String value = text.substring(colon + 1).strip();
      if (name.equals("transfer-encoding")) {
        chunked = value.equalsIgnoreCase("chunked");
      } else if (name.equals("content-length")) {
        length = LENGTH.matcher(value).matches() ? Long.parseLong(value) : -1;
      }
    }
  }

  private void endHead() {
    if (status >= 100 && status < 200 && status != 101) {
      beginHead();
    } else if (bodyless || status == 204 || status == 304) {
      at = At.DONE;
    } else if (chunked) {
      at = At.CHUNK_SIZE;
    } else if (length >= 0) {
      left = length;
      at = length == 0 ? At.DONE : At.LENGTH;
    } else {
      at = At.UNTIL_CLOSE;
    }
  }

  private void chunkSize(String text) throws ProtocolException {
    int semicolon = text.indexOf(';');
    String size = (semicolon < 0 ? text : text.substring(0, semicolon)).strip();
    if (!size.matches("[0-9A-Fa-f]+") || size.replaceFirst("^0+", "").length() > MOST_SIZE_DIGITS) {
      throw new ProtocolException("a chunk's size is no number");
    }
    left = Long.parseLong(size, 16);
    at = left == 0 ? At.TRAILER : At.CHUNK;
  }
}
