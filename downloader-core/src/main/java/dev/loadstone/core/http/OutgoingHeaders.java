package dev.loadstone.core.http;

import dev.loadstone.core.model.HeaderField;
import dev.loadstone.core.model.Headers;
import java.util.ArrayList;
import java.util.List;

/** The header lines that a request puts on the wire, before what its connection adds. */
public final class OutgoingHeaders {

  /** What {@code User-Agent} says where a request does not. */
  public static final String USER_AGENT = "Loadstone/" + version();

  private OutgoingHeaders() {}

  /**
   * The request's headers and secrets in their order, then the body's {@code Content-Type}, {@code
   * User-Agent} and {@code Accept-Encoding: identity} if the caller gave none.
   */
  public static Headers of(HttpRequest request) {
    List<HeaderField> fields = new ArrayList<>(request.headers().fields());
    fields.addAll(request.secrets().headers().fields());
    Headers given = new Headers(fields);
    String basic = request.secrets().basicAuthorization();
    if (basic != null && !given.has("Authorization")) {
      fields.add(new HeaderField("Authorization", basic));
    }
    String type = request.body().type();
    if (type != null && !given.has("Content-Type")) {
      fields.add(new HeaderField("Content-Type", type));
    }
    if (!given.has("User-Agent")) {
      fields.add(new HeaderField("User-Agent", USER_AGENT));
    }
    if (!given.has("Accept-Encoding")) {
      fields.add(new HeaderField("Accept-Encoding", "identity"));
    }
    return ordered(fields, request.details().order());
  }

  /** As the names say; those of one name keep their order, those without a place come last. */
  private static Headers ordered(List<HeaderField> fields, List<String> order) {
    List<HeaderField> rest = new ArrayList<>(fields);
    List<HeaderField> placed = new ArrayList<>(fields.size());
    for (String name : order) {
      rest.stream()
          .filter(field -> field.is(name))
          .findFirst()
          .ifPresent(
              field -> {
                rest.remove(field);
                placed.add(field);
              });
    }
    placed.addAll(rest);
    return new Headers(placed);
  }

  private static String version() {
    String packaged = OutgoingHeaders.class.getPackage().getImplementationVersion();
    return packaged == null ? "0" : packaged;
  }
}
