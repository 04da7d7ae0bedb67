package dev.loadstone.ui.common.picture;

import dev.loadstone.ui.common.picture.NoPictureException.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.image.Image;

/** Radiance HDR, its light brought into the range of a screen. */
final class HdrReader {
  private static final int LONGEST_HEAD = 16 << 10;
  private static final Pattern SIZE = Pattern.compile("\\n\\n-Y (\\d{1,9}) \\+X (\\d{1,9})\\n");
  private static final int LEAST_CODED = 8;
  private static final int MOST_CODED = 0x7fff;
  private static final int RUN = 128;

  private HdrReader() {}

  static Image read(FileBytes bytes, int longest) throws IOException, NoPictureException {
    ByteBuffer head = bytes.take(0, LONGEST_HEAD);
    Matcher size = SIZE.matcher(StandardCharsets.ISO_8859_1.decode(head));
    if (!size.find()) {
      throw new NoPictureException(Reason.UNKNOWN);
    }
    int height = Integer.parseInt(size.group(1));
    int width = Integer.parseInt(size.group(2));
    SampledPixels pixels = new SampledPixels(width, height, longest);
    ByteWalk walk = new ByteWalk(bytes, size.end());
    byte[] row = new byte[4 * width];
    for (int y = 0; y < height; y++) {
      if (!readRow(walk, row, width)) {
        break; // cut: what came is shown
      }
      for (int x = 0; pixels.keeps(y) && x < width; x += pixels.step()) {
        pixels.put(x, y, shown(row, x, width));
      }
    }
    return pixels.image();
  }

  /** All of one component, then the next; each run-length coded. */
  private static boolean readRow(ByteWalk walk, byte[] row, int width)
      throws IOException, NoPictureException {
    int[] start = {walk.next(), walk.next(), walk.next(), walk.next()};
    if (start[3] < 0) {
      return false;
    }
    boolean coded =
        width >= LEAST_CODED
            && width <= MOST_CODED
            && start[0] == 2
            && start[1] == 2
            && (start[2] << 8 | start[3]) == width;
    if (!coded) {
      return readPlain(walk, row, width, start);
    }
    int at = 0;
    while (at < 4 * width) {
      int count = walk.next();
      if (count < 0) {
        return false;
      }
      boolean run = count > RUN;
      int length = run ? count - RUN : count;
      if (length == 0 || length > width - at % width) {
        throw new NoPictureException(Reason.BROKEN);
      }
      int value = run ? walk.next() : 0;
      for (int i = 0; i < length; i++) {
        row[at++] = (byte) (run ? value : walk.next());
      }
    }
    return true;
  }

  private static boolean readPlain(ByteWalk walk, byte[] row, int width, int[] first)
      throws IOException {
    for (int x = 0; x < width; x++) {
      for (int part = 0; part < 4; part++) {
        int value = x == 0 ? first[part] : walk.next();
        if (value < 0) {
          return false;
        }
        row[part * width + x] = (byte) value;
      }
    }
    return true;
  }

  private static int shown(byte[] row, int x, int width) {
    int exponent = row[3 * width + x] & 0xff;
    double scale = exponent == 0 ? 0 : Math.scalb(1.0, exponent - 136);
    int argb = 0xff;
    for (int part = 0; part < 3; part++) {
      double light = (row[part * width + x] & 0xff) * scale;
      argb = argb << 8 | (int) Math.round(255 * Math.pow(light / (1 + light), 1 / 2.2));
    }
    return argb;
  }
}
