package dev.loadstone.ui.inspect;

import dev.loadstone.core.model.ByteRange;
import dev.loadstone.core.model.HttpExchange;
import dev.loadstone.core.model.JobState;
import dev.loadstone.core.model.JobView;
import dev.loadstone.core.model.RangeSet;
import dev.loadstone.core.model.Segment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which bytes of a file are there, which are being fetched and by whom; what is in no block is
 * missing. Pure.
 *
 * @param size bytes of the whole file; -1 if nobody knows
 * @param blocks in ascending order, without overlaps
 */
record FileMap(long size, List<Block> blocks) {
  static final int NOBODY = -1;

  /** How a block stands. */
  enum Presence {
    /** In the part file or the file. */
    HERE,
    /** Asked for by a connection that runs. */
    ASKED
  }

  /**
   * A part of the file.
   *
   * @param fetcher segment number of who fetches or fetched it; {@link #NOBODY} if not known
   */
  record Block(ByteRange range, Presence presence, int fetcher) {}

  FileMap {
    blocks = List.copyOf(blocks);
  }

  static FileMap of(JobView view, List<HttpExchange> exchanges) {
    long size = view.job().size();
    List<Block> fetched = fetched(size, exchanges);
    if (view.job().state() instanceof JobState.Published(var receipt)) {
      ByteRange whole = new ByteRange(0, receipt.size());
      return new FileMap(receipt.size(), over(List.of(here(whole, NOBODY)), fetched));
    }
    List<Segment> running = view.live() == null ? List.of() : view.live().segments();
    List<Block> there = outside(fetched, running);
    if (size > 0 && isAllElseThere(view, size, running)) {
      there = over(gapsOf(running, size), there);
    } else if (fetched.isEmpty() && running.isEmpty() && view.received() > 0) {
      there = List.of(here(new ByteRange(0, view.received()), NOBODY));
    }
    List<Block> all = new ArrayList<>(there);
    for (Segment each : running) {
      int fetcher = fetcher(each.range(), exchanges);
      add(all, new ByteRange(each.range().start(), each.written()), Presence.HERE, fetcher);
      add(all, each.remaining(), Presence.ASKED, fetcher);
    }
    all.sort(Comparator.comparingLong(block -> block.range().start()));
    return new FileMap(size, all);
  }

  /** Who asked for the beginning of a range last. */
  private static int fetcher(ByteRange range, List<HttpExchange> exchanges) {
    for (HttpExchange each : exchanges.reversed()) {
      long start = BodyRange.start(each);
      if (start >= range.start() && start < Math.max(range.end(), range.start() + 1)) {
        return each.segment();
      }
    }
    return NOBODY;
  }

  /** What bodies brought, the newest on top; an answer with the whole file begins anew. */
  private static List<Block> fetched(long size, List<HttpExchange> exchanges) {
    BlockLayers blocks = new BlockLayers();
    for (HttpExchange each : exchanges) {
      long start = BodyRange.start(each);
      if (start < 0 || !BodyRange.isOfFile(each, size)) {
        continue;
      }
      if (each.status() == 200) {
        blocks.clear();
      }
      long end = start + each.bytesReceived();
      long last = size < 0 ? end : Math.min(size, end);
      if (last > start) {
        blocks.lay(here(new ByteRange(start, last), each.segment()));
      }
    }
    return blocks.seen();
  }

  private static boolean isAllElseThere(JobView view, long size, List<Segment> running) {
    long wanted = running.stream().mapToLong(s -> s.range().length()).sum();
    long written = running.stream().mapToLong(s -> s.written() - s.range().start()).sum();
    return view.received() - written >= size - wanted;
  }

  private static List<Block> gapsOf(List<Segment> running, long size) {
    RangeSet taken = RangeSet.EMPTY;
    for (Segment each : running) {
      taken = taken.plus(each.range());
    }
    return taken.gaps(size).ranges().stream().map(range -> here(range, NOBODY)).toList();
  }

  private static List<Block> outside(List<Block> blocks, List<Segment> running) {
    BlockLayers left = new BlockLayers().lay(blocks);
    running.forEach(each -> left.cut(each.range()));
    return left.seen();
  }

  /** The upper blocks, and of the lower ones what they leave uncovered. */
  private static List<Block> over(List<Block> lower, List<Block> upper) {
    return new BlockLayers().lay(lower).lay(upper).seen();
  }

  private static void add(List<Block> blocks, ByteRange range, Presence presence, int fetcher) {
    if (!range.isEmpty()) {
      blocks.add(new Block(range, presence, fetcher));
    }
  }

  private static Block here(ByteRange range, int fetcher) {
    return new Block(range, Presence.HERE, fetcher);
  }
}
