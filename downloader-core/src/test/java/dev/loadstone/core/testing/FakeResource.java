package dev.loadstone.core.testing;

import dev.loadstone.core.http.HttpDates;
import dev.loadstone.core.model.Headers;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file on a well-behaved server: honours Range, If-Range, If-None-Match and If-Modified-Since
 * (RFC 9110 13 and 14). Immutable; the {@code with} methods make variants.
 *
 * @param etag with its quotes, and {@code W/} if weak; null for none
 * @param acceptsRanges if false, Range is ignored and not announced
 * @param more headers of every 200 and 206
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record FakeResource(
    byte[] bytes,
    @Nullable String etag,
    @Nullable Instant lastModified,
    boolean acceptsRanges,
    String mediaType,
    Headers more,
    FakeAnswer.Framing framing) {
  private static final Pattern ONE_RANGE = Pattern.compile("bytes=(\\d*)-(\\d*)");

  /** Bytes with a strong entity tag made of them, ranges accepted, no date. */
  public static FakeResource of(byte[] bytes) {
    return new FakeResource(
        bytes,
        "\"" + Integer.toHexString(Arrays.hashCode(bytes)) + "\"",
        null,
        true,
        "application/octet-stream",
        Headers.NONE,
        FakeAnswer.Framing.LENGTH);
  }

  /** So many bytes that the seed decides. */
  public static FakeResource random(long seed, int size) {
    byte[] bytes = new byte[size];
    new Random(seed).nextBytes(bytes);
    return of(bytes);
  }

  public FakeResource withBytes(byte[] newBytes) {
    return new FakeResource(newBytes, etag, lastModified, acceptsRanges, mediaType, more, framing);
  }

  public FakeResource withEtag(@Nullable String newEtag) {
    return new FakeResource(bytes, newEtag, lastModified, acceptsRanges, mediaType, more, framing);
  }

  public FakeResource withLastModified(@Nullable Instant time) {
    return new FakeResource(bytes, etag, time, acceptsRanges, mediaType, more, framing);
  }

  public FakeResource withRanges(boolean accepted) {
    return new FakeResource(bytes, etag, lastModified, accepted, mediaType, more, framing);
  }

  public FakeResource withMediaType(String type) {
    return new FakeResource(bytes, etag, lastModified, acceptsRanges, type, more, framing);
  }

  public FakeResource withHeader(String name, String value) {
    return new FakeResource(
        bytes, etag, lastModified, acceptsRanges, mediaType, more.plus(name, value), framing);
  }

  public FakeResource withFraming(FakeAnswer.Framing newFraming) {
    return new FakeResource(bytes, etag, lastModified, acceptsRanges, mediaType, more, newFraming);
  }

  /** What the server answers. */
  public FakeAnswer answer(Headers request, Instant now) {
    if (isUnchanged(request, now)) {
      return new FakeAnswer(304, validators(now), new byte[0], FakeAnswer.Framing.LENGTH);
    }
    Matcher range = ONE_RANGE.matcher(request.first("Range").orElse(""));
    if (!acceptsRanges || !range.matches() || !isSameFile(request)) {
      return new FakeAnswer(200, described(now), bytes, framing);
    }
    int[] part = part(range.group(1), range.group(2));
    if (part.length == 0) {
      return new FakeAnswer(
          416,
          validators(now).plus("Content-Range", "bytes */" + bytes.length),
          new byte[0],
          FakeAnswer.Framing.LENGTH);
    }
    String covers = "bytes " + part[0] + "-" + (part[1] - 1) + "/" + bytes.length;
    return new FakeAnswer(
        206,
        described(now).plus("Content-Range", covers),
        Arrays.copyOfRange(bytes, part[0], part[1]),
        framing);
  }

  private boolean isUnchanged(Headers request, Instant now) {
    Optional<String> tags = request.first("If-None-Match");
    if (tags.isPresent()) {
      return etag != null
          && Arrays.stream(tags.get().split(",", -1))
              .map(String::strip)
              .anyMatch(tag -> tag.equals("*") || opaque(tag).equals(opaque(etag)));
    }
    return lastModified != null
        && request
            .first("If-Modified-Since")
            .flatMap(date -> HttpDates.parse(date, now))
            .filter(date -> !lastModified.isAfter(date))
            .isPresent();
  }

  private boolean isSameFile(Headers request) {
    Optional<String> condition = request.first("If-Range");
    if (condition.isEmpty()) {
      return true;
    }
    if (condition.get().startsWith("\"")) {
      return condition.get().equals(etag);
    }
    return lastModified != null && HttpDates.format(lastModified).equals(condition.get());
  }

  /** Start and end of the wanted part; empty if it is not satisfiable. */
  private int[] part(String first, String last) {
    long size = bytes.length;
    boolean suffix = first.isEmpty();
    long start = suffix ? Math.max(0, size - Long.parseLong(last)) : Long.parseLong(first);
    long end = suffix || last.isEmpty() ? size : Math.min(size, Long.parseLong(last) + 1);
    return start < end ? new int[] {(int) start, (int) end} : new int[0];
  }

  private Headers described(Instant now) {
    Headers headers = validators(now).plus("Content-Type", mediaType);
    if (acceptsRanges) {
      headers = headers.plus("Accept-Ranges", "bytes");
    }
    for (var field : more.fields()) {
      headers = headers.plus(field.name(), field.value());
    }
    return headers;
  }

  private Headers validators(Instant now) {
    Headers headers = Headers.of("Date", HttpDates.format(now));
    if (etag != null) {
      headers = headers.plus("ETag", etag);
    }
    return lastModified == null
        ? headers
        : headers.plus("Last-Modified", HttpDates.format(lastModified));
  }

  private static String opaque(String tag) {
    return tag.startsWith("W/") ? tag.substring(2) : tag;
  }
}
