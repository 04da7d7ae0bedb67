package dev.loadstone.core.testing.adverse;

import dev.loadstone.core.model.Headers;
import dev.loadstone.core.testing.adverse.Reply.Framing;
import dev.loadstone.core.testing.adverse.Reply.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a correct server answers (RFC 9110 13 and 14). Several ranges in one request are answered by
 * the whole file, as 14.2 allows.
 */
final class GoodAnswer {
  private static final Pattern RANGE =
      Pattern.compile("bytes=(?:(\\d{1,18})-(\\d{0,18})|-(\\d{1,18}))");

  private GoodAnswer() {}

  static Reply to(SeenRequest request, Resource resource) {
    if (isUnchanged(request, resource)) {
      return whole(304, resource).withBody(Body.none()).without("Content-Length");
    }
    Optional<Matcher> range = request.header("Range").map(RANGE::matcher).filter(Matcher::matches);
    if (range.isEmpty() || !request.method().equals("GET") || !mayContinue(request, resource)) {
      return whole(200, resource);
    }
    return part(range.get(), resource);
  }

  static Reply notFound() {
    return text(404, "no such file\n");
  }

  static Reply text(int status, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Headers headers =
        Headers.of(
            "Date",
            Resource.ANSWERED,
            "Content-Type",
            "text/plain",
            "Content-Length",
            Integer.toString(bytes.length));
    return new Reply(status, headers, new Body.Bytes(bytes), Framing.LENGTH, Wire.GOOD);
  }

  /** The whole file under a status. */
  static Reply whole(int status, Resource resource) {
    Headers headers = Headers.NONE;
    if (resource.date() != null) {
      headers = headers.plus("Date", resource.date());
    }
    headers =
        headers
            .plus("Content-Type", resource.mediaType())
            .plus("Content-Length", Long.toString(resource.content().size()))
            .plus("Accept-Ranges", "bytes");
    if (resource.etag() != null) {
      headers = headers.plus("ETag", resource.etag());
    }
    if (resource.lastModified() != null) {
      headers = headers.plus("Last-Modified", resource.lastModified());
    }
    Body body = new Body.Slice(resource.content(), 0, resource.content().size());
    return new Reply(status, headers, body, Framing.LENGTH, Wire.GOOD);
  }

  private static Reply part(Matcher range, Resource resource) {
    long size = resource.content().size();
    long from;
    long to = size;
    if (range.group(3) != null) {
      from = Math.max(0, size - Long.parseLong(range.group(3)));
    } else {
      from = Long.parseLong(range.group(1));
      if (!range.group(2).isEmpty()) {
        long last = Long.parseLong(range.group(2));
        if (last < from) {
          return whole(200, resource);
        }
        to = Math.min(size, last + 1);
      }
    }
    return from >= to ? unsatisfiable(resource) : slice(resource, from, to);
  }

  static Reply slice(Resource resource, long from, long to) {
    long size = resource.content().size();
    return whole(206, resource)
        .withBody(new Body.Slice(resource.content(), from, to))
        .with("Content-Range", "bytes " + from + "-" + (to - 1) + "/" + size);
  }

  private static Reply unsatisfiable(Resource resource) {
    return text(416, "range not satisfiable\n")
        .with("Content-Range", "bytes */" + resource.content().size());
  }

  private static boolean isUnchanged(SeenRequest request, Resource resource) {
    Optional<String> tags = request.header("If-None-Match");
    if (tags.isPresent()) {
      String etag = resource.etag();
      return etag != null
          && (tags.get().strip().equals("*")
              || Arrays.stream(tags.get().split(","))
                  .anyMatch(tag -> opaque(tag).equals(opaque(etag))));
    }
    Optional<Instant> since = request.header("If-Modified-Since").flatMap(GoodAnswer::date);
    Optional<Instant> modified =
        Optional.ofNullable(resource.lastModified()).flatMap(GoodAnswer::date);
    return since.isPresent() && modified.isPresent() && !modified.get().isAfter(since.get());
  }

  /** If-Range holds only for an equal strong entity tag or an equal date (RFC 9110 13.1.5). */
  private static boolean mayContinue(SeenRequest request, Resource resource) {
    return request
        .header("If-Range")
        .map(
            validator ->
                validator.startsWith("\"")
                    ? validator.equals(resource.etag())
                    : validator.equals(resource.lastModified()))
        .orElse(true);
  }

  private static String opaque(String tag) {
    String stripped = tag.strip();
    return stripped.startsWith("W/") ? stripped.substring(2) : stripped;
  }

  private static Optional<Instant> date(String text) {
    try {
      return Optional.of(
          ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
