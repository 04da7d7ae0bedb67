package dev.loadstone.ui.inspect.preview;

import dev.loadstone.ui.common.picture.FileBytes;
import dev.loadstone.ui.inspect.preview.Preview.Content;
import dev.loadstone.ui.inspect.preview.Preview.Packed;
import dev.loadstone.ui.inspect.preview.Preview.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** The files of a ZIP by its directory, which is read whole and has to be small enough for that. */
final class ZipReader {
  private static final int MOST_FILES = 2_000;
  private static final int LONGEST_DIRECTORY = 16 << 20;
  private static final int LONGEST_PATH = 300;
  private static final int END = 0x06054b50;
  private static final int END_LENGTH = 22;
  private static final int LONGEST_COMMENT = 0xffff;

  private ZipReader() {}

  static Content read(Path file, FileBytes bytes) throws IOException, UnfitException {
    if (directoryLength(bytes) > LONGEST_DIRECTORY) {
      throw new UnfitException(Reason.TOO_LARGE);
    }
    try (ZipFile zip = new ZipFile(file.toFile())) {
      List<Packed> files = new ArrayList<>();
      zip.stream()
          .limit(MOST_FILES)
          .forEach(
              entry ->
                  files.add(
                      new Packed(
                          PlainText.line(entry.getName(), LONGEST_PATH),
                          entry.isDirectory() ? -1 : entry.getSize(),
                          entry.isDirectory() ? -1 : entry.getCompressedSize())));
      return new Preview.Listing(files, zip.size());
    } catch (ZipException | IllegalArgumentException e) {
      throw new UnfitException(Reason.BROKEN);
    }
  }

  /** As the end of the file says; of an archive beyond 4 GiB, which says it elsewhere, too much. */
  private static long directoryLength(FileBytes bytes) throws IOException, UnfitException {
    long from = Math.max(0, bytes.size() - LONGEST_COMMENT - END_LENGTH);
    ByteBuffer tail = bytes.take(from, LONGEST_COMMENT + END_LENGTH);
    for (int at = tail.limit() - END_LENGTH; at >= 0; at--) {
      if (tail.getInt(at) == END) {
        return tail.getInt(at + 12) & 0xffff_ffffL;
      }
    }
    throw new UnfitException(Reason.BROKEN);
  }
}
