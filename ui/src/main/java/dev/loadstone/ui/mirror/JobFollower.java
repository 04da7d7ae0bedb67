package dev.loadstone.ui.mirror;

import java.util.Collection;

/** Follows the rows of a {@link JobMirror}. FX thread. */
public interface JobFollower {

  /**
   * So many changes come before the next {@link #settled}, perhaps over several frames, that what
   * needs a look at all rows is better put off until then.
   */
  default void many() {}

  void added(JobRow row);

  /** The row still holds what it held; {@link #changed} follows. */
  void changing(JobRow row);

  void changed(JobRow row);

  void removed(Collection<JobRow> rows);

  /** These rows are left out until they are brought back, whatever becomes of them meanwhile. */
  default void hidden(Collection<JobRow> rows) {}

  /** Rows that were hidden count again as they are by now. */
  default void broughtBack(Collection<JobRow> rows) {}

  /** There are rows already: comes once, when it begins to follow. */
  void rebuilt();

  /** All of a change set has been told. */
  default void settled() {}
}
