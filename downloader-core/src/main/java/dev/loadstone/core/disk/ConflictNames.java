package dev.loadstone.core.disk;

/** Names to try where one is taken: {@code name (1).ext}, {@code name (2).tar.gz}… Pure. */
public final class ConflictNames {

  private ConflictNames() {}

  /**
   * The name with a number before its extension, short enough for any file system.
   *
   * @param number from 1; 0 gives the name itself
   */
  public static String numbered(String name, int number) {
    if (number == 0) {
      return name;
    }
    int dot = SafeFileName.extensionStart(name);
    String mark = " (" + number + ")";
    String extension = name.substring(dot);
    int room = SafeFileName.LONGEST - SafeFileName.bytes(mark) - SafeFileName.bytes(extension);
    String stem = name.substring(0, dot);
    return room < 1
        ? SafeFileName.shorten(name, SafeFileName.LONGEST - SafeFileName.bytes(mark)) + mark
        : cut(stem, room) + mark + extension;
  }

  private static String cut(String stem, int most) {
    String shorter = stem;
    while (SafeFileName.bytes(shorter) > most) {
      shorter = shorter.substring(0, shorter.offsetByCodePoints(shorter.length(), -1));
    }
    return shorter;
  }
}
