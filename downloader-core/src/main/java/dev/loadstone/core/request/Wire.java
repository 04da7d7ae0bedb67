package dev.loadstone.core.request;

import dev.loadstone.core.http.AnswerBody;
import dev.loadstone.core.http.HttpRequest;
import dev.loadstone.core.http.OutgoingBody;
import dev.loadstone.core.http.Timeouts;
import dev.loadstone.core.model.FailureException;
import dev.loadstone.core.model.HeaderField;
import dev.loadstone.core.model.Headers;
import dev.loadstone.core.model.RequestOptions;
import dev.loadstone.core.model.WebRequest;
import java.util.List;

/** Puts what was asked for into the terms of one exchange. */
final class Wire {
  private Wire() {}

  /**
   * The first exchange of a request.
   *
   * @throws FailureException FILE_CANT_OPEN if a file of its body cannot be read
   */
  static HttpRequest request(WebRequest request, BodyTarget target, Progress progress)
      throws FailureException {
    OutgoingBody body = BodyEncoding.of(request.body());
    OutgoingBody told = body.isThere() ? new ToldBody(body, progress) : body;
    Headers harmless = request.harmless();
    if (acceptsCoded(request, target)) {
      harmless = harmless.plus("Accept-Encoding", AnswerBody.accepted());
    }
    List<String> order = request.headers().fields().stream().map(HeaderField::name).toList();
    RequestOptions options = request.options();
    return new HttpRequest(
        request.method().name(),
        request.link(),
        harmless,
        request.secrets(),
        false,
        new HttpRequest.Details(
            told,
            order,
            request.wholeServer(),
            new Timeouts(
                options.connectTimeout(),
                options.tlsTimeout(),
                options.headTimeout(),
                options.stallTimeout()),
            options.http2()));
  }

  /** Told of the bytes given to the connection. */
  @FunctionalInterface
  interface Progress {
    void sent(long bytes, long total);
  }

  /** A part of a file that is coded is a part of nothing. */
  private static boolean acceptsCoded(WebRequest request, BodyTarget target) {
    Headers headers = request.headers();
    if (headers.has("Accept-Encoding") || headers.has("Range")) {
      return false;
    }
    return switch (request.options().decoding()) {
      case RAW -> false;
      case DECODE -> true;
      case AUTO -> !(target instanceof BodyTarget.ToFile);
    };
  }
}
