package dev.loadstone.ui.library;

import dev.loadstone.core.model.AssetKind;
import dev.loadstone.ui.common.picture.NoPictureException;
import dev.loadstone.ui.common.picture.Pictures;
import java.io.IOException;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import javafx.scene.image.Image;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Small pictures of assets, decoded in the background; the last ones are kept. FX thread. */
final class Thumbnails {
  private static final Logger LOG = LoggerFactory.getLogger(Thumbnails.class);

  /** Twice a tile's side, for screens of 200 %. */
  static final int LONGEST = 320;

  private static final long MOST_BYTES = 48L << 20;
  private static final int MOST_WAITING = 80;

  private final LastFirst background;
  private final Executor screen;
  private final Map<Asset, Optional<Image>> kept = new LinkedHashMap<>(64, 0.75f, true);
  private final Set<Asset> asked = new HashSet<>();
  private final Reader reader;
  private long bytes;

  /** Decodes. */
  @FunctionalInterface
  interface Reader {
    Optional<Image> read(Asset asset, int longest);
  }

  Thumbnails(Executor threads, Executor screen, Reader reader) {
    background = new LastFirst(threads, MOST_WAITING);
    this.screen = screen;
    this.reader = reader;
  }

  /**
   * The picture of an asset; empty if there is none, or none yet.
   *
   * @param came run when it came
   */
  Optional<Image> of(Asset asset, Runnable came) {
    if (asset.kind() != AssetKind.IMAGE || asset.condition() == Condition.MISSING) {
      return Optional.empty();
    }
    if (kept.containsKey(asset)) {
      return kept.getOrDefault(asset, Optional.empty());
    }
    if (asked.add(asset)) {
      background.ask(
          () -> {
            Optional<Image> read = reader.read(asset, LONGEST);
            screen.execute(() -> keep(asset, read, came));
          },
          () -> screen.execute(() -> asked.remove(asset)));
    }
    return Optional.empty();
  }

  /** Reads a picture from its file; empty if there is none. */
  static Optional<Image> read(Asset asset, int longest) {
    try {
      return Optional.of(Pictures.read(asset.file(), asset.receipt().format(), longest));
    } catch (IOException | NoPictureException e) {
      LOG.debug("{} cannot be shown", asset.file(), e);
      return Optional.empty();
    }
  }

  /** Bytes of the pictures that are kept. */
  long bytes() {
    return bytes;
  }

  private void keep(Asset asset, Optional<Image> picture, Runnable came) {
    asked.remove(asset);
    kept.put(asset, picture);
    bytes += bytes(picture);
    Iterator<Map.Entry<Asset, Optional<Image>>> oldest = kept.entrySet().iterator();
    while (bytes > MOST_BYTES || kept.size() > 2_000) {
      bytes -= bytes(oldest.next().getValue());
      oldest.remove();
    }
    came.run();
  }

  private static long bytes(Optional<Image> picture) {
    return picture.map(image -> (long) (image.getWidth() * image.getHeight() * 4)).orElse(0L);
  }
}
