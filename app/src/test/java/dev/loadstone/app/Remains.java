package dev.loadstone.app;

import dev.loadstone.core.model.ByteRange;
import dev.loadstone.core.model.RangeSet;
import dev.loadstone.core.testing.adverse.Content;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What a killed download left in its folder. */
final class Remains {
  private static final int BLOCK = 4096;

  private Remains() {}

  /** The bytes of the content that lie in files of the folder other than the finished one. */
  static RangeSet of(Content content, Path folder, String finalName) throws IOException {
    RangeSet right = RangeSet.EMPTY;
    for (Path file : files(folder)) {
      if (!file.getFileName().toString().equals(finalName)) {
        right = plus(right, content, file);
      }
    }
    return right;
  }

  /** Whether the file holds the content, no more and no less. */
  static boolean isExactly(Content content, Path file) throws IOException {
    return Files.size(file) == content.size()
        && plus(RangeSet.EMPTY, content, file).isWhole(content.size());
  }

  /** Bytes of the range that are in the set. */
  static long overlap(RangeSet set, long start, long end) {
    return set.ranges().stream()
        .mapToLong(r -> Math.max(0, Math.min(r.end(), end) - Math.max(r.start(), start)))
        .sum();
  }

  private static RangeSet plus(RangeSet known, Content content, Path file) throws IOException {
    RangeSet right = known;
    try (InputStream in = Files.newInputStream(file)) {
      long at = 0;
      byte[] block = in.readNBytes(BLOCK);
      while (block.length > 0 && at < content.size()) {
        long end = Math.min(content.size(), at + block.length);
        byte[] there = block.length == end - at ? block : Arrays.copyOf(block, (int) (end - at));
        if (Arrays.equals(there, content.bytes(at, end))) {
          right = right.plus(new ByteRange(at, end));
        }
        at = end;
        block = in.readNBytes(BLOCK);
      }
    }
    return right;
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }
}
