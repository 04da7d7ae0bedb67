package dev.loadstone.ui.common.picture;

import dev.loadstone.ui.common.picture.NoPictureException.Reason;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.file.Path;
import javafx.scene.image.Image;

/** Decodes pictures no larger than they are shown. Stateless; blocks. */
public final class Pictures {
  private Pictures() {}

  /** Whether files of a format, as an inspection names it, can be pictures here. */
  public static boolean shows(String format) {
    return switch (format) {
      case "png", "jpeg", "gif", "bmp", "webp", "tga", "dds", "ktx", "ktx2", "hdr", "psd" -> true;
      default -> false;
    };
  }

  /**
   * The picture of a file, of an animation the first.
   *
   * @param format as an inspection names it
   * @param longest side, in pixels
   * @throws NoPictureException if there is none, whatever the reason in the file
   * @throws IOException if the file cannot be read
   */
  public static Image read(Path file, String format, int longest)
      throws IOException, NoPictureException {
    try (FileBytes bytes = FileBytes.open(file)) {
      return read(bytes, format, longest);
    }
  }

  /** The picture of an open file. */
  public static Image read(FileBytes bytes, String format, int longest)
      throws IOException, NoPictureException {
    try {
      return switch (format) {
        case "png", "jpeg", "gif", "bmp", "webp" -> LibraryDecoder.read(bytes, format, longest);
        case "tga" -> TgaReader.read(bytes, longest);
        case "dds" -> TextureReader.read(bytes, TextureHeaders.dds(bytes), longest);
        case "ktx" -> TextureReader.read(bytes, TextureHeaders.ktx(bytes), longest);
        case "ktx2" -> TextureReader.read(bytes, TextureHeaders.ktx2(bytes), longest);
        case "hdr" -> HdrReader.read(bytes, longest);
        case "psd" -> PsdReader.read(bytes, longest);
        default -> throw new NoPictureException(Reason.UNKNOWN);
      };
    } catch (IndexOutOfBoundsException | BufferUnderflowException e) {
      throw new NoPictureException(Reason.BROKEN);
    }
  }
}
