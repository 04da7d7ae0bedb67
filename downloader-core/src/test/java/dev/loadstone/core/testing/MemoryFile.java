package dev.loadstone.core.testing;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Bytes now, bytes that were forced, and the changes between them. */
final class MemoryFile {
  private static final int SECTOR = 512;

  private Image now = new Image(new byte[0], 0);
  private Image forced = new Image(new byte[0], 0);
  private final List<Change> unforced = new ArrayList<>();
  private Instant modified = Instant.EPOCH;

  /** Content in a buffer that may be larger. */
  private static final class Image {
    private byte[] bytes;
    private int size;

    Image(byte[] bytes, int size) {
      this.bytes = bytes;
      this.size = size;
    }

    void write(byte[] data, int from, int to, int position) {
      int end = position + to - from;
      if (end > bytes.length) {
        bytes = Arrays.copyOf(bytes, Math.max(end, bytes.length * 2));
      }
      System.arraycopy(data, from, bytes, position, to - from);
      size = Math.max(size, end);
    }

    void truncate(int newSize) {
      if (newSize < size) {
        Arrays.fill(bytes, newSize, size, (byte) 0);
        size = newSize;
      }
    }

    Image copy() {
      return new Image(Arrays.copyOf(bytes, size), size);
    }
  }

  /** A write, or a cut if there are no bytes. */
  private record Change(int position, @Nullable ByteBuffer bytes) {}

  int size() {
    return now.size;
  }

  byte[] content() {
    return Arrays.copyOf(now.bytes, now.size);
  }

  Instant modified() {
    return modified;
  }

  void modified(Instant time) {
    modified = time;
  }

  int read(ByteBuffer target, long position) {
    if (position >= now.size) {
      return -1;
    }
    int length = (int) Math.min(target.remaining(), now.size - position);
    target.put(now.bytes, (int) position, length);
    return length;
  }

  void write(ByteBuffer source, long position) {
    byte[] data = new byte[source.remaining()];
    source.get(data);
    now.write(data, 0, data.length, (int) position);
    unforced.add(new Change((int) position, ByteBuffer.wrap(data)));
  }

  void truncate(long size) {
    if (size < now.size) {
      now.truncate((int) size);
      unforced.add(new Change((int) size, null));
    }
  }

  void force() {
    forced = now.copy();
    unforced.clear();
  }

  /** Goes back to what was forced and what, sector by sector, got to the disk by chance. */
  void crash(@Nullable Random random) {
    Image left = forced.copy();
    for (Change each : unforced) {
      if (random != null && random.nextBoolean()) {
        apply(each, left, random);
      }
    }
    now = left;
    force();
  }

  private static void apply(Change change, Image image, Random random) {
    if (change.bytes() == null) {
      image.truncate(change.position());
      return;
    }
    byte[] data = change.bytes().array();
    boolean torn = random.nextInt(4) == 0;
    for (int from = 0; from < data.length; ) {
      int toBorder = SECTOR - (change.position() + from) % SECTOR;
      int to = Math.min(data.length, from + toBorder);
      if (!torn || random.nextBoolean()) {
        image.write(data, from, to, change.position() + from);
      }
      from = to;
    }
  }
}
