package dev.loadstone.core.http.okhttp;

import dev.loadstone.core.http.HttpAnswer;
import dev.loadstone.core.http.wire.BodyFraming;
import dev.loadstone.core.http.wire.ReadAheadSocket;
import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.FailureException;
import dev.loadstone.core.model.Headers;
import java.io.IOException;
import java.nio.ByteBuffer;
import okhttp3.Response;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/** An answer that comes over OkHttp; its head is what {@link WireInterceptor} noted. */
final class OkHttpAnswer implements HttpAnswer {
  /** What is read and dropped at most to keep a connection; more is cheaper to connect anew. */
  private static final long WORTH_DRAINING = 64 * 1024;

  /** So much encrypted input holds a whole TLS record, whose reading does not block. */
  private static final int WHOLE_RECORD = 17 * 1024;

  private final OkHttpCall call;
  private final Response response;
  private final WireHead head;
  private final BodyFraming framing;
  private final BufferedSource source;
  private final @Nullable ReadAheadSocket carrier;
  private long received;
  private boolean ended;
  private boolean closed;
  private @Nullable FailureException broken;

  OkHttpAnswer(
      OkHttpCall call,
      Response response,
      WireHead head,
      BodyFraming framing,
      @Nullable ReadAheadSocket carrier) {
    this.call = call;
    this.response = response;
    this.head = head;
    this.framing = framing;
    this.carrier = carrier;
    source = response.body().source();
  }

  @Override
  public String protocol() {
    return head.protocol();
  }

  @Override
  public int status() {
    return head.status();
  }

  @Override
  public String reason() {
    return head.reason();
  }

  @Override
  public Headers headers() {
    return head.received();
  }

  @Override
  public long contentLength() {
    return framing.length();
  }

  @Override
  public Way way() {
    boolean toProxy = !response.request().isHttps() && head.proxy().startsWith("http");
    String proxy = toProxy ? head.proxy().replaceFirst("^https?://", "") : null;
    return new Way(proxy, call.signsInByDigestOnly(), head.missedClientCertificate());
  }

  @Override
  public boolean endIsProven() {
    boolean byClose = framing.kind() == BodyFraming.Kind.CLOSE && head.isHttp1();
    return !byClose || (head.session() != null && carrier != null);
  }

  @Override
  public int read(ByteBuffer target) throws FailureException {
    if (closed) {
      throw new IllegalStateException("the answer is closed");
    }
    if (broken != null) {
      throw broken;
    }
    if (framing.kind() == BodyFraming.Kind.NONE) {
      return -1;
    }
    int count = 0;
    try {
      call.waiting();
      do {
        int some = source.read(target);
        if (some < 0) {
          checkEnd();
          ended = true;
          break;
        }
        count += some;
        received += some;
      } while (target.hasRemaining() && isMoreAtHand());
    } catch (IOException | RuntimeException e) {
      broken = call.failed(e);
      if (count == 0) {
        throw broken;
      }
    } finally {
      call.received(count);
    }
    return count == 0 && ended ? -1 : count;
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    long left = framing.length() < 0 ? Long.MAX_VALUE : framing.length() - received;
    boolean waitsInVain = framing.kind() == BodyFraming.Kind.NONE && framing.stated() > 0;
    if (!ended && (left > WORTH_DRAINING || waitsInVain)) {
      call.abandon();
    }
    try {
      response.close();
    } finally {
      call.ended();
      if (carrier != null) {
        carrier.rest();
      }
    }
  }

  private boolean isMoreAtHand() throws IOException {
    return carrier != null
        && head.isHttp1()
        && carrier.holdsMoreThan(head.session() == null ? 0 : WHOLE_RECORD);
  }

  private void checkEnd() throws FailureException {
    if (!framing.agreesWith(received)) {
      throw new FailureException(
          FailureCode.BODY_LENGTH_MISMATCH,
          received + " bytes came, Content-Length says " + framing.stated());
    }
    boolean byClose = framing.kind() == BodyFraming.Kind.CLOSE && head.isHttp1();
    if (byClose && head.session() != null && carrier != null && carrier.sawEnd()) {
      throw new FailureException(
          FailureCode.BODY_LENGTH_MISMATCH,
          "TLS was cut off without a close_notify after " + received + " bytes");
    }
  }
}
