package dev.loadstone.ui.common.picture;

import dev.loadstone.ui.common.picture.NoPictureException.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The channels of a PSD, all of one before the next; reads the rows that are shown. */
final class PsdPlanes {
  private static final int PLAIN = 0;
  private static final int PACKED = 1;

  private final FileBytes bytes;
  private final PsdHead head;
  private final SampledPixels pixels;
  private final boolean isPacked;
  private final ByteWalk lengths;
  private long at;

  /**
   * Planes to be read in their order.
   *
   * @param start where the picture's data begin
   */
  PsdPlanes(FileBytes bytes, PsdHead head, SampledPixels pixels, long start)
      throws IOException, NoPictureException {
    this.bytes = bytes;
    this.head = head;
    this.pixels = pixels;
    int packing = bytes.take(start, 2).order(ByteOrder.BIG_ENDIAN).getShort();
    if (packing != PLAIN && packing != PACKED) {
      throw new NoPictureException(Reason.UNKNOWN);
    }
    isPacked = packing == PACKED;
    lengths = new ByteWalk(bytes, start + 2);
    long rows = (long) head.channels() * head.height();
    at = start + 2 + (isPacked ? rows * (head.isLarge() ? 4 : 2) : 0);
  }

  /** The next channel's samples at the places that are kept, row by row, 0 to 255. */
  byte[] next() throws IOException, NoPictureException {
    int step = pixels.step();
    int across = Math.ceilDiv(head.width(), step);
    byte[] plane = new byte[across * Math.ceilDiv(head.height(), step)];
    for (int y = 0; y < head.height(); y++) {
      int length = length();
      if (pixels.keeps(y)) {
        byte[] row = row(bytes.take(at, length));
        for (int x = 0; x < across; x++) {
          plane[y / step * across + x] = row[x * step * head.sampleBytes()];
        }
      }
      at += length;
    }
    return plane;
  }

  private int length() throws IOException, NoPictureException {
    int plain = head.width() * head.sampleBytes();
    if (!isPacked) {
      return plain;
    }
    int length = 0;
    for (int i = 0; i < (head.isLarge() ? 4 : 2); i++) {
      length = length << 8 | lengths.next();
    }
    if (length < 0 || length > 2 * plain + 2) {
      throw new NoPictureException(Reason.BROKEN);
    }
    return length;
  }

  /** Samples of 16 bits begin with the larger half, which is enough. */
  private byte[] row(ByteBuffer source) {
    byte[] row = new byte[head.width() * head.sampleBytes()];
    if (!isPacked) {
      source.get(row, 0, Math.min(row.length, source.remaining())); // cut: what came is shown
      return row;
    }
    int to = 0;
    while (source.remaining() > 1 && to < row.length) {
      int count = source.get();
      if (count >= 0) {
        int plain = Math.min(count + 1, Math.min(source.remaining(), row.length - to));
        source.get(row, to, plain);
        to += plain;
      } else if (count != Byte.MIN_VALUE) {
        int end = Math.min(row.length, to + 1 - count);
        java.util.Arrays.fill(row, to, end, source.get());
        to = end;
      }
    }
    return row;
  }
}
