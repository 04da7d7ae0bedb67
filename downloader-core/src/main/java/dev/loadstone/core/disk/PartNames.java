package dev.loadstone.core.disk;

import java.nio.file.Path;

/** Names of what lies beside a target while it is not whole. */
public final class PartNames {
  public static final String PART = ".loadstone-part";
  public static final String MAP = ".loadstone-map";

  /** Bytes that a target's name must leave free for the longest suffix. */
  public static final int LONGEST_SUFFIX = Math.max(PART.length(), MAP.length());

  private PartNames() {}

  /** Where the bytes of a target lie. */
  public static Path part(Path target) {
    return target.resolveSibling(target.getFileName() + PART);
  }

  /** Where the proof of a target's part lies. */
  public static Path map(Path target) {
    return target.resolveSibling(target.getFileName() + MAP);
  }
}
