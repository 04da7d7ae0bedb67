package dev.loadstone.core.disk;

import dev.loadstone.core.model.Checksum;
import org.jspecify.annotations.Nullable;

/** What to do at start-up with a job that was being published when the program ended. Pure. */
public enum Reconciliation {
  /** The file has its name: what is left of the part can go. */
  PUBLISHED,
  /** The part is whole and waits for its name. */
  PUBLISH_NOW,
  /** Neither is the file that was checked. */
  DOWNLOAD_AGAIN;

  /**
   * A regular file that was found.
   *
   * @param digest of its bytes; may be null where {@link #isCandidate} says no
   */
  public record Found(long size, @Nullable Checksum digest) {

    /** Whether the bytes are worth reading. */
    public boolean isCandidate(long expectedSize) {
      return size == expectedSize;
    }

    private boolean is(long expectedSize, Checksum expected) {
      return isCandidate(expectedSize) && expected.equals(digest);
    }
  }

  /**
   * Decides by what lies under both names.
   *
   * @param size of the file that was checked
   * @param digest of the file that was checked
   */
  public static Reconciliation decide(
      long size, Checksum digest, @Nullable Found target, @Nullable Found part) {
    if (target != null && target.is(size, digest)) {
      return PUBLISHED;
    }
    return part != null && part.is(size, digest) ? PUBLISH_NOW : DOWNLOAD_AGAIN;
  }
}
