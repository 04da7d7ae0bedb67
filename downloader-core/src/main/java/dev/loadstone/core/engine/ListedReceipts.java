package dev.loadstone.core.engine;

import dev.loadstone.core.library.AssetIndex;
import dev.loadstone.core.library.IndexedAsset;
import dev.loadstone.core.model.Checksum;
import dev.loadstone.core.model.DigestAlgorithm;
import dev.loadstone.core.model.FailureException;
import dev.loadstone.core.model.InvalidInputException;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.Receipt;
import dev.loadstone.core.model.Verdict;
import dev.loadstone.core.transfer.Receipts;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds receipts in the store, or in the index beside files that came without it: with a project's
 * folder from somewhere else, or after the database was lost. Thread-safe.
 */
final class ListedReceipts implements Receipts {
  private static final Logger LOG = LoggerFactory.getLogger(ListedReceipts.class);

  private static final int MOST_FOLDERS = 16;

  private final Function<Path, Optional<Receipt>> stored;

  /** Given up before memory runs out: an index can be as large as the queue. */
  private final Map<Path, SoftReference<Index>> indexes =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Path, SoftReference<Index>> eldest) {
          return size() > MOST_FOLDERS;
        }
      };

  /**
   * An index as it was read.
   *
   * @param version tells this file from a later one
   */
  private record Index(String version, Map<String, IndexedAsset> assets) {}

  ListedReceipts(Function<Path, Optional<Receipt>> stored) {
    this.stored = stored;
  }

  @Override
  public Optional<Receipt> find(Path file) {
    return stored.apply(file);
  }

  @Override
  public Optional<Receipt> listed(Path folder, Path file) {
    String path = folder.relativize(file).toString().replace('\\', '/');
    IndexedAsset asset = asset(folder, path);
    try {
      return asset == null ? Optional.empty() : Optional.of(receipt(folder, asset));
    } catch (InvalidInputException | DateTimeException e) {
      return Optional.empty();
    }
  }

  private synchronized @Nullable IndexedAsset asset(Path folder, String path) {
    SoftReference<Index> kept = indexes.get(folder);
    Index index = kept == null ? null : kept.get();
    if (index == null || !index.assets().containsKey(path)) {
      String version = version(folder.resolve(AssetIndex.FILE_NAME));
      if (index == null || !index.version().equals(version)) {
        index = new Index(version, read(folder));
        indexes.put(folder, new SoftReference<>(index));
      }
    }
    return index.assets().get(path);
  }

  private static String version(Path index) {
    try {
      return Files.size(index) + " " + Files.getLastModifiedTime(index);
    } catch (IOException e) {
      return "";
    }
  }

  private static Map<String, IndexedAsset> read(Path folder) {
    try {
      return AssetIndex.load(folder);
    } catch (FailureException e) {
      LOG.debug("{} lists nothing: {}", folder, e.getMessage());
      return Map.of();
    }
  }

  /** Its link is without a query, so a link with one is never taken for it. */
  private static Receipt receipt(Path folder, IndexedAsset asset) {
    Instant publishedAt = Instant.parse(asset.publishedAt());
    return new Receipt(
        folder,
        asset.path(),
        Link.parse(asset.link()),
        asset.etag(),
        asset.lastModified(),
        asset.size(),
        new Checksum(DigestAlgorithm.SHA_256, asset.sha256()),
        asset.assetKind(),
        asset.format(),
        new Verdict.Unverified("known by " + AssetIndex.FILE_NAME),
        publishedAt,
        asset.modified().orElse(publishedAt));
  }
}
