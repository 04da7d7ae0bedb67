package dev.loadstone.core.library;

import dev.loadstone.core.model.AssetKind;
import dev.loadstone.core.model.Receipt;
import dev.loadstone.core.model.Verdict;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One asset of an index as it is written there; see {@code docs/formats/loadstone-assets.md}.
 *
 * <p>Whoever wrote the index may be wrong or mean harm: {@link #file} is the safe way to the file.
 *
 * @param path inside the library's folder, with {@code /}
 * @param size bytes
 * @param sha256 64 hexadecimal digits in lower case
 * @param kind name of an {@link AssetKind} in lower case; an unknown one is kept
 * @param format short name; empty if unknown
 * @param link the original link without its query
 * @param publishedAt ISO 8601 in UTC
 * @param modifiedAt the file's own time when it was published, ISO 8601 in UTC
 * @param verdict {@code verified} or {@code unverified}
 * @param evidence who stated the checksum, or why there is none
 * @param extra members that are not known here, as JSON text without braces; empty mostly
 */
public record IndexedAsset(
    String path,
    long size,
    String sha256,
    String kind,
    String format,
    String link,
    @Nullable String etag,
    @Nullable String lastModified,
    String publishedAt,
    String modifiedAt,
    String verdict,
    String evidence,
    String extra) {

  static IndexedAsset of(Receipt receipt) {
    return new IndexedAsset(
        receipt.path(),
        receipt.size(),
        receipt.digest().hex(),
        receipt.kind().name().toLowerCase(Locale.ROOT),
        receipt.format(),
        receipt.link().redacted(),
        receipt.etag(),
        receipt.lastModified(),
        receipt.publishedAt().toString(),
        receipt.modifiedAt().toString(),
        receipt.verdict().word(),
        evidence(receipt.verdict()),
        "");
  }

  /** The file below the folder; empty if the path would lead out of it. */
  public Optional<Path> file(Path folder) {
    return EntryPath.within(folder, path);
  }

  /** What it is loaded as; {@link AssetKind#OTHER} for kinds not known here. */
  public AssetKind assetKind() {
    for (AssetKind known : AssetKind.values()) {
      if (known.name().equalsIgnoreCase(kind)) {
        return known;
      }
    }
    return AssetKind.OTHER;
  }

  /** {@link #modifiedAt} as a time; empty if it is none. */
  public Optional<Instant> modified() {
    try {
      return Optional.of(Instant.parse(modifiedAt));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static String evidence(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Verified v -> v.checksum().algorithm().label() + " " + v.source();
      case Verdict.Unverified u -> u.why();
      case Verdict.Mismatch m -> m.expected().algorithm().label() + " " + m.source();
    };
  }
}
