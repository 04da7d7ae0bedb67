package dev.loadstone.core.disk;

import dev.loadstone.core.disk.DiskFailures.Doing;
import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.FailureException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Whether a file fits on the disk. */
public final class SpaceCheck {
  /** Bytes left free for the map, the database and everybody else. */
  public static final long RESERVE = 16L << 20;

  private static final String[] UNITS = {"bytes", "kB", "MB", "GB", "TB", "PB", "EB"};

  private SpaceCheck() {}

  /**
   * Checks before bytes are fetched.
   *
   * @param present bytes of the file that are on the disk already
   * @throws FailureException DISK_FULL, saying how much is missing
   */
  public static void require(FileStore files, Path target, long size, long present)
      throws FailureException {
    Path folder = target.toAbsolutePath().getParent();
    Path shown = folder == null ? target : folder;
    long usable;
    try {
      usable = files.usableSpace(shown);
    } catch (IOException e) {
      throw DiskFailures.of(e, Doing.OPEN, files, shown);
    }
    Optional<String> lacking = lacking(size - present, usable, shown);
    if (lacking.isPresent()) {
      throw new FailureException(FailureCode.DISK_FULL, lacking.get());
    }
  }

  /** What is missing, in one line; empty if there is room. Pure. */
  public static Optional<String> lacking(long needed, long usable, Path folder) {
    if (needed <= 0 || needed <= usable - RESERVE) {
      return Optional.empty();
    }
    String line = "needs %s more, %s free in %s".formatted(words(needed), words(usable), folder);
    return Optional.of(
        needed > usable ? line : line + ", of which " + words(RESERVE) + " stay free");
  }

  private static String words(long bytes) {
    double value = bytes;
    int unit = 0;
    while (value >= 1000 && unit < UNITS.length - 1) {
      value /= 1000;
      unit++;
    }
    return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", value, UNITS[unit]);
  }
}
