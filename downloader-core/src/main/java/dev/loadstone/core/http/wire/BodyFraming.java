package dev.loadstone.core.http.wire;

import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.FailureException;
import dev.loadstone.core.model.HeaderField;
import dev.loadstone.core.model.Headers;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How the end of an answer's body is told (RFC 9112 6.3), decided more strictly than OkHttp does,
 * which takes the last of several lengths and ignores one that is no number.
 *
 * @param stated {@code Content-Length}; -1 without one
 */
public record BodyFraming(Kind kind, long stated) {

  /** The rule of RFC 9112 6.3 that applies. */
  public enum Kind {
    /** HEAD, 204, 304: whatever the headers say. */
    NONE,
    LENGTH,
    CHUNKED,
    CLOSE
  }

  private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
  private static final Pattern LENGTH = Pattern.compile("\\d{1,18}");

  /**
   * Reads the head of an answer.
   *
   * @throws FailureException PROTOCOL_ERROR if it leaves the body's end in doubt
   */
  public static BodyFraming of(String method, int status, Headers headers) throws FailureException {
    if (status < 200 || status > 599) {
      throw broken("status " + status + " is no answer");
    }
    for (HeaderField field : headers.fields()) {
      if (!TOKEN.matcher(field.name()).matches()) {
        throw broken("a line of the head is no header");
      }
    }
    boolean chunked = isChunked(headers.all("Transfer-Encoding"));
    long stated = length(headers.all("Content-Length"));
    if (method.equals("HEAD") || status == 204 || status == 304) {
      return new BodyFraming(Kind.NONE, stated);
    }
    return new BodyFraming(chunked ? Kind.CHUNKED : stated >= 0 ? Kind.LENGTH : Kind.CLOSE, stated);
  }

  /** Bytes that the body will have; -1 if only its end tells. */
  public long length() {
    return switch (kind) {
      case NONE -> 0;
      case LENGTH -> stated;
      case CHUNKED, CLOSE -> -1;
    };
  }

  /** Whether so many bytes are what the head promised. */
  public boolean agreesWith(long received) {
    return kind == Kind.NONE ? received == 0 : stated < 0 || stated == received;
  }

  private static boolean isChunked(List<String> codings) throws FailureException {
    if (codings.isEmpty() || codings.equals(List.of("identity"))) {
      return false;
    }
    if (codings.size() > 1 || !codings.getFirst().strip().equalsIgnoreCase("chunked")) {
      throw broken("Transfer-Encoding '" + String.join(", ", codings) + "' is not understood");
    }
    return true;
  }

  private static long length(List<String> values) throws FailureException {
    if (values.isEmpty()) {
      return -1;
    }
    String first = values.getFirst().strip();
    for (String value : values) {
      if (!LENGTH.matcher(value.strip()).matches()) {
        throw broken("Content-Length '" + value + "' is no length");
      }
      if (!value.strip().equals(first)) {
        throw broken("two Content-Lengths, " + first + " and " + value.strip());
      }
    }
    return Long.parseLong(first);
  }

  private static FailureException broken(String detail) {
    String line = detail.length() <= 200 ? detail : detail.substring(0, 200) + "…";
    return new FailureException(FailureCode.PROTOCOL_ERROR, line);
  }
}
