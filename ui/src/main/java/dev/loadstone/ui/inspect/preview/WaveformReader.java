package dev.loadstone.ui.inspect.preview;

import dev.loadstone.ui.common.picture.FileBytes;
import dev.loadstone.ui.inspect.preview.Preview.Content;
import dev.loadstone.ui.inspect.preview.Preview.Peak;
import dev.loadstone.ui.inspect.preview.Preview.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The outline of a WAV file's sound: some samples of each of many equal parts. */
final class WaveformReader {
  private static final int PARTS = 480;
  private static final int MOST_BYTES_OF_A_PART = 4_096;
  private static final int MOST_CHUNKS = 64;
  private static final int FORMAT = 0x20746d66;
  private static final int DATA = 0x61746164;
  private static final int PCM = 1;
  private static final int FLOAT = 3;
  private static final int EXTENSIBLE = 0xfffe;

  private WaveformReader() {}

  /** How samples are written. */
  private record Coding(int format, int channels, int bits) {
    int frame() {
      return channels * bits / 8;
    }

    boolean isKnown() {
      boolean whole = format == PCM && (bits == 8 || bits == 16 || bits == 24 || bits == 32);
      return (whole || (format == FLOAT && bits == 32)) && channels > 0 && channels <= 64;
    }

    float sample(ByteBuffer b, int at) {
      return switch (bits) {
        case 8 -> ((b.get(at) & 0xff) - 128) / 128f;
        case 16 -> b.getShort(at) / 32_768f;
        case 24 -> (b.get(at + 2) << 16 | (b.getShort(at) & 0xffff)) / 8_388_608f;
        default -> format == FLOAT ? b.getFloat(at) : (float) (b.getInt(at) / 2_147_483_648.0);
      };
    }
  }

  static Content read(FileBytes bytes) throws IOException, UnfitException {
    Coding coding = new Coding(0, 0, 0);
    long at = 12;
    for (int i = 0; i < MOST_CHUNKS && at + 8 <= bytes.size(); i++) {
      ByteBuffer head = bytes.take(at, 34);
      long length = head.getInt(4) & 0xffff_ffffL;
      if (head.getInt(0) == FORMAT && head.limit() >= 24) {
        int format = head.getShort(8) & 0xffff;
        boolean extended = format == EXTENSIBLE && head.limit() >= 34;
        coding =
            new Coding(
                extended ? head.getShort(32) & 0xffff : format,
                head.getShort(10) & 0xffff,
                head.getShort(22) & 0xffff);
      }
      if (head.getInt(0) == DATA) {
        return peaks(bytes, coding, at + 8, Math.min(length, bytes.size() - at - 8));
      }
      at += 8 + length + (length & 1);
    }
    throw new UnfitException(Reason.BROKEN);
  }

  private static Content peaks(FileBytes bytes, Coding coding, long start, long length)
      throws IOException, UnfitException {
    if (!coding.isKnown()) {
      throw new UnfitException(Reason.NO_PREVIEW);
    }
    long frames = length / coding.frame();
    int parts = (int) Math.min(PARTS, frames);
    List<Peak> peaks = new ArrayList<>(parts);
    for (int i = 0; i < parts; i++) {
      long first = frames * i / parts;
      long count = Math.max(1, frames * (i + 1) / parts - first);
      int taken = (int) Math.min(count, Math.max(1, MOST_BYTES_OF_A_PART / coding.frame()));
      ByteBuffer some = bytes.take(start + first * coding.frame(), taken * coding.frame());
      peaks.add(peak(some, coding));
    }
    return new Preview.Waveform(peaks);
  }

  private static Peak peak(ByteBuffer some, Coding coding) {
    float least = 1;
    float greatest = -1;
    int width = coding.bits() / 8;
    for (int at = 0; at + width <= some.limit(); at += width) {
      float sample = coding.sample(some, at);
      float bounded = Float.isFinite(sample) ? Math.clamp(sample, -1f, 1f) : 0;
      least = Math.min(least, bounded);
      greatest = Math.max(greatest, bounded);
    }
    return least > greatest ? new Peak(0, 0) : new Peak(least, greatest);
  }
}
