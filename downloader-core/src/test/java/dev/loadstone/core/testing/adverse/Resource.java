package dev.loadstone.core.testing.adverse;

import org.jspecify.annotations.Nullable;

/**
 * A file as the server knows it.
 *
 * @param etag with its quotes; null for none
 * @param lastModified as sent; null for none
 * @param date of every answer; null for none
 */
public record Resource(
    Content content,
    @Nullable String etag,
    @Nullable String lastModified,
    @Nullable String date,
    String mediaType) {
  /** {@code Last-Modified} of a new resource. */
  public static final String MODIFIED = "Wed, 01 Jan 2025 00:00:00 GMT";

  /** {@code Date} of every answer: a day after {@link #MODIFIED}. */
  public static final String ANSWERED = "Thu, 02 Jan 2025 00:00:00 GMT";

  /** A resource with a strong entity tag of its content and a date that counts as strong. */
  public static Resource of(Content content) {
    String tag = "\"" + Long.toHexString(content.seed()) + "-" + content.size() + "\"";
    return new Resource(content, tag, MODIFIED, ANSWERED, "application/octet-stream");
  }

  public Resource withEtag(@Nullable String tag) {
    return new Resource(content, tag, lastModified, date, mediaType);
  }

  public Resource withLastModified(@Nullable String modified) {
    return new Resource(content, etag, modified, date, mediaType);
  }

  public Resource withDate(@Nullable String answered) {
    return new Resource(content, etag, lastModified, answered, mediaType);
  }

  public Resource withContent(Content other) {
    return new Resource(other, etag, lastModified, date, mediaType);
  }

  /** Neither entity tag nor date. */
  public Resource withoutValidators() {
    return withEtag(null).withLastModified(null);
  }
}
