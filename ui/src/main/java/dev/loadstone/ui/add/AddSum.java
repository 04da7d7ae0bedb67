package dev.loadstone.ui.add;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the rows come to.
 *
 * @param files that would be added
 * @param bytes of those whose size is known
 * @param unsized how many have a size that nobody knows
 * @param refused how many the servers do not give
 * @param issues rows of each issue
 * @param free bytes on the target's disk; {@link #UNKNOWN} if it does not tell
 */
record AddSum(
    int files, long bytes, int unsized, int refused, Map<Issue, Integer> issues, long free) {
  static final long UNKNOWN = -1;
  static final AddSum NOTHING = new AddSum(0, 0, 0, 0, Map.of(), UNKNOWN);

  static AddSum of(List<LinkRow> rows, Map<Issue, Choice> usual, long free) {
    int files = 0;
    long bytes = 0;
    int unsized = 0;
    int refused = 0;
    Map<Issue, Integer> issues = new EnumMap<>(Issue.class);
    for (LinkRow row : rows) {
      if (row.issue() != Issue.NONE) {
        issues.merge(row.issue(), 1, Integer::sum);
      }
      if (Draft.choice(row, usual) == Choice.SKIP) {
        continue;
      }
      files++;
      bytes += Math.max(0, row.size());
      unsized += row.size() < 0 ? 1 : 0;
      refused += row.answer() instanceof Answer.Refused ? 1 : 0;
    }
    return new AddSum(files, bytes, unsized, refused, issues, free);
  }

  /** Whether the files do not fit on the disk, as far as their sizes are known. */
  boolean isTooMuch() {
    return free != UNKNOWN && bytes > free;
  }

  /** Bytes free where the files go; blocks. */
  static long freeSpace(AddOptions options) {
    if (options.problem().isPresent()) {
      return UNKNOWN;
    }
    @Nullable Path folder = options.target();
    while (folder != null && !Files.isDirectory(folder)) {
      folder = folder.getParent();
    }
    try {
      return folder == null ? UNKNOWN : Files.getFileStore(folder).getUsableSpace();
    } catch (IOException _) {
      return UNKNOWN;
    }
  }
}
