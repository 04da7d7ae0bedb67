package dev.loadstone.core.transfer;

import dev.loadstone.core.disk.ContentDisposition;
import dev.loadstone.core.model.Headers;
import dev.loadstone.core.model.RemoteFile;
import dev.loadstone.core.model.Validator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads what an answer says about the file. Pure. */
final class Remotes {
  private Remotes() {}

  static RemoteFile unknown() {
    return new RemoteFile(new Validator.None(), RemoteFile.UNKNOWN, false, "", null, null, null);
  }

  /**
   * The file as the answer describes it.
   *
   * @param before what an earlier answer said; a 206 need not repeat it (RFC 9110 15.3.7)
   */
  static RemoteFile of(ResumePlan.Head head, long size, @Nullable RemoteFile before) {
    Headers headers = head.headers();
    boolean partial = head.status() == 206;
    RemoteFile earlier = partial && before != null ? before : unknown();
    Validator validator = Validator.of(headers);
    return new RemoteFile(
        validator.isStrong() ? validator : earlier.validator(),
        size,
        partial || accepts(headers),
        headers.first("Content-Type").map(Remotes::withoutParameters).orElse(earlier.mediaType()),
        headers.first("ETag").orElse(earlier.etag()),
        headers.first("Last-Modified").orElse(earlier.lastModified()),
        headers
            .first("Content-Disposition")
            .flatMap(ContentDisposition::fileName)
            .orElse(earlier.suggestedName()));
  }

  static RemoteFile sized(RemoteFile remote, long size) {
    return new RemoteFile(
        remote.validator(),
        size,
        remote.acceptsRanges(),
        remote.mediaType(),
        remote.etag(),
        remote.lastModified(),
        remote.suggestedName());
  }

  /** Whether the server says by itself that it has no ranges. */
  static boolean refusesRanges(Headers headers) {
    return headers.first("Accept-Ranges").map(String::strip).orElse("").equalsIgnoreCase("none");
  }

  private static boolean accepts(Headers headers) {
    return headers.first("Accept-Ranges").map(String::strip).orElse("").equalsIgnoreCase("bytes");
  }

  private static String withoutParameters(String mediaType) {
    return mediaType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }
}
