package dev.loadstone.core.model;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The record of one published file: what it is and where it came from.
 *
 * @param folder absolute folder of the library
 * @param path inside the folder, with {@code /}
 * @param link the original link
 * @param etag entity tag as sent, strong or weak; null without one
 * @param lastModified as sent; null without one
 * @param size bytes
 * @param digest SHA-256 of the whole file
 * @param format short name of the recognised format, for example {@code png}; empty if unknown
 * @param verdict verified or unverified
 * @param modifiedAt the file's own time when it was published, to notice changes cheaply
 */
public record Receipt(
    Path folder,
    String path,
    Link link,
    @Nullable String etag,
    @Nullable String lastModified,
    long size,
    Checksum digest,
    AssetKind kind,
    String format,
    Verdict verdict,
    Instant publishedAt,
    Instant modifiedAt) {

  /** The file itself. */
  public Path file() {
    return folder.resolve(path);
  }

  /** Whether a file of this size and time is still as it was published, as far as these tell. */
  public boolean matches(long fileSize, Instant fileModified) {
    // Stores and file systems keep different fractions of a second.
    return size == fileSize
        && modifiedAt
            .truncatedTo(ChronoUnit.MILLIS)
            .equals(fileModified.truncatedTo(ChronoUnit.MILLIS));
  }

  /** This receipt for the same file under another path of the folder. */
  public Receipt at(String newPath) {
    return new Receipt(
        folder,
        newPath,
        link,
        etag,
        lastModified,
        size,
        digest,
        kind,
        format,
        verdict,
        publishedAt,
        modifiedAt);
  }

  /** This receipt for the same bytes, found with another time. */
  public Receipt modifiedAt(Instant found) {
    return new Receipt(
        folder,
        path,
        link,
        etag,
        lastModified,
        size,
        digest,
        kind,
        format,
        verdict,
        publishedAt,
        found);
  }
}
