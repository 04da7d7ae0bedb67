package dev.loadstone.ui.common.picture;

import dev.loadstone.ui.common.picture.NoPictureException.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import javafx.scene.image.Image;

/**
 * Photoshop's PSD and PSB: the picture of all layers together, which programs add for others (Adobe
 * Photoshop File Formats Specification).
 */
final class PsdReader {
  private static final int COLOURS = 256;
  private static final int MOST_RESOURCES = 16 << 20;
  private static final int LEAST_RESOURCE = 12;

  /** The resource that says whether the layers were put together at all. */
  private static final int VERSION_INFO = 1057;

  private final FileBytes bytes;
  private final PsdHead head;
  private final long resources;

  private PsdReader(FileBytes bytes) throws IOException, NoPictureException {
    this.bytes = bytes;
    head = PsdHead.of(take(0, PsdHead.LENGTH));
    resources = PsdHead.LENGTH + 4 + length(PsdHead.LENGTH, false);
  }

  static Image read(FileBytes bytes, int longest) throws IOException, NoPictureException {
    return new PsdReader(bytes).image(longest);
  }

  private Image image(int longest) throws IOException, NoPictureException {
    SampledPixels pixels = new SampledPixels(head.width(), head.height(), longest);
    long resourceBytes = length(resources, false);
    requireTogether(resourceBytes);
    long layers = resources + 4 + resourceBytes;
    int wide = head.isLarge() ? 8 : 4;
    long layerBytes = length(layers, head.isLarge());
    // Fewer than no layers: then the first channel beyond the colours tells what is transparent.
    boolean hasAlpha =
        layerBytes > wide + 2
            && take(layers + 2L * wide, 2).getShort() < 0
            && head.channels() > head.mode().colours;
    PsdPlanes planes = new PsdPlanes(bytes, head, pixels, layers + wide + layerBytes);
    byte[][] samples = new byte[head.mode().colours + (hasAlpha ? 1 : 0)][];
    for (int channel = 0; channel < samples.length; channel++) {
      samples[channel] = planes.next();
    }
    paint(pixels, samples);
    return pixels.image();
  }

  /** A program that was told to save room leaves a white picture in its place. */
  private void requireTogether(long resourceBytes) throws IOException, NoPictureException {
    ByteBuffer all = take(resources + 4, (int) Math.min(resourceBytes, MOST_RESOURCES));
    long at = 0;
    while (at + LEAST_RESOURCE <= all.limit()) {
      int start = (int) at;
      int name = all.get(start + 6) & 0xff;
      int data = start + LEAST_RESOURCE + name - name % 2;
      if (all.getShort(start + 4) == VERSION_INFO && all.get(data + 4) == 0) {
        throw new NoPictureException(Reason.UNKNOWN);
      }
      long size = all.getInt(data - 4) & 0xffff_ffffL;
      at = data + size + size % 2;
    }
  }

  private void paint(SampledPixels pixels, byte[][] samples) throws IOException {
    int step = pixels.step();
    int across = Math.ceilDiv(head.width(), step);
    ByteBuffer palette = take(PsdHead.LENGTH + 4L, 3 * COLOURS);
    for (int i = 0; i < samples[0].length; i++) {
      int colour = colour(samples, i, palette);
      int alpha = samples.length > head.mode().colours ? samples[samples.length - 1][i] : -1;
      pixels.put(i % across * step, i / across * step, alpha << 24 | colour);
    }
  }

  private int colour(byte[][] samples, int i, ByteBuffer palette) {
    int first = samples[0][i] & 0xff;
    return switch (head.mode()) {
      case GREY -> rgb(first, first, first);
      case PALETTE ->
          rgb(
              palette.get(first) & 0xff,
              palette.get(COLOURS + first) & 0xff,
              palette.get(2 * COLOURS + first) & 0xff);
      case RGB -> rgb(first, samples[1][i] & 0xff, samples[2][i] & 0xff);
      case CMYK -> {
        // As light, not as ink: 255 is none of it.
        int black = samples[3][i] & 0xff;
        yield rgb(
            first * black / 255,
            (samples[1][i] & 0xff) * black / 255,
            (samples[2][i] & 0xff) * black / 255);
      }
    };
  }

  private static int rgb(int red, int green, int blue) {
    return red << 16 | green << 8 | blue;
  }

  private long length(long offset, boolean isWide) throws IOException, NoPictureException {
    ByteBuffer field = take(offset, isWide ? 8 : 4);
    long length = isWide ? field.getLong() : field.getInt() & 0xffff_ffffL;
    if (length < 0 || length > bytes.size()) {
      throw new NoPictureException(Reason.BROKEN);
    }
    return length;
  }

  private ByteBuffer take(long offset, int most) throws IOException {
    return bytes.take(offset, most).order(ByteOrder.BIG_ENDIAN);
  }
}
