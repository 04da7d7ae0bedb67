package dev.loadstone.bench;

import dev.loadstone.core.model.ByteRange;
import dev.loadstone.core.model.RangeSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Ranges that segments finish: in order, as with one connection, and in any order. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RangeSetBenchmark {
  private static final int BLOCK = 1 << 20;

  /** Blocks of 1 MiB in the file. */
  @Param({"16", "2048"})
  public int blocks;

  private List<ByteRange> inOrder = List.of();
  private List<ByteRange> shuffled = List.of();

  @Setup
  public void prepare() {
    List<ByteRange> ranges = new ArrayList<>();
    for (long i = 0; i < blocks; i++) {
      ranges.add(new ByteRange(i * BLOCK, (i + 1) * BLOCK));
    }
    inOrder = List.copyOf(ranges);
    Collections.shuffle(ranges, new Random(1));
    shuffled = List.copyOf(ranges);
  }

  @Benchmark
  public RangeSet plusInOrder() {
    return all(inOrder);
  }

  @Benchmark
  public RangeSet plusInAnyOrder() {
    return all(shuffled);
  }

  private static RangeSet all(List<ByteRange> ranges) {
    RangeSet set = RangeSet.EMPTY;
    for (ByteRange range : ranges) {
      set = set.plus(range);
    }
    return set;
  }
}
