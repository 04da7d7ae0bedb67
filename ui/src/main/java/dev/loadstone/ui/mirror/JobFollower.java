package dev.loadstone.ui.mirror;

/** Follows the rows of a {@link JobMirror}. FX thread. */
public interface JobFollower {

  void added(JobRow row);

  /** The row still holds what it held; {@link #changed} follows. */
  void changing(JobRow row);

  void changed(JobRow row);

  void removed(JobRow row);

  /** So much changed that looking at all rows is cheaper; comes instead of the others. */
  void rebuilt();

  /** All of a change set has been told. */
  default void settled() {}
}
