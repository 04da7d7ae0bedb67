package dev.loadstone.core.library;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Paths that an archive or an index states: hostile until proved otherwise (CWE-22). */
final class EntryPath {
  private EntryPath() {}

  /**
   * Whether a path with {@code /} (or, as some archives have it, a backslash) names something below
   * its folder on every platform; a folder's trailing slash is allowed.
   */
  static boolean staysInside(String path) {
    String slashed = path.replace('\\', '/');
    if (slashed.startsWith("/") || isDrive(slashed) || slashed.indexOf('\0') >= 0) {
      return false;
    }
    int depth = 0;
    for (String part : slashed.split("/")) {
      depth += part.equals("..") ? -1 : part.isEmpty() || part.equals(".") ? 0 : 1;
      if (depth < 0) {
        return false;
      }
    }
    return !slashed.isEmpty();
  }

  /** Whether the path is written as an index writes it: plain names joined by {@code /}. */
  static boolean isPlain(String path) {
    if (path.indexOf('\\') >= 0 || isDrive(path) || path.chars().anyMatch(c -> c < 0x20)) {
      return false;
    }
    for (String part : path.split("/", -1)) {
      if (part.isEmpty() || part.equals(".") || part.equals("..")) {
        return false;
      }
    }
    return true;
  }

  /** The file below a folder; empty if the path is not plain or leads through a symbolic link. */
  static Optional<Path> within(Path folder, String path) {
    if (!isPlain(path)) {
      return Optional.empty();
    }
    try {
      Path file = folder.resolve(path);
      for (Path at = file.getParent(); at != null && !at.equals(folder); at = at.getParent()) {
        if (Files.isSymbolicLink(at)) {
          return Optional.empty();
        }
      }
      return Optional.of(file);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static boolean isDrive(String path) {
    return path.length() > 1 && path.charAt(1) == ':' && Character.isLetter(path.charAt(0));
  }
}
