package dev.loadstone.ui.common.picture;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import dev.loadstone.ui.common.picture.NoPictureException.Reason;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.ByteBuffer;
import javafx.scene.image.Image;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStreamImpl;

/** Decodes by Java's own readers and TwelveMonkeys' of WebP, which skip rows that are not shown. */
final class LibraryDecoder {
  /** Of formats whose reader holds the whole picture, four bytes a pixel and more. */
  private static final long MOST_HELD_WHOLE = 24L << 20;

  /** The decoder of WebP holds several times that: 4,096 by 4,096 fits into 400 MB. */
  private static final long MOST_OF_WEBP = 1L << 24;

  private static final int LONGEST_JPEG_HEAD = 1 << 20;

  private LibraryDecoder() {}

  static Image read(FileBytes bytes, String format, int longest)
      throws IOException, NoPictureException {
    ImageReader reader =
        format.equals("webp")
            ? new WebPImageReaderSpi().createReaderInstance()
            : ImageIO.getImageReadersByFormatName(format).next();
    try (Input input = new Input(bytes)) {
      reader.setInput(input, true, true);
      long pixels =
          Math.max((long) reader.getWidth(0) * reader.getHeight(0), stated(bytes, format));
      boolean byRows = format.equals("png") || (format.equals("jpeg") && !isProgressive(bytes));
      long most = format.equals("webp") ? MOST_OF_WEBP : MOST_HELD_WHOLE;
      if (pixels > (byRows ? SampledPixels.MOST_PIXELS : most)) {
        throw new NoPictureException(Reason.TOO_LARGE);
      }
      return decoded(reader, longest);
    } catch (IOException | RuntimeException e) {
      // Decoders trust files more than they should; a disk that fails, fails the next reading too.
      throw new NoPictureException(Reason.BROKEN);
    } finally {
      reader.dispose();
    }
  }

  /** What a GIF says of itself, which its first picture need not fill; 0 for others. */
  private static long stated(FileBytes bytes, String format) throws IOException {
    ByteBuffer head = bytes.take(6, 4);
    return format.equals("gif") && head.limit() == 4
        ? (head.getShort(0) & 0xffffL) * (head.getShort(2) & 0xffffL)
        : 0;
  }

  /** Twice as many pixels as are shown where there are more, each four made one. */
  private static Image decoded(ImageReader reader, int longest) throws IOException {
    int longestRead = Math.max(reader.getWidth(0), reader.getHeight(0));
    int step = Math.ceilDiv(longestRead, longest);
    boolean halves = step > 1;
    int read = halves ? Math.ceilDiv(longestRead, 2 * longest) : 1;
    ImageReadParam param = reader.getDefaultReadParam();
    param.setSourceSubsampling(read, read, 0, 0);
    BufferedImage image = reader.read(0, param);
    int width = image.getWidth();
    int height = image.getHeight();
    int[] argb = isGrey(image) ? grey(image) : image.getRGB(0, 0, width, height, null, 0, width);
    return halves && width > 1 && height > 1
        ? SampledPixels.image(width / 2, height / 2, halved(argb, width, height))
        : SampledPixels.image(width, height, argb);
  }

  private static boolean isGrey(BufferedImage image) {
    ColorModel model = image.getColorModel();
    return model instanceof ComponentColorModel
        && model.getColorSpace().getType() == ColorSpace.TYPE_GRAY;
  }

  /** As the samples are: Java's own conversion takes grey for linear light and brightens it. */
  private static int[] grey(BufferedImage image) {
    Raster raster = image.getRaster();
    int down = Math.max(0, image.getColorModel().getComponentSize(0) - 8);
    int width = image.getWidth();
    int height = image.getHeight();
    int[] greys = raster.getSamples(0, 0, width, height, 0, (int[]) null);
    int[] alphas =
        raster.getNumBands() > 1 ? raster.getSamples(0, 0, width, height, 1, (int[]) null) : null;
    for (int i = 0; i < greys.length; i++) {
      int alpha = alphas == null ? 255 : alphas[i] >> down;
      greys[i] = alpha << 24 | (greys[i] >> down) * 0x010101;
    }
    return greys;
  }

  private static int[] halved(int[] argb, int width, int height) {
    int[] out = new int[(width / 2) * (height / 2)];
    for (int y = 0; y < height / 2; y++) {
      for (int x = 0; x < width / 2; x++) {
        int at = 2 * y * width + 2 * x;
        out[y * (width / 2) + x] =
            mean(argb[at], argb[at + 1], argb[at + width], argb[at + width + 1]);
      }
    }
    return out;
  }

  private static int mean(int a, int b, int c, int d) {
    int mean = 0;
    for (int shift = 0; shift < 32; shift += 8) {
      int sum =
          (a >>> shift & 0xff) + (b >>> shift & 0xff) + (c >>> shift & 0xff) + (d >>> shift & 0xff);
      mean |= (sum / 4) << shift;
    }
    return mean;
  }

  /** A progressive JPEG is held whole, outside of the heap, until its last scan. */
  private static boolean isProgressive(FileBytes bytes) throws IOException {
    ByteBuffer head = bytes.take(0, LONGEST_JPEG_HEAD).order(java.nio.ByteOrder.BIG_ENDIAN);
    int at = 2;
    while (at + 4 <= head.limit() && (head.get(at) & 0xff) == 0xff) {
      int marker = head.get(at + 1) & 0xff;
      if (marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc) {
        return marker != 0xc0 && marker != 0xc1;
      }
      at += 2 + (head.getShort(at + 2) & 0xffff);
    }
    return true;
  }

  /** An open file as the readers want it. */
  private static final class Input extends ImageInputStreamImpl {
    private static final int BUFFER = 64 << 10;

    /** A whole file's last bits are asked for a few times behind its end. */
    private static final int MOST_BEHIND_END = 1_000;

    private final FileBytes bytes;
    private ByteBuffer buffer = ByteBuffer.allocate(0);
    private long start;

    /** Readers of a cut file ask behind its end for each pixel: the system is asked once. */
    private long end = Long.MAX_VALUE;

    private int behindEnd;

    Input(FileBytes bytes) {
      this.bytes = bytes;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      bitOffset = 0;
      if (streamPos >= end) {
        return askedBehindEnd();
      }
      if (streamPos < start || streamPos >= start + buffer.limit()) {
        buffer = bytes.take(streamPos, BUFFER);
        start = streamPos;
        if (buffer.limit() == 0) {
          end = streamPos;
          return askedBehindEnd();
        }
      }
      int at = Math.toIntExact(streamPos - start);
      int count = Math.min(length, buffer.limit() - at);
      buffer.get(at, target, offset, count);
      streamPos += count;
      return count;
    }

    /** WebP's decoder goes on without input, for minutes if a damaged head promises much. */
    private int askedBehindEnd() throws IOException {
      behindEnd++;
      if (behindEnd > MOST_BEHIND_END) {
        throw new IOException("the file ends before its picture does");
      }
      return -1;
    }

    @Override
    public long length() {
      try {
        return bytes.size();
      } catch (IOException _) {
        return -1;
      }
    }
  }
}
