package dev.loadstone.core.library;

import java.io.IOException;

/**
 * How one format is told and read.
 *
 * @param magic true if the bytes are certainly meant as this format
 * @param reader adds facts and problems; may run past the end
 */
record Recognizer(AssetFormat format, Magic magic, Reader reader) {

  /** Looks at a few bytes; answers false where they are missing. */
  @FunctionalInterface
  interface Magic {
    boolean matches(Window window) throws IOException;
  }

  /** Reads the structure. */
  @FunctionalInterface
  interface Reader {
    void read(Window window, Report report) throws IOException;
  }

  static Recognizer of(AssetFormat format, String magic, Reader reader) {
    return at(format, 0, magic, reader);
  }

  static Recognizer at(AssetFormat format, long offset, String magic, Reader reader) {
    return new Recognizer(format, window -> window.has(offset, magic), reader);
  }

  static Recognizer plain(AssetFormat format, String magic) {
    return of(format, magic, (_, _) -> {});
  }
}
