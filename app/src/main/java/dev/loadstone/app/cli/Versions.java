package dev.loadstone.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** What the program is made of. */
public final class Versions {
  private Versions() {}

  /** One line for each: Loadstone, Java, OkHttp, SQLite. */
  public static String describe() {
    Properties built = new Properties();
    try (InputStream in = Versions.class.getResourceAsStream("versions.properties")) {
      if (in == null) {
        throw new IllegalStateException("versions.properties is missing from the build");
      }
      built.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return "loadstone "
        + built.getProperty("loadstone")
        + System.lineSeparator()
        + "java "
        + Runtime.version()
        + System.lineSeparator()
        + "okhttp "
        + built.getProperty("okhttp")
        + System.lineSeparator()
        + "sqlite "
        // sqlite-jdbc puts a number of its own after SQLite's three.
        + built.getProperty("sqlite").replaceFirst("\\.\\d+$", "");
  }
}
