package dev.loadstone.ui.testing;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/** Pictures of windows as PNG files under the build folder. */
public final class Pictures {
  private static final long SIGNATURE = 0x89504E470D0A1A0AL;
  private static final int COLOUR = 2;

  private Pictures() {}

  static void keep(WritableImage picture, String name) {
    try {
      Path folder = Files.createDirectories(Path.of(System.getProperty("loadstone.screens")));
      Files.write(folder.resolve(name + ".png"), png(picture));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Colour without transparency, 8 bits each, no filter: PNG 11.2 and 9.2. */
  private static byte[] png(WritableImage picture) throws IOException {
    int width = (int) picture.getWidth();
    int height = (int) picture.getHeight();
    int[] pixels = new int[width * height];
    picture
        .getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    Deflater fast = new Deflater(Deflater.BEST_SPEED);
    try (DeflaterOutputStream out = new DeflaterOutputStream(data, fast, 1 << 16)) {
      byte[] line = new byte[1 + 3 * width];
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          int argb = pixels[y * width + x];
          line[1 + 3 * x] = (byte) (argb >> 16);
          line[2 + 3 * x] = (byte) (argb >> 8);
          line[3 + 3 * x] = (byte) argb;
        }
        out.write(line);
      }
    } finally {
      fast.end();
    }
    return png(width, height, COLOUR, data.toByteArray());
  }

  /**
   * A file of 8 bits for each value: PNG 11.2.
   *
   * @param colours 0 for grey, 2 for colour
   * @param packed lines, each behind the byte of its filter, deflated
   */
  public static byte[] png(int width, int height, int colours, byte[] packed) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    DataOutputStream facts = new DataOutputStream(head);
    facts.writeInt(width);
    facts.writeInt(height);
    facts.write(new byte[] {8, (byte) colours, 0, 0, 0});
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(file);
    out.writeLong(SIGNATURE);
    chunk(out, "IHDR", head.toByteArray());
    chunk(out, "IDAT", packed);
    chunk(out, "IEND", new byte[0]);
    return file.toByteArray();
  }

  private static void chunk(DataOutputStream out, String type, byte[] data) throws IOException {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(data);
    out.writeInt(data.length);
    out.write(name);
    out.write(data);
    out.writeInt((int) crc.getValue());
  }
}
