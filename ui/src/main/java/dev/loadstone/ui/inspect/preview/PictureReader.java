package dev.loadstone.ui.inspect.preview;

import dev.loadstone.core.library.Inspection;
import dev.loadstone.ui.common.picture.FileBytes;
import dev.loadstone.ui.common.picture.NoPictureException;
import dev.loadstone.ui.common.picture.Pictures;
import dev.loadstone.ui.inspect.preview.Preview.Content;
import dev.loadstone.ui.inspect.preview.Preview.Reason;
import java.io.IOException;

/** A picture, no larger than a screen. */
final class PictureReader {
  private static final int LONGEST_SIDE = 1_600;

  private PictureReader() {}

  static Content read(FileBytes bytes, Inspection facts) throws IOException, UnfitException {
    try {
      return new Preview.Picture(Pictures.read(bytes, facts.format(), LONGEST_SIDE));
    } catch (NoPictureException e) {
      throw new UnfitException(
          switch (e.reason()) {
            case UNKNOWN -> Reason.NO_PREVIEW;
            case TOO_LARGE -> Reason.TOO_LARGE;
            case BROKEN -> Reason.BROKEN;
          });
    }
  }
}
