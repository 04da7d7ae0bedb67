package dev.loadstone.core.disk;

import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.FailureException;
import dev.loadstone.core.model.InvalidInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Paths that a person, a list or a manifest names inside a folder: {@code models/crate.glb}. What
 * is wrong is refused, never repaired: such a name is a choice.
 */
public final class SafePath {
  private static final int LONGEST = 4_000;

  private SafePath() {}

  /**
   * The path inside the folder, absolute. Pure.
   *
   * @param name relative, with {@code /}, or {@code \} on systems that separate by it
   * @throws InvalidInputException saying in one line what is wrong
   */
  public static Path resolve(Path folder, String name) {
    List<String> elements = elements(folder, name);
    Path root = folder.toAbsolutePath().normalize();
    Path path = root;
    for (String element : elements) {
      check(element, name);
      path = path.resolve(element);
    }
    if (!path.normalize().startsWith(root) || path.equals(root)) {
      throw new InvalidInputException("'" + shown(name) + "' names no file inside the folder");
    }
    return path;
  }

  private static List<String> elements(Path folder, String name) {
    String plain =
        folder.getFileSystem().getSeparator().equals("\\") ? name.replace('\\', '/') : name;
    if (plain.startsWith("/") || isDrive(plain)) {
      throw new InvalidInputException(
          "'" + shown(name) + "' is an absolute path: give a name inside the folder");
    }
    if (plain.isBlank() || plain.endsWith("/") || plain.length() > LONGEST) {
      throw new InvalidInputException(
          "'" + shown(name) + "' is no file name: give one like a/b.png");
    }
    List<String> elements = new ArrayList<>(List.of(plain.split("/")));
    elements.removeIf(element -> element.isEmpty() || element.equals("."));
    return elements;
  }

  private static boolean isDrive(String name) {
    return name.length() > 1
        && name.charAt(1) == ':'
        && Character.isLetter(name.charAt(0))
        && name.charAt(0) < 0x80;
  }

  private static void check(String element, String name) {
    if (element.equals("..")) {
      throw new InvalidInputException(
          "'" + shown(name) + "' leaves the folder: give a name without '..'");
    }
    if (!SafeFileName.isAllKept(element)) {
      throw new InvalidInputException(
          "'" + shown(name) + "' holds a character that not every system allows in a file name");
    }
    if (element.endsWith(".") || !element.equals(element.strip())) {
      throw new InvalidInputException(
          "'" + shown(name) + "' has a name that begins or ends with a space, or ends with a dot");
    }
    if (SafeFileName.isDevice(element)) {
      throw new InvalidInputException(
          "'" + shown(name) + "' names a device on Windows: choose another");
    }
    if (ReservedNames.isReserved(element)) {
      throw new InvalidInputException(
          "'" + shown(name) + "' names a file that Loadstone keeps for itself: choose another");
    }
    if (SafeFileName.bytes(element) > SafeFileName.LONGEST) {
      throw new InvalidInputException(
          "'" + shown(name) + "' has a name longer than " + SafeFileName.LONGEST + " bytes");
    }
  }

  /**
   * Checks that no symbolic link on the way leads out of the folder. What does not exist yet is
   * fine.
   *
   * @throws FailureException UNSAFE_NAME naming the link
   */
  public static void checkParents(FileStore files, Path folder, Path target)
      throws FailureException {
    Path root = folder.toAbsolutePath().normalize();
    Path end = target.toAbsolutePath().normalize();
    if (!end.startsWith(root)) {
      throw new FailureException(FailureCode.UNSAFE_NAME, target + " is not inside " + folder);
    }
    try {
      if (root.equals(end.getParent())) {
        return;
      }
      Path real = files.realPath(root);
      Path at = root;
      for (Path element : root.relativize(end)) {
        at = at.resolve(element);
        if (at.equals(end) || files.facts(at) == null) {
          return;
        }
        if (!files.realPath(at).startsWith(real)) {
          throw new FailureException(
              FailureCode.UNSAFE_NAME, at + " is a link that leads out of " + folder);
        }
      }
    } catch (IOException e) {
      throw DiskFailures.of(e, DiskFailures.Doing.OPEN, files, target);
    }
  }

  private static String shown(String name) {
    String oneLine = name.replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
    return oneLine.length() <= 120 ? oneLine : oneLine.substring(0, 120) + "…";
  }
}
