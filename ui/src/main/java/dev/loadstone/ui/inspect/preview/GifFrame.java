package dev.loadstone.ui.inspect.preview;

import dev.loadstone.ui.inspect.preview.Preview.Reason;
import java.util.Arrays;

/** Cuts a GIF after its first picture: an animation of a few kilobytes can unpack to gigabytes. */
final class GifFrame {
  private static final int HEADER = 13;
  private static final int DESCRIPTOR = 10;
  private static final int TRAILER = 0x3b;

  private final byte[] data;
  private int at;

  private GifFrame(byte[] data) {
    this.data = data;
  }

  static byte[] first(byte[] gif) throws UnfitException {
    try {
      return new GifFrame(gif).cut();
    } catch (ArrayIndexOutOfBoundsException e) {
      throw new UnfitException(Reason.BROKEN);
    }
  }

  private byte[] cut() throws UnfitException {
    int width = u16(6);
    int height = u16(8);
    at = HEADER + tableLength(data[10]);
    while ((data[at] & 0xff) == 0x21) {
      at += 2;
      skipBlocks();
    }
    if (data[at] != 0x2c || u16(at + 5) > width || u16(at + 7) > height) {
      throw new UnfitException(Reason.BROKEN);
    }
    at += DESCRIPTOR + tableLength(data[at + 9]) + 1;
    skipBlocks();
    byte[] one = Arrays.copyOf(data, at + 1);
    one[at] = TRAILER;
    return one;
  }

  private void skipBlocks() {
    while (data[at] != 0) {
      at += 1 + (data[at] & 0xff);
    }
    at++;
  }

  private static int tableLength(byte flags) {
    return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
  }

  private int u16(int offset) {
    return (data[offset] & 0xff) | (data[offset + 1] & 0xff) << 8;
  }
}
