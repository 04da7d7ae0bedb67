package dev.loadstone.core.disk;

import java.util.ArrayList;
import java.util.List;

/** Collects what opening a part found out, in a bounded number of lines. */
final class PartFindings {
  private static final int MOST = 20;

  private final List<String> lines = new ArrayList<>();
  private int more;

  /** A block does not agree with its entry beyond the given length. */
  void lost(long block, int proved, int claimed) {
    long start = block * PartFile.BLOCK;
    if (claimed == 0) {
      add("the map's entry of block " + block + " is damaged: the block will be fetched again");
    } else if (proved == 0) {
      add(
          "block %d (bytes %d-%d) changed on disk: it will be fetched again"
              .formatted(block, start, start + claimed - 1));
    } else if (proved < claimed) {
      add(
          "block %d (bytes %d-%d) agrees up to byte %d only: the rest will be fetched again"
              .formatted(block, start, start + claimed - 1, start + proved - 1));
    }
  }

  void unreadable(long block, String reason) {
    add("block " + block + " cannot be read (" + reason + "): it will be fetched again");
  }

  void add(String line) {
    if (lines.size() < MOST) {
      lines.add(line);
    } else {
      more++;
    }
  }

  List<String> lines() {
    List<String> all = new ArrayList<>(lines);
    if (more > 0) {
      all.add("and " + more + " more blocks");
    }
    return List.copyOf(all);
  }
}
