package dev.loadstone.ui.library;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decodes pictures no larger than they are shown. Reads no more pixels into memory than asked for,
 * whatever the file says of itself. Blocks; any thread.
 */
final class Pictures {
  private static final Logger LOG = LoggerFactory.getLogger(Pictures.class);
  private static final long MOST_PIXELS = 64L << 20;

  private Pictures() {}

  /** The picture of a file, no side longer than so many pixels; empty if it cannot be decoded. */
  static Optional<Image> read(Path file, int longest) {
    try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        return Optional.empty();
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        return decoded(reader, longest);
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException e) {
      LOG.debug("{} cannot be shown", file, e);
      return Optional.empty();
    }
  }

  private static Optional<Image> decoded(ImageReader reader, int longest) throws IOException {
    int width = reader.getWidth(0);
    int height = reader.getHeight(0);
    if ((long) width * height > MOST_PIXELS) {
      return Optional.empty();
    }
    ImageReadParam param = reader.getDefaultReadParam();
    int step = Math.ceilDiv(Math.max(width, height), longest);
    param.setSourceSubsampling(step, step, 0, 0);
    var read = reader.read(0, param);
    int w = read.getWidth();
    int h = read.getHeight();
    int[] pixels = read.getRGB(0, 0, w, h, null, 0, w);
    WritableImage image = new WritableImage(w, h);
    image.getPixelWriter().setPixels(0, 0, w, h, PixelFormat.getIntArgbInstance(), pixels, 0, w);
    return Optional.of(image);
  }
}
