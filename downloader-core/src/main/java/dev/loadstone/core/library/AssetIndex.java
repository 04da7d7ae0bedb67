package dev.loadstone.core.library;

import dev.loadstone.core.disk.ReservedNames;
import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.FailureException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The index of a library, read: what a game asks at run time.
 *
 * <p>It is replaced as a whole, so a reader sees one state of it; every asset it lists was whole
 * and checked when it was listed.
 *
 * {@snippet :
 * import dev.loadstone.core.library.AssetIndex;
 * import dev.loadstone.core.library.IndexedAsset;
 * import java.io.IOException;
 * import java.nio.file.Files;
 * import java.nio.file.Path;
 *
 * public class LoadRock {
 *   public static byte[] load(Path library) throws IOException {
 *     IndexedAsset rock = AssetIndex.load(library).get("textures/rock.png");
 *     if (rock == null) {
 *       throw new IOException("rock.png is not downloaded yet");
 *     }
 *     Path file = rock.file(library).orElseThrow(() -> new IOException("unsafe path"));
 *     if (Files.size(file) != rock.size()) {
 *       throw new IOException("rock.png was changed: run 'loadstone verify'");
 *     }
 *     return Files.readAllBytes(file);
 *   }
 * }
 * }
 */
public final class AssetIndex {
  /** The index's name in the library's folder. */
  public static final String FILE_NAME = ReservedNames.INDEX;

  private AssetIndex() {}

  /**
   * All assets by their path, in the order of the index.
   *
   * @throws FailureException as {@link #read} does
   */
  public static Map<String, IndexedAsset> load(Path folder) throws FailureException {
    Map<String, IndexedAsset> assets = new LinkedHashMap<>();
    read(folder, asset -> assets.put(asset.path(), asset));
    return assets;
  }

  /**
   * Hands over one asset after the other, keeping none.
   *
   * @throws FailureException FILE_CANT_OPEN if there is no index, it is damaged, or a newer
   *     Loadstone wrote it; some assets may have been handed over before
   */
  public static void read(Path folder, Consumer<IndexedAsset> assets) throws FailureException {
    Path file = folder.resolve(FILE_NAME);
    try (InputStream in =
        new BufferedInputStream(Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS), 1 << 16)) {
      IndexFormat.read(in, assets);
    } catch (NoSuchFileException e) {
      throw new FailureException(FailureCode.FILE_CANT_OPEN, folder + " has no " + FILE_NAME);
    } catch (IOException e) {
      throw IndexFailures.reading(e);
    }
  }
}
