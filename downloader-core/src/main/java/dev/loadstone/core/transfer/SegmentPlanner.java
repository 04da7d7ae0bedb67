package dev.loadstone.core.transfer;

import dev.loadstone.core.disk.PartFile;
import dev.loadstone.core.model.ByteRange;
import dev.loadstone.core.model.RangeSet;
import dev.loadstone.core.model.Segment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Hands out what is missing of a file, in the file's order, so that what is there forms a prefix as
 * long as possible; when nothing is left, running pieces are split.
 *
 * <p>What is present, waiting and running tiles the file at all times. Deterministic; guarded by
 * its owner's lock, while readers move their own pieces.
 */
final class SegmentPlanner {
  private static final long SMALLEST = 4L * PartFile.BLOCK;
  private static final long LARGEST = 64L * PartFile.BLOCK;
  private static final long SPLITTABLE = 4L * PartFile.BLOCK;

  /** What a connection does alone within this is not worth another's round trips. */
  private static final double SPLITTABLE_SECONDS = 0.4;

  /** More than any file has, yet not so much that sums overflow. */
  private static final long WHOLE = align(Long.MAX_VALUE / 2);

  private static final int PIECES_PER_CONNECTION = 4;
  private static final double SLOW_SECONDS = 5;
  private static final double SLOW_FACTOR = 8;

  private final long size;
  private final boolean splits;
  private final List<Piece> running = new ArrayList<>();
  private RangeSet waiting;

  /** No running piece was given out for fewer connections since all were cut for more. */
  private int fewest = 1;

  private SegmentPlanner(RangeSet waiting, long size, boolean splits) {
    this.waiting = waiting;
    this.size = size;
    this.splits = splits;
  }

  /** Plans what is missing of a file of known size. */
  static SegmentPlanner of(RangeSet present, long size) {
    return new SegmentPlanner(present.gaps(size), size, true);
  }

  /** One piece without an end, for a file whose size nobody knows. */
  static SegmentPlanner endless(long from) {
    ByteRange rest = new ByteRange(from, Long.MAX_VALUE);
    return new SegmentPlanner(RangeSet.of(rest), Long.MAX_VALUE, false);
  }

  /** The first missing bytes, all of them up to what is present. */
  Optional<Piece> first(long now) {
    return waiting.isEmpty()
        ? Optional.empty()
        : Optional.of(start(waiting.ranges().getFirst(), now));
  }

  /** Work for one more of so many connections; empty if nothing can be shared out. */
  Optional<Piece> next(int connections, long now) {
    if (connections > fewest && splits) {
      cut(connections, now);
    }
    if (waiting.isEmpty() && splits) {
      split(connections, now);
    }
    if (waiting.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(start(head(waiting.ranges().getFirst(), connections), now));
  }

  /** Lengthens a piece whose connection goes on sending what follows; false if another has it. */
  boolean extend(Piece piece, int connections) {
    boolean follows =
        running.contains(piece)
            && !waiting.isEmpty()
            && waiting.ranges().getFirst().start() == piece.end();
    if (!follows) {
      return false;
    }
    ByteRange more = head(waiting.ranges().getFirst(), connections);
    waiting = minus(waiting, more);
    piece.extendTo(more.end());
    return true;
  }

  /** Takes back a piece, of which nothing came yet, that follows another. */
  void takeBack(Piece before, Predicate<Piece> which) {
    for (Piece each : List.copyOf(running)) {
      ByteRange all = each.remaining();
      boolean follows = all.start() == before.end() && each.progress() == 0 && !all.isEmpty();
      if (follows && which.test(each) && each.endAt(all.start())) {
        running.remove(each);
        waiting = waiting.plus(all);
      }
    }
  }

  /** A piece is no longer fetched; what is missing of it waits again. */
  void end(Piece piece) {
    if (running.remove(piece)) {
      waiting = waiting.plus(piece.remaining());
    }
  }

  /** A piece so slow that its rest is fetched sooner over another connection. */
  Optional<Piece> stuck(long now) {
    if (running.size() < 2 || !waiting.isEmpty()) {
      return Optional.empty();
    }
    List<Piece> bySpeed =
        running.stream().sorted(Comparator.comparingDouble(p -> p.secondsLeft(now))).toList();
    double slowest = bySpeed.getLast().secondsLeft(now);
    double usual = bySpeed.get((bySpeed.size() - 1) / 2).secondsLeft(now);
    boolean known = slowest != Double.POSITIVE_INFINITY;
    return known && slowest > SLOW_SECONDS && slowest > SLOW_FACTOR * usual
        ? Optional.of(bySpeed.getLast())
        : Optional.empty();
  }

  boolean isDone() {
    return waiting.isEmpty() && running.isEmpty();
  }

  /** The first byte that is not written; the file's size if all are. */
  long missingFrom(long whole) {
    long first = waiting.isEmpty() ? whole : waiting.ranges().getFirst().start();
    for (Piece piece : running) {
      ByteRange remaining = piece.remaining();
      first = remaining.isEmpty() ? first : Math.min(first, remaining.start());
    }
    return first;
  }

  RangeSet waiting() {
    return waiting;
  }

  /** Running pieces in ascending order. */
  List<Segment> segments() {
    return running.stream()
        .map(Piece::segment)
        .sorted(Comparator.comparingLong(s -> s.range().start()))
        .toList();
  }

  /** Puts the rest of the piece that ends last, or its half where little is left, up for taking. */
  private void split(int connections, long now) {
    Optional<Piece> longest =
        running.stream()
            .filter(p -> isWorthSplitting(p, now))
            .max(
                Comparator.comparingDouble((Piece p) -> p.secondsLeft(now))
                    .thenComparingLong(Piece::left));
    longest.ifPresent(piece -> cut(piece, Math.min(piece.left() / 2, length(connections))));
  }

  /**
   * Ends pieces that were given out for fewer connections where they would end for so many: else
   * those alone would still be fetched when all others are done, and what follows them be digested.
   */
  private void cut(int connections, long now) {
    fewest = connections;
    for (Piece piece : running) {
      if (isWorthSplitting(piece, now) && piece.left() - length(connections) >= SPLITTABLE) {
        cut(piece, length(connections));
      }
    }
  }

  /** Lets a piece keep about so many bytes of what is left of it; the rest waits. */
  private void cut(Piece piece, long keep) {
    long end = piece.end();
    long cut = align(piece.position() + keep + PartFile.BLOCK / 2);
    if (cut > piece.position() && cut < end && piece.endAt(cut)) {
      waiting = waiting.plus(new ByteRange(cut, end));
    }
  }

  private static boolean isWorthSplitting(Piece piece, long now) {
    return piece.progress() == 0
        ? piece.left() >= 2 * SPLITTABLE
        : piece.left() >= SPLITTABLE && piece.secondsLeft(now) > SPLITTABLE_SECONDS;
  }

  private Piece start(ByteRange range, long now) {
    waiting = minus(waiting, range);
    Piece piece = new Piece(range, now);
    running.add(piece);
    return piece;
  }

  /** What is given out next, and to be cut once there are more connections. */
  private ByteRange head(ByteRange gap, int connections) {
    fewest = Math.min(fewest, connections);
    long end = align(gap.start() + Math.min(length(connections), gap.length()));
    long rest = gap.end() - end;
    return rest < PartFile.BLOCK ? gap : new ByteRange(gap.start(), end);
  }

  private long length(int connections) {
    long even = size / ((long) PIECES_PER_CONNECTION * connections);
    return connections == 1 ? WHOLE : align(Math.clamp(even, SMALLEST, LARGEST));
  }

  private static long align(long offset) {
    return offset - offset % PartFile.BLOCK;
  }

  /** The set without a range that one of its ranges begins with. */
  private static RangeSet minus(RangeSet set, ByteRange taken) {
    RangeSet rest = RangeSet.EMPTY;
    for (ByteRange each : set.ranges()) {
      rest =
          each.start() == taken.start()
              ? rest.plus(new ByteRange(taken.end(), each.end()))
              : rest.plus(each);
    }
    return rest;
  }
}
