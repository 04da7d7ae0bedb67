package dev.loadstone.ui.inspect.preview;

import dev.loadstone.core.library.Inspection;
import dev.loadstone.ui.inspect.preview.Preview.Content;
import dev.loadstone.ui.inspect.preview.Preview.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.image.Image;

/** Decodes a picture whose dimensions were looked at before, scaled down to a screen. */
final class PictureReader {
  /** A decoder holds them all at four bytes each. */
  private static final long MOST_PIXELS = 24L << 20;

  private static final int MOST_BYTES = 48 << 20;
  private static final int LONGEST_SIDE = 1_600;
  private static final Pattern DIMENSIONS = Pattern.compile("(\\d{1,9})x(\\d{1,9})");

  private PictureReader() {}

  static Content read(FileBytes bytes, Inspection facts) throws IOException, UnfitException {
    Matcher size =
        DIMENSIONS.matcher(
            facts.facts().stream()
                .filter(fact -> fact.name().equals("dimensions"))
                .findFirst()
                .map(Inspection.Fact::value)
                .orElse(""));
    if (!size.matches()) {
      throw new UnfitException(Reason.BROKEN);
    }
    long width = Long.parseLong(size.group(1));
    long height = Long.parseLong(size.group(2));
    if (width * height > MOST_PIXELS || bytes.size() > MOST_BYTES) {
      throw new UnfitException(Reason.TOO_LARGE);
    }
    byte[] data = new byte[(int) bytes.size()];
    bytes.take(0, data.length).get(data);
    if (facts.format().equals("gif")) {
      data = GifFrame.first(data);
    }
    Image image = decoded(data, Math.max(width, height) > LONGEST_SIDE ? LONGEST_SIDE : 0);
    if (image.isError() || image.getWidth() < 1) {
      throw new UnfitException(Reason.BROKEN);
    }
    return new Preview.Picture(image);
  }

  private static Image decoded(byte[] data, int side) throws UnfitException {
    try {
      return new Image(new ByteArrayInputStream(data), side, side, true, true);
    } catch (RuntimeException e) {
      // Decoders trust files more than they should.
      throw new UnfitException(Reason.BROKEN);
    }
  }
}
