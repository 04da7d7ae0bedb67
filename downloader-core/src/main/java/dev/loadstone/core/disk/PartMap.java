package dev.loadstone.core.disk;

import dev.loadstone.core.disk.BlockProof.Claim;
import dev.loadstone.core.disk.PartMapFormat.Header;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * The map of a part on disk. It is made as late as possible, so that a small file that comes in one
 * piece costs none; until then claims wait in memory. Not thread-safe.
 */
final class PartMap implements AutoCloseable {
  private final FileStore files;
  private final Path path;
  private final Map<Long, ByteBuffer> waiting = new LinkedHashMap<>();
  private @Nullable OpenFile file;
  private @Nullable Header header;
  private boolean headerWritten;

  PartMap(FileStore files, Path path) {
    this.files = files;
    this.path = path;
  }

  /**
   * Reads the head of a map that is there.
   *
   * @return whether a usable map is there
   */
  boolean load() throws IOException {
    OpenFile opened = files.open(path, FileStore.Mode.READ_WRITE_CREATE);
    file = opened;
    ByteBuffer head = ByteBuffer.allocate(PartMapFormat.HEADER);
    opened.read(head, 0);
    header = PartMapFormat.readHeader(head.flip());
    headerWritten = header != null;
    return headerWritten;
  }

  @Nullable Header header() {
    return header;
  }

  /** Blocks that the map has entries for. */
  long blocks() throws IOException {
    long entries = file == null ? 0 : file.size() - PartMapFormat.HEADER;
    return Math.max(0, Math.ceilDiv(entries, PartMapFormat.ENTRY));
  }

  /** Reads entries until the buffer is full; what lies behind the end of the map reads as empty. */
  ByteBuffer entries(long firstBlock, ByteBuffer into) throws IOException {
    into.clear();
    if (file != null) {
      file.read(into, PartMapFormat.position(firstBlock, 0));
    }
    while (into.hasRemaining()) {
      into.put((byte) 0);
    }
    return into.flip();
  }

  /** Drops all entries and starts anew for another file. */
  void begin(PartFile.Identity identity) throws IOException {
    waiting.clear();
    headerWritten = false;
    header = new Header(identity, ThreadLocalRandom.current().nextLong());
    if (file != null) {
      file.truncate(0);
    }
  }

  /** Changes the identity and keeps the entries. */
  void settle(PartFile.Identity identity) throws IOException {
    Header known = known();
    header = new Header(identity, known.epoch());
    if (headerWritten && file != null) {
      headerWritten = false;
      flush();
    }
  }

  /** Enters a claim; on disk once {@link #flush} has run or if nothing waits. */
  void enter(long block, int slot, Claim claim) {
    waiting.put(
        PartMapFormat.position(block, slot), PartMapFormat.slot(known().epoch(), block, claim));
  }

  /** Empties a block's entry but for one slot. */
  void clearExcept(long block, int keptSlot) throws IOException {
    for (int slot = 0; slot < BlockProof.SLOTS; slot++) {
      if (slot != keptSlot && file != null) {
        file.write(ByteBuffer.allocate(PartMapFormat.SLOT), PartMapFormat.position(block, slot));
      }
    }
  }

  /** Whether there is a file, whatever is in it. */
  boolean isThere() {
    return file != null;
  }

  /** Whether the head is on disk, so that claims can be entered. */
  boolean isOnDisk() {
    return headerWritten;
  }

  /** Writes what waits, making the map if it is missing; what failed waits on. */
  void flush() throws IOException {
    OpenFile opened = file;
    if (opened == null) {
      opened = files.open(path, FileStore.Mode.READ_WRITE_CREATE);
      file = opened;
      opened.truncate(0);
    }
    if (!headerWritten) {
      opened.write(PartMapFormat.header(known()), 0);
      headerWritten = true;
    }
    for (Map.Entry<Long, ByteBuffer> each : waiting.entrySet()) {
      opened.write(each.getValue().duplicate(), each.getKey());
    }
    waiting.clear();
  }

  void force() throws IOException {
    if (file != null) {
      file.force();
    }
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
      file = null;
    }
  }

  private Header known() {
    if (header == null) {
      throw new IllegalStateException("begin() was not called");
    }
    return header;
  }
}
