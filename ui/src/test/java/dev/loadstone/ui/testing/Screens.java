package dev.loadstone.ui.testing;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;

/** Pictures of windows as PNG files in the build folder. */
public final class Screens {
  private Screens() {}

  /** Takes a picture of the window. */
  public static Path save(OpenWindow open, String name, double scale) throws IOException {
    org.testfx.util.WaitForAsyncUtils.waitForFxEvents();
    WritableImage image = open.picture(scale);
    Path folder = Path.of(System.getProperty("loadstone.screens", "target/screens"));
    Files.createDirectories(folder);
    Path file = folder.resolve(name + ".png");
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
      int width = (int) image.getWidth();
      int height = (int) image.getHeight();
      ByteBuffer head = ByteBuffer.allocate(13).putInt(width).putInt(height);
      head.put(new byte[] {8, 2, 0, 0, 0});
      chunk(out, "IHDR", head.array());
      chunk(out, "IDAT", pixels(image.getPixelReader(), width, height));
      chunk(out, "IEND", new byte[0]);
    }
    return file;
  }

  private static byte[] pixels(PixelReader pixels, int width, int height) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DeflaterOutputStream packed = new DeflaterOutputStream(bytes)) {
      byte[] line = new byte[1 + 3 * width];
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          int argb = pixels.getArgb(x, y);
          line[1 + 3 * x] = (byte) (argb >> 16);
          line[2 + 3 * x] = (byte) (argb >> 8);
          line[3 + 3 * x] = (byte) argb;
        }
        packed.write(line);
      }
    }
    return bytes.toByteArray();
  }

  private static void chunk(OutputStream out, String type, byte[] data) throws IOException {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(data);
    DataOutputStream numbers = new DataOutputStream(out);
    numbers.writeInt(data.length);
    numbers.write(name);
    numbers.write(data);
    numbers.writeInt((int) crc.getValue());
  }
}
