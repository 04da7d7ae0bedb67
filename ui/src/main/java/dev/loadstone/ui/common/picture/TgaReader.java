package dev.loadstone.ui.common.picture;

import dev.loadstone.ui.common.picture.NoPictureException.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import javafx.scene.image.Image;

/** Truevision TGA: true colour, palette and grey, plain or run-length coded. */
final class TgaReader {
  private static final int HEADER = 18;
  private static final int RUN = 0x80;

  private final ByteWalk walk;
  private final int width;
  private final int height;
  private final int depth;
  private final int kind;
  private final boolean coded;
  private final boolean fromTop;
  private final boolean fromRight;
  private final boolean transparent;
  private final int[] palette;

  private TgaReader(FileBytes bytes) throws IOException, NoPictureException {
    ByteBuffer head = bytes.take(0, HEADER);
    kind = head.get(2) & 7;
    coded = (head.get(2) & 8) != 0;
    width = head.getShort(12) & 0xffff;
    height = head.getShort(14) & 0xffff;
    depth = head.get(16) & 0xff;
    int descriptor = head.get(17);
    transparent = (descriptor & 0xf) != 0 && depth == 32;
    fromTop = (descriptor & 0x20) != 0;
    fromRight = (descriptor & 0x10) != 0;
    walk = new ByteWalk(bytes, HEADER + (head.get(0) & 0xff));
    palette = palette(head);
  }

  static Image read(FileBytes bytes, int longest) throws IOException, NoPictureException {
    return new TgaReader(bytes).decoded(longest);
  }

  private int[] palette(ByteBuffer head) throws IOException, NoPictureException {
    if (head.get(1) == 0) {
      return new int[0];
    }
    int first = head.getShort(3) & 0xffff;
    int count = head.getShort(5) & 0xffff;
    int bits = head.get(7) & 0xff;
    int[] colours = new int[first + count];
    for (int i = first; i < colours.length; i++) {
      colours[i] = colour(bits, bits == 32);
    }
    return colours;
  }

  private Image decoded(int longest) throws IOException, NoPictureException {
    SampledPixels pixels = new SampledPixels(width, height, longest);
    int size = Math.ceilDiv(depth, 8);
    long all = (long) width * height;
    long at = 0;
    while (at < all && !walk.isAtEnd()) { // cut: what came is shown
      int packet = coded ? walk.next() : (int) Math.min(RUN, all - at) - 1;
      int count = (int) Math.min((packet & 0x7f) + 1, all - at);
      boolean run = coded && (packet & RUN) != 0;
      if (!run && !pixels.keeps((int) (at / width)) && (at % width) + count <= width) {
        walk.skip((long) count * size);
        at += count;
        continue;
      }
      int colour = run ? pixel() : 0;
      for (int i = 0; i < count; i++, at++) {
        put(pixels, at, run ? colour : pixel());
      }
    }
    return pixels.image();
  }

  private void put(SampledPixels pixels, long at, int colour) {
    int x = (int) (at % width);
    int y = (int) (at / width);
    pixels.put(fromRight ? width - 1 - x : x, fromTop ? y : height - 1 - y, colour);
  }

  private int pixel() throws IOException, NoPictureException {
    return switch (kind) {
      case 1 -> {
        int index =
            depth == 16 ? Math.max(0, walk.next()) | Math.max(0, walk.next()) << 8 : walk.next();
        yield index >= 0 && index < palette.length ? palette[index] : 0;
      }
      case 3 -> {
        int grey = walk.next();
        if (depth == 16) {
          walk.skip(1);
        }
        yield grey < 0 ? 0 : 0xff000000 | grey * 0x010101;
      }
      default -> colour(depth, transparent);
    };
  }

  private int colour(int bits, boolean alpha) throws IOException, NoPictureException {
    int blue = walk.next();
    int green = walk.next();
    if (bits == 15 || bits == 16) {
      int word = green << 8 | blue;
      return green < 0
          ? 0
          : 0xff000000 | five(word >> 10) << 16 | five(word >> 5) << 8 | five(word);
    }
    if (bits != 24 && bits != 32) {
      throw new NoPictureException(Reason.UNKNOWN);
    }
    int red = walk.next();
    int opacity = bits == 32 ? walk.next() : 255;
    return red < 0 || opacity < 0
        ? 0
        : (alpha ? opacity : 255) << 24 | red << 16 | green << 8 | blue;
  }

  private static int five(int bits) {
    return (bits & 31) * 255 / 31;
  }
}
