package dev.loadstone.core.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.disk.PartFile;
import dev.loadstone.core.model.ByteRange;
import dev.loadstone.core.model.RangeSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SegmentPlannerTest {
  private static final long MIB = PartFile.BLOCK;

  @Test
  void first_nothingPresent_takesAll() {
    Piece piece = SegmentPlanner.of(RangeSet.EMPTY, 100 * MIB + 7).first(0).orElseThrow();
    assertThat(piece.remaining()).isEqualTo(new ByteRange(0, 100 * MIB + 7));
  }

  @Test
  void first_somethingPresent_takesFirstGap() {
    RangeSet present = RangeSet.of(new ByteRange(0, 5)).plus(new ByteRange(MIB, 2 * MIB));
    Piece piece = SegmentPlanner.of(present, 9 * MIB).first(0).orElseThrow();
    assertThat(piece.remaining()).isEqualTo(new ByteRange(5, MIB));
  }

  @Test
  void next_sixteenConnections_allStartAtOnceInFileOrder() {
    SegmentPlanner planner = SegmentPlanner.of(RangeSet.EMPTY, 256 * MIB);
    Piece lead = planner.first(0).orElseThrow();
    List<Piece> pieces = new ArrayList<>(List.of(lead));
    for (int i = 1; i < 16; i++) {
      pieces.add(planner.next(16, 0).orElseThrow());
    }
    for (int i = 0; i < 16; i++) {
      assertThat(pieces.get(i).remaining())
          .isEqualTo(new ByteRange(i * 4L * MIB, (i + 1) * 4L * MIB));
    }
    assertThat(planner.waiting().prefix()).isZero();
    assertThat(planner.waiting().length()).isEqualTo(192 * MIB);
  }

  @Test
  void next_smallFileManyConnections_splitsRunningPiecesDownToFourMebibytes() {
    SegmentPlanner planner = SegmentPlanner.of(RangeSet.EMPTY, 8 * MIB);
    planner.first(0);
    int shared = 1;
    while (planner.next(16, 0).isPresent()) {
      shared++;
    }
    assertThat(shared).isEqualTo(2);
  }

  @Test
  void next_restIsDoneSoon_isEmpty() {
    SegmentPlanner planner = SegmentPlanner.of(RangeSet.EMPTY, 64 * MIB);
    move(planner.first(0).orElseThrow(), (int) (48 * MIB));
    assertThat(planner.next(2, 1_000_000_000L)).isEmpty();
  }

  @Test
  void next_lessThanFourMebibytesLeft_isEmptyHoweverSlow() {
    SegmentPlanner planner = SegmentPlanner.of(RangeSet.EMPTY, 4 * MIB);
    move(planner.first(0).orElseThrow(), 1);
    assertThat(planner.next(2, 1_000_000_000L)).isEmpty();
  }

  @Test
  void extend_oneConnectionIsLeft_takesAllThatWaits() {
    SegmentPlanner planner = SegmentPlanner.of(RangeSet.EMPTY, 2_000 * MIB);
    Piece lead = planner.first(0).orElseThrow();
    planner.end(planner.next(2, 0).orElseThrow());
    assertThat(planner.extend(lead, 1)).isTrue();
    assertThat(lead.end()).isEqualTo(2_000 * MIB);
  }

  @Test
  void next_moreConnectionsThanBefore_runningPiecesEndEarlier() {
    SegmentPlanner planner = SegmentPlanner.of(RangeSet.EMPTY, 256 * MIB);
    Piece lead = planner.first(0).orElseThrow();
    Piece second = planner.next(4, 0).orElseThrow();
    assertThat(second.remaining()).isEqualTo(new ByteRange(16 * MIB, 32 * MIB));
    move(lead, (int) (2 * MIB));
    move(second, (int) (2 * MIB));
    Piece third = planner.next(16, 1_000_000_000L).orElseThrow();
    assertThat(lead.end()).isEqualTo(6 * MIB);
    assertThat(second.end()).isEqualTo(22 * MIB);
    assertThat(third.remaining()).isEqualTo(new ByteRange(6 * MIB, 10 * MIB));
  }

  @Test
  void next_moreConnectionsAgainAfterFewer_runningPiecesEndEarlier() {
    SegmentPlanner planner = SegmentPlanner.of(RangeSet.EMPTY, 256 * MIB);
    planner.first(0);
    planner.next(16, 0);
    Piece given = planner.next(4, 0).orElseThrow();
    assertThat(given.remaining()).isEqualTo(new ByteRange(8 * MIB, 24 * MIB));
    planner.next(16, 0);
    assertThat(given.remaining()).isEqualTo(new ByteRange(8 * MIB, 12 * MIB));
  }

  @Test
  void extend_fewerConnectionsThanBefore_endsEarlierWhenThereAreMoreAgain() {
    SegmentPlanner planner = SegmentPlanner.of(RangeSet.EMPTY, 256 * MIB);
    Piece lead = planner.first(0).orElseThrow();
    planner.end(planner.next(16, 0).orElseThrow());
    assertThat(planner.extend(lead, 4)).isTrue();
    assertThat(lead.end()).isEqualTo(20 * MIB);
    planner.next(16, 0);
    assertThat(lead.end()).isEqualTo(4 * MIB);
  }

  @Test
  void next_oneSlowOneFast_splitsTheSlowOne() {
    SegmentPlanner planner = SegmentPlanner.of(RangeSet.EMPTY, 16 * MIB);
    Piece slow = planner.first(0).orElseThrow();
    Piece fast = planner.next(1, 0).orElseThrow();
    move(slow, 1_000);
    move(fast, (int) MIB);
    Piece third = planner.next(3, 1_000_000_000L).orElseThrow();
    assertThat(third.remaining()).isEqualTo(new ByteRange(slow.end(), 8 * MIB));
  }

  @Test
  void extend_nextBytesWait_lengthensThePiece() {
    SegmentPlanner planner = SegmentPlanner.of(RangeSet.EMPTY, 64 * MIB);
    Piece lead = planner.first(0).orElseThrow();
    Piece other = planner.next(4, 0).orElseThrow();
    planner.end(other);
    assertThat(planner.extend(lead, 4)).isTrue();
    assertThat(lead.end()).isEqualTo(8 * MIB);
  }

  @Test
  void extend_nextBytesRunElsewhere_isRefused() {
    SegmentPlanner planner = SegmentPlanner.of(RangeSet.EMPTY, 64 * MIB);
    Piece lead = planner.first(0).orElseThrow();
    planner.next(4, 0);
    assertThat(planner.extend(lead, 4)).isFalse();
  }

  @Test
  void end_pieceBrokeOff_itsRestWaitsAgain() {
    SegmentPlanner planner = SegmentPlanner.of(RangeSet.EMPTY, 64 * MIB);
    Piece lead = planner.first(0).orElseThrow();
    move(lead, 1_000);
    planner.end(lead);
    assertThat(planner.waiting()).isEqualTo(RangeSet.of(new ByteRange(1_000, 64 * MIB)));
  }

  @Test
  void stuck_oneManyTimesSlowerThanTheOthers_isNamed() {
    SegmentPlanner planner = SegmentPlanner.of(RangeSet.EMPTY, 24 * MIB);
    Piece slow = planner.first(0).orElseThrow();
    Piece second = planner.next(1, 0).orElseThrow();
    Piece third = planner.next(1, 0).orElseThrow();
    move(slow, 1_000);
    move(second, (int) MIB);
    move(third, (int) MIB);
    assertThat(planner.stuck(1_000_000_000L)).contains(slow);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void anyOrderOfSteps_seeded_piecesTileTheFileAndItEnds(long seed) {
    Random random = new Random(seed);
    long size = random.nextLong(1, 300 * MIB);
    RangeSet there = randomPresent(random, size);
    SegmentPlanner planner = SegmentPlanner.of(there, size);
    List<Piece> running = new ArrayList<>();
    planner.first(0).ifPresent(running::add);
    for (long step = 1; !planner.isDone(); step++) {
      assertThat(step).as("seed %d", seed).isLessThan(200_000);
      there = step(random, planner, running, there, step * 1_000_000);
      assertTiled(seed, size, there, planner, running);
    }
    assertThat(there.isWhole(size)).as("seed %d", seed).isTrue();
  }

  private static RangeSet step(
      Random random, SegmentPlanner planner, List<Piece> running, RangeSet there, long now) {
    int dice = random.nextInt(10);
    if (running.isEmpty() || (dice == 0 && running.size() < 16)) {
      planner.next(random.nextInt(1, 17), now).ifPresent(running::add);
      return there;
    }
    Piece piece = running.get(random.nextInt(running.size()));
    if (dice == 1) {
      planner.end(piece);
      running.remove(piece);
      return there;
    }
    long from = piece.position();
    int count = piece.take(random.nextInt((int) (2 * MIB)));
    piece.wrote();
    if (piece.left() == 0 && !planner.extend(piece, 4)) {
      planner.end(piece);
      running.remove(piece);
    }
    ByteRange written = new ByteRange(from, from + count);
    assertThat(there.gaps(Long.MAX_VALUE).ranges())
        .anyMatch(gap -> gap.start() <= written.start() && written.end() <= gap.end());
    return there.plus(written);
  }

  private static void assertTiled(
      long seed, long size, RangeSet there, SegmentPlanner planner, List<Piece> running) {
    RangeSet all = there;
    long sum = there.length() + planner.waiting().length();
    for (ByteRange each : planner.waiting().ranges()) {
      all = all.plus(each);
    }
    for (Piece piece : running) {
      all = all.plus(piece.remaining());
      sum += piece.remaining().length();
      assertThat(piece.end() == size || piece.end() % MIB == 0 || there.gaps(size).isEmpty())
          .as("seed %d: %s ends inside a block", seed, piece.remaining())
          .isTrue();
    }
    assertThat(all.isWhole(size)).as("seed %d", seed).isTrue();
    assertThat(sum).as("seed %d", seed).isEqualTo(size);
  }

  private static RangeSet randomPresent(Random random, long size) {
    RangeSet present = RangeSet.EMPTY;
    for (int i = random.nextInt(4); i > 0; i--) {
      long block = random.nextLong(size / MIB + 1) * MIB;
      long length = Math.min(size - block, random.nextLong(3 * MIB));
      present = present.plus(new ByteRange(block, block + length));
    }
    return present;
  }

  private static void move(Piece piece, int bytes) {
    assertThat(piece.take(bytes)).isEqualTo(bytes);
    piece.wrote();
  }
}
