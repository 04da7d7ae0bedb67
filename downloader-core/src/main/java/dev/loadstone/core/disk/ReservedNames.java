package dev.loadstone.core.disk;

import java.util.Locale;

/**
 * Names of files that Loadstone keeps beside downloads: parts, their maps, and the index with what
 * lies around it. No download may have one, else a server could write the index a game reads. Pure.
 */
public final class ReservedNames {
  /** The index of a library's folder; its lock and its copies begin with this name. */
  public static final String INDEX = "loadstone-assets.json";

  private ReservedNames() {}

  /** Whether the name is reserved, also where the system does not tell capitals apart. */
  static boolean isReserved(String name) {
    return isOfPart(name) || isOfIndex(name);
  }

  static boolean isOfPart(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(PartNames.PART) || lower.endsWith(PartNames.MAP);
  }

  static boolean isOfIndex(String name) {
    return name.toLowerCase(Locale.ROOT).startsWith(INDEX);
  }
}
