package dev.loadstone.ui.common.picture;

import java.nio.ByteBuffer;

/** The sixteen pixels of a block of BC1 to BC5, as the Direct3D 11 specification defines them. */
final class BlockColours {
  private BlockColours() {}

  /**
   * Colours row by row.
   *
   * @param number of the coding, 1 to 5
   */
  static int[] of(ByteBuffer bytes, int at, int number) {
    return switch (number) {
      case 1 -> colours(bytes, at, true);
      case 2 -> withAlpha(colours(bytes, at + 8, false), sharpAlpha(bytes, at));
      case 3 -> withAlpha(colours(bytes, at + 8, false), ramp(bytes, at));
      case 4 -> grey(ramp(bytes, at));
      default -> redGreen(ramp(bytes, at), ramp(bytes, at + 8));
    };
  }

  /** Two colours and two between them; in order of their numbers, the last is transparent. */
  private static int[] colours(ByteBuffer bytes, int at, boolean maybeTransparent) {
    int first = bytes.getShort(at) & 0xffff;
    int second = bytes.getShort(at + 2) & 0xffff;
    int[] palette = {colour(first), colour(second), 0, 0};
    boolean three = maybeTransparent && first <= second;
    palette[2] = three ? mix(palette[0], palette[1], 1, 1) : mix(palette[0], palette[1], 2, 1);
    palette[3] = three ? 0 : mix(palette[0], palette[1], 1, 2);
    int choices = bytes.getInt(at + 4);
    int[] pixels = new int[16];
    for (int i = 0; i < 16; i++) {
      pixels[i] = palette[choices >>> (2 * i) & 3];
    }
    return pixels;
  }

  private static int colour(int word) {
    int red = (word >> 11 & 31) * 255 / 31;
    int green = (word >> 5 & 63) * 255 / 63;
    int blue = (word & 31) * 255 / 31;
    return 0xff000000 | red << 16 | green << 8 | blue;
  }

  private static int mix(int a, int b, int ofA, int ofB) {
    int mixed = 0xff000000;
    for (int shift = 0; shift < 24; shift += 8) {
      int part = ((a >> shift & 0xff) * ofA + (b >> shift & 0xff) * ofB) / (ofA + ofB);
      mixed |= part << shift;
    }
    return mixed;
  }

  /** Two values and six between them; in order of their size, four and both ends. */
  private static int[] ramp(ByteBuffer bytes, int at) {
    int first = bytes.get(at) & 0xff;
    int second = bytes.get(at + 1) & 0xff;
    int[] values = {first, second, 0, 0, 0, 0, 0, 255};
    int between = first > second ? 6 : 4;
    for (int i = 1; i <= between; i++) {
      values[i + 1] = ((between + 1 - i) * first + i * second) / (between + 1);
    }
    long choices = (bytes.getInt(at + 2) & 0xffff_ffffL) | (bytes.getShort(at + 6) & 0xffffL) << 32;
    int[] out = new int[16];
    for (int i = 0; i < 16; i++) {
      out[i] = values[(int) (choices >>> (3 * i) & 7)];
    }
    return out;
  }

  private static int[] sharpAlpha(ByteBuffer bytes, int at) {
    long all = bytes.getLong(at);
    int[] out = new int[16];
    for (int i = 0; i < 16; i++) {
      out[i] = (int) (all >>> (4 * i) & 15) * 17;
    }
    return out;
  }

  private static int[] withAlpha(int[] colours, int[] alpha) {
    for (int i = 0; i < 16; i++) {
      colours[i] = (colours[i] & 0xffffff) | alpha[i] << 24;
    }
    return colours;
  }

  private static int[] grey(int[] values) {
    for (int i = 0; i < 16; i++) {
      values[i] = 0xff000000 | values[i] * 0x010101;
    }
    return values;
  }

  /** A direction: what points out of the picture follows from the other two. */
  private static int[] redGreen(int[] red, int[] green) {
    for (int i = 0; i < 16; i++) {
      double x = red[i] / 127.5 - 1;
      double y = green[i] / 127.5 - 1;
      int blue = (int) Math.round(127.5 * (1 + Math.sqrt(Math.max(0, 1 - x * x - y * y))));
      red[i] = 0xff000000 | red[i] << 16 | green[i] << 8 | blue;
    }
    return red;
  }
}
