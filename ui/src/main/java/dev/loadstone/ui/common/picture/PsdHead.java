package dev.loadstone.ui.common.picture;

import dev.loadstone.ui.common.picture.NoPictureException.Reason;
import java.nio.ByteBuffer;

/**
 * What a PSD's first bytes say.
 *
 * @param isLarge whether it is a PSB, whose lengths are twice as wide
 * @param depth bits of a sample
 */
record PsdHead(boolean isLarge, int channels, int height, int width, int depth, Mode mode) {
  static final int LENGTH = 26;
  private static final int LARGE = 2;

  /** What the channels mean. */
  enum Mode {
    GREY(1),
    PALETTE(1),
    RGB(3),
    CMYK(4);

    /** How many channels make a colour. */
    final int colours;

    Mode(int colours) {
      this.colours = colours;
    }
  }

  /** Reads it, in big-endian order. */
  static PsdHead of(ByteBuffer head) throws NoPictureException {
    int depth = head.getShort(22);
    PsdHead read =
        new PsdHead(
            head.getShort(4) == LARGE,
            head.getShort(12),
            head.getInt(14),
            head.getInt(18),
            depth,
            mode(head.getShort(24)));
    if (depth != 8 && depth != 16) {
      throw new NoPictureException(Reason.UNKNOWN);
    }
    if (read.channels < read.mode.colours) {
      throw new NoPictureException(Reason.BROKEN);
    }
    return read;
  }

  private static Mode mode(int number) throws NoPictureException {
    return switch (number) {
      case 1, 8 -> Mode.GREY; // duotones are grey for everybody but their printer
      case 2 -> Mode.PALETTE;
      case 3 -> Mode.RGB;
      case 4 -> Mode.CMYK;
      default -> throw new NoPictureException(Reason.UNKNOWN);
    };
  }

  int sampleBytes() {
    return depth / 8;
  }
}
