package dev.loadstone.core.http.okhttp;

import dev.loadstone.core.http.HttpRequest;
import dev.loadstone.core.http.OutgoingBody;
import dev.loadstone.core.http.OutgoingHeaders;
import dev.loadstone.core.model.HeaderField;
import dev.loadstone.core.model.Headers;
import dev.loadstone.core.model.InvalidInputException;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.Origin;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/** Puts requests into OkHttp's terms, without anything of its own. */
final class OkHttpRequests {
  private static final List<String> NEVER_WITHOUT_LENGTH = List.of("POST", "PUT", "PATCH");

  private OkHttpRequests() {}

  /**
   * The request that sends these headers in this order.
   *
   * @throws InvalidInputException if a header's value holds a control character or the link cannot
   *     be requested
   */
  static Request of(HttpRequest request, ExchangeRecorder recorder) {
    okhttp3.Headers.Builder headers = new okhttp3.Headers.Builder();
    Headers outgoing = OutgoingHeaders.of(request);
    if (!outgoing.has("Host")) {
      headers.add("Host", host(request.link()));
    }
    for (HeaderField field : outgoing.fields()) {
      headers.addUnsafeNonAscii(field.name(), checked(field));
    }
    try {
      return new Request.Builder()
          .url(request.link().text())
          .headers(headers.build())
          .method(request.method(), body(request, recorder))
          .tag(ExchangeRecorder.class, recorder)
          .build();
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(
          "The link " + request.link() + " cannot be requested: " + e.getMessage());
    }
  }

  private static @Nullable RequestBody body(HttpRequest request, ExchangeRecorder recorder) {
    if (request.hasBody()) {
      return new Body(request.body(), recorder);
    }
    return NEVER_WITHOUT_LENGTH.contains(request.method()) ? RequestBody.EMPTY : null;
  }

  private static String host(Link link) {
    Origin origin = link.origin();
    return origin.toString().substring(origin.scheme().length() + 3);
  }

  private static String checked(HeaderField field) {
    String value = field.value();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if ((c < 0x20 && c != '\t') || c == 0x7f) {
        throw new InvalidInputException(
            "The value of the header " + field.name() + " holds a control character: remove it");
      }
    }
    return value;
  }

  /** Counts what is sent; its type is among the request's headers already. */
  private static final class Body extends RequestBody {
    private final OutgoingBody body;
    private final ExchangeRecorder recorder;

    Body(OutgoingBody body, ExchangeRecorder recorder) {
      this.body = body;
      this.recorder = recorder;
    }

    @Override
    public @Nullable MediaType contentType() {
      return null;
    }

    @Override
    public long contentLength() {
      return body.length();
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      body.writeTo(new Counted(sink.outputStream(), recorder));
    }
  }

  /** Tells the recorder of each piece, before the wait for its going out. */
  private static final class Counted extends OutputStream {
    private final OutputStream out;
    private final ExchangeRecorder recorder;

    Counted(OutputStream out, ExchangeRecorder recorder) {
      this.out = out;
      this.recorder = recorder;
    }

    @Override
    public void write(int b) throws IOException {
      recorder.sending(1);
      out.write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      recorder.sending(length);
      out.write(bytes, offset, length);
    }

    @Override
    public void flush() throws IOException {
      out.flush();
    }
  }
}
