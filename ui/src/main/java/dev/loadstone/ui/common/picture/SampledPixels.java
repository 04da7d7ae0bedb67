package dev.loadstone.ui.common.picture;

import dev.loadstone.ui.common.picture.NoPictureException.Reason;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/** Every n-th pixel of every n-th row of a picture, so many that they fit what is asked for. */
final class SampledPixels {
  /** 16,384 squared: reading past more takes longer than anybody waits. */
  static final long MOST_PIXELS = 1L << 28;

  private final int step;
  private final int width;
  private final int height;
  private final int[] argb;

  SampledPixels(long fullWidth, long fullHeight, int longest) throws NoPictureException {
    if (fullWidth < 1 || fullHeight < 1) {
      throw new NoPictureException(Reason.BROKEN);
    }
    if (fullWidth > MOST_PIXELS / fullHeight) {
      throw new NoPictureException(Reason.TOO_LARGE);
    }
    step = Math.toIntExact(Math.ceilDiv(Math.max(fullWidth, fullHeight), longest));
    width = Math.toIntExact(Math.ceilDiv(fullWidth, step));
    height = Math.toIntExact(Math.ceilDiv(fullHeight, step));
    argb = new int[width * height];
  }

  /** Whether a pixel at that place of either axis is one of those that are kept. */
  boolean keeps(int at) {
    return at % step == 0;
  }

  int step() {
    return step;
  }

  /** Keeps a pixel if it is one of those; places outside of the picture are left out. */
  void put(int x, int y, int pixel) {
    if (keeps(x) && keeps(y) && x / step < width && y / step < height) {
      argb[y / step * width + x / step] = pixel;
    }
  }

  Image image() {
    return image(width, height, argb);
  }

  static Image image(int width, int height, int[] argb) {
    WritableImage image = new WritableImage(width, height);
    image
        .getPixelWriter()
        .setPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
    return image;
  }
}
