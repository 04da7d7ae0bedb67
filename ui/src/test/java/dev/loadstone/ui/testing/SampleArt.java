package dev.loadstone.ui.testing;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.ImageIO;

/** Pictures as a game might have them: hills before a sky, another for each seed. */
public final class SampleArt {
  private static final int HILLS = 4;

  private SampleArt() {}

  /** A PNG file. */
  public static byte[] png(long seed, int width, int height) {
    Random random = new Random(seed * 7_919 + 17);
    float hue = seed * 0.618f % 1;
    double[] phases = random.doubles(HILLS * 2L, 0, 6.28).toArray();
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < width; x++) {
      for (int y = 0; y < height; y++) {
        image.setRGB(x, y, colour(hue, phases, (double) x / width, (double) y / height));
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static int colour(float hue, double[] phases, double x, double y) {
    for (int i = HILLS - 1; i >= 0; i--) {
      double ridge =
          0.45
              + 0.13 * i
              + 0.09 * Math.sin(3.1 * x + phases[i])
              + 0.03 * Math.sin(11 * x + phases[HILLS + i]);
      if (y > ridge) {
        return java.awt.Color.HSBtoRGB(hue, 0.28f + 0.1f * i, 0.72f - 0.15f * i);
      }
    }
    return java.awt.Color.HSBtoRGB(hue + 0.08f, (float) (0.22 - 0.2 * y), 0.97f);
  }
}
