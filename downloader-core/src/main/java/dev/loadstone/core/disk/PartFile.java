package dev.loadstone.core.disk;

import dev.loadstone.core.model.FailureException;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.RangeSet;
import dev.loadstone.core.model.Validator;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a file that is not whole yet, beside its target, and the map that proves them.
 *
 * <p>The map holds, for each block of {@link #BLOCK} bytes, how many of its bytes were written and
 * their checksum; only what agrees with it counts as present, so neither a kill nor a power cut nor
 * an editor can smuggle bytes in. The part is locked for this process while it is open.
 *
 * <p>Several threads may write, each to blocks that no other writes, in ascending order.
 */
public final class PartFile implements AutoCloseable {
  /** Bytes that one proof covers, and so the most that is fetched twice for each segment. */
  public static final int BLOCK = 1 << 20;

  private PartFile() {}

  /**
   * Which file the bytes belong to.
   *
   * @param size bytes of the whole file, or {@link dev.loadstone.core.model.RemoteFile#UNKNOWN}
   */
  public record Identity(Link link, Validator validator, long size) {}

  /**
   * Opens the part beside the target, or makes an empty one, and proves what it holds.
   *
   * @throws FailureException TARGET_BUSY if another process has it, FILE_CANT_OPEN, UNSAFE_NAME if
   *     something that is no part of ours stands there
   */
  public static PartFile open(FileStore files, Path target) throws FailureException {
    throw new UnsupportedOperationException();
  }

  /** Where the part of a target lies. */
  public static Path pathFor(Path target) {
    throw new UnsupportedOperationException();
  }

  /** Whose bytes the part holds; null if it is new or its map was unusable. */
  public @Nullable Identity identity() {
    throw new UnsupportedOperationException();
  }

  /** What is proved to be there. */
  public RangeSet present() {
    throw new UnsupportedOperationException();
  }

  /** What opening found out, one line each for the job's log; empty if all agreed. */
  public List<String> findings() {
    throw new UnsupportedOperationException();
  }

  /** Drops what the part holds and starts anew for the given file. */
  public void begin(Identity identity) throws FailureException {
    throw new UnsupportedOperationException();
  }

  /**
   * Writes all of the buffer and enters it in the map.
   *
   * @throws FailureException DISK_FULL or FILE_WRITE_ERROR
   */
  public void write(ByteBuffer data, long offset) throws FailureException {
    throw new UnsupportedOperationException();
  }

  /** Reads written bytes; -1 at the end of the part. */
  public int read(ByteBuffer target, long offset) throws FailureException {
    throw new UnsupportedOperationException();
  }

  /** Forces bytes, then map, to disk; returns what was present when it began. */
  public RangeSet checkpoint() throws FailureException {
    throw new UnsupportedOperationException();
  }

  /** Closes and unlocks; what is there stays. */
  @Override
  public void close() {
    throw new UnsupportedOperationException();
  }

  /** Closes and deletes part and map. */
  public void delete() throws FailureException {
    throw new UnsupportedOperationException();
  }
}
