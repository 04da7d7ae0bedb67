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
import java.lang.ref.SoftReference;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
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

  private final Function<Path, Optional<Receipt>> stored;

  /** Given up before memory runs out: an index can be as large as the queue. */
  private SoftReference<@Nullable Index> latest = new SoftReference<>(null);

  /** An index as it was when it was first asked for: files of later jobs are in the store. */
  private record Index(Path folder, Map<String, IndexedAsset> assets) {}

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
    IndexedAsset asset = index(folder).assets().get(path);
    try {
      return asset == null ? Optional.empty() : Optional.of(receipt(folder, asset));
    } catch (InvalidInputException | DateTimeException e) {
      return Optional.empty();
    }
  }

  private synchronized Index index(Path folder) {
    Index known = latest.get();
    if (known == null || !known.folder().equals(folder)) {
      known = new Index(folder, read(folder));
      latest = new SoftReference<>(known);
    }
    return known;
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
