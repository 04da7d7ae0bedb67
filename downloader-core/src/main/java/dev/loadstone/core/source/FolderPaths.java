package dev.loadstone.core.source;

import dev.loadstone.core.model.InvalidInputException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Paths that a person wrote into a list. */
final class FolderPaths {
  private FolderPaths() {}

  /**
   * A name as it was given, if it stays inside its folder on every platform.
   *
   * @throws InvalidInputException otherwise
   */
  static String inside(String name) {
    String slashed = name.replace('\\', '/');
    boolean absolute = slashed.startsWith("/") || slashed.matches("(?s)[A-Za-z]:.*");
    for (String part : slashed.split("/", -1)) {
      if (absolute || part.isEmpty() || part.equals(".") || part.equals("..")) {
        throw new InvalidInputException(
            "out='"
                + Shown.of(name)
                + "' does not name a file inside the folder: use a name, or folders and a name with"
                + " / between");
      }
    }
    return name;
  }

  /** A folder meant from another. */
  static Path resolve(Path base, String folder) {
    try {
      return base.resolve(folder).normalize();
    } catch (InvalidPathException e) {
      throw new InvalidInputException("dir='" + Shown.of(folder) + "' is no folder's name");
    }
  }
}
