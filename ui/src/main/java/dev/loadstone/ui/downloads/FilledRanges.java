package dev.loadstone.ui.downloads;

import dev.loadstone.core.model.ByteRange;
import dev.loadstone.core.model.Segment;
import java.util.ArrayList;
import java.util.List;

/** Which parts of a file are there, as far as its running segments and the sum tell. */
final class FilledRanges {
  private FilledRanges() {}

  /**
   * The parts in ascending order, neighbours apart where a segment begins. What is there outside of
   * running segments lies before, between and behind them; where in doubt, at the front.
   *
   * @param received bytes of the whole file that are there
   */
  static List<ByteRange> of(long size, long received, List<Segment> segments) {
    long finished = received;
    for (Segment segment : segments) {
      finished -= segment.written() - segment.range().start();
    }
    List<ByteRange> filled = new ArrayList<>();
    long at = 0;
    for (Segment segment : segments) {
      finished -= fill(filled, at, segment.range().start(), finished);
      fill(filled, segment.range().start(), segment.written(), Long.MAX_VALUE);
      at = segment.range().end();
    }
    fill(filled, at, size, finished);
    return filled;
  }

  private static long fill(List<ByteRange> filled, long from, long to, long most) {
    long length = Math.min(to - from, most);
    if (length <= 0) {
      return 0;
    }
    filled.add(new ByteRange(from, from + length));
    return length;
  }
}
