package dev.loadstone.ui.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.model.ByteRange;
import dev.loadstone.ui.inspect.FileMap.Block;
import dev.loadstone.ui.inspect.FileMap.Presence;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BlockLayersTest {
  private static final int SIZE = 40;

  @Test
  void seen_randomLayersAndCuts_isWhatLiesOnTopOfEachByte() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      BlockLayers layers = new BlockLayers();
      int[] bytes = new int[SIZE];
      Arrays.fill(bytes, FileMap.NOBODY);
      for (int step = 0; step < 12; step++) {
        int start = random.nextInt(SIZE);
        ByteRange range = new ByteRange(start, start + random.nextInt(SIZE - start + 1));
        boolean cut = random.nextInt(4) == 0;
        Arrays.fill(bytes, start, (int) range.end(), cut ? FileMap.NOBODY : step);
        if (cut) {
          layers.cut(range);
        } else {
          layers.lay(new Block(range, Presence.HERE, step));
        }
      }

      assertThat(painted(layers.seen())).as("seed %d, round %d", seed, round).isEqualTo(bytes);
    }
  }

  /** Fails at blocks that overlap or are empty. */
  private static int[] painted(List<Block> blocks) {
    int[] bytes = new int[SIZE];
    Arrays.fill(bytes, FileMap.NOBODY);
    long end = 0;
    for (Block each : blocks) {
      assertThat(each.range().start()).isGreaterThanOrEqualTo(end);
      end = each.range().end();
      assertThat(end).isGreaterThan(each.range().start());
      Arrays.fill(bytes, (int) each.range().start(), (int) end, each.fetcher());
    }
    return bytes;
  }
}
