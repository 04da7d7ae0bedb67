package dev.loadstone.core.disk;

import dev.loadstone.core.disk.BlockLedger.Piece;
import dev.loadstone.core.disk.DiskFailures.Doing;
import dev.loadstone.core.model.ByteRange;
import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.FailureException;
import dev.loadstone.core.model.Link;
import dev.loadstone.core.model.RangeSet;
import dev.loadstone.core.model.RemoteFile;
import dev.loadstone.core.model.Validator;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a file that is not whole yet, beside its target, and the map that proves them.
 *
 * <p>The map holds, for each block of {@link #BLOCK} bytes, how many of its bytes were written and
 * their checksum; only what agrees with it counts as present, so neither a kill nor a power cut nor
 * an editor can smuggle bytes in. The part is locked for this process while it is open.
 *
 * <p>Several threads may write, each to blocks that no other writes, in ascending order from the
 * start of a block or from where its proof ends.
 */
public final class PartFile implements AutoCloseable {
  /** Bytes that one proof covers, and so the most that is fetched twice for each segment. */
  public static final int BLOCK = 1 << 20;

  private final FileStore files;
  private final Path target;
  private final OpenFile part;
  private final PartMap map;
  private final List<String> findings;

  /** Guards all below and the map, never a write or a force of the part. */
  private final ReentrantLock state = new ReentrantLock();

  private final ReentrantLock checkpoints = new ReentrantLock();
  private @Nullable Identity identity;
  private BlockLedger blocks;
  private boolean written;
  private boolean finished;
  private boolean closed;
  private boolean namesForced;

  PartFile(FileStore files, Path target, OpenFile part, PartMap map, PartOpening.Found found) {
    this.files = files;
    this.target = target;
    this.part = part;
    this.map = map;
    this.identity = found.identity();
    this.blocks = found.blocks();
    this.findings = found.findings();
    this.written = found.identity() != null;
  }

  /**
   * Which file the bytes belong to.
   *
   * @param linkDigest SHA-256 of the link's text in hexadecimal: the link itself may hold secrets
   * @param size bytes of the whole file, or {@link RemoteFile#UNKNOWN}
   */
  public record Identity(String linkDigest, Validator validator, long size) {

    public Identity(Link link, Validator validator, long size) {
      this(digest(link), validator, size);
    }

    public boolean isOf(Link link) {
      return linkDigest.equals(digest(link));
    }

    private static String digest(Link link) {
      try {
        byte[] text = link.text().getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** Sees what opening proves, so that the part need not be read again to be digested. */
  @FunctionalInterface
  public interface ProofListener {
    ProofListener NONE = (_, _) -> {};

    /**
     * Bytes were proved; called in ascending order, with gaps where nothing was.
     *
     * @param bytes valid during the call only
     * @throws FailureException to end the opening, which throws it on
     */
    void proved(ByteBuffer bytes, long offset) throws FailureException;
  }

  /** Opens as {@link #open(FileStore, Path, ProofListener)} does, for nobody to listen. */
  public static PartFile open(FileStore files, Path target) throws FailureException {
    return open(files, target, ProofListener.NONE);
  }

  /**
   * Opens the part beside the target, or makes an empty one, and proves what it holds. Reads the
   * part once.
   *
   * @throws FailureException TARGET_BUSY if another process or another caller has it,
   *     FILE_CANT_OPEN, UNSAFE_NAME if something that is no part of ours stands there
   */
  public static PartFile open(FileStore files, Path target, ProofListener listener)
      throws FailureException {
    return PartOpening.open(files, target, listener);
  }

  /** The file that the part is to become. */
  public Path target() {
    return target;
  }

  /** Where the part of a target lies. */
  public static Path pathFor(Path target) {
    return PartNames.part(target);
  }

  /** Whose bytes the part holds; null if it is new or its map was unusable. */
  public @Nullable Identity identity() {
    state.lock();
    try {
      return identity;
    } finally {
      state.unlock();
    }
  }

  /** What is proved to be there. */
  public RangeSet present() {
    return locked(() -> blocks.present());
  }

  /** What opening found out, one line each for the job's log; empty if all agreed. */
  public List<String> findings() {
    return findings;
  }

  /** Drops what the part holds and starts anew for the given file; nobody may be writing. */
  public void begin(Identity newIdentity) throws FailureException {
    change(
        () -> {
          map.begin(newIdentity);
          if (part.size() > 0) {
            part.truncate(0);
          }
          identity = newIdentity;
          blocks = new BlockLedger();
          written = false;
          finished = false;
          return true;
        });
  }

  /**
   * Enters the size of a file that was {@link RemoteFile#UNKNOWN} when it began.
   *
   * @throws IllegalStateException if another size is known already
   */
  public void settleSize(long size) throws FailureException {
    change(
        () -> {
          Identity known = known();
          if (known.size() == size) {
            return true;
          }
          if (known.size() != RemoteFile.UNKNOWN) {
            throw new IllegalStateException("size " + known.size() + " becomes " + size);
          }
          identity = new Identity(known.linkDigest(), known.validator(), size);
          map.settle(identity);
          return true;
        });
  }

  /**
   * Writes all of the buffer and enters it in the map.
   *
   * @throws FailureException DISK_FULL or FILE_WRITE_ERROR
   * @throws IllegalArgumentException if the bytes begin neither at the start of a new block nor
   *     where a block's proof ends, or go beyond the file's size
   */
  public void write(ByteBuffer data, long offset) throws FailureException {
    if (!data.hasRemaining()) {
      return;
    }
    ByteBuffer bytes = data.duplicate();
    ByteRange range = new ByteRange(offset, offset + data.remaining());
    List<Piece> pieces = locked(() -> blocks.reserve(range, known().size()));
    try {
      part.write(data, offset);
      for (Piece piece : pieces) {
        piece.proof().add(bytes.slice(bytes.position() + piece.from(), piece.length()));
      }
      change(() -> enter(pieces, range));
    } catch (IOException e) {
      throw DiskFailures.of(e, Doing.WRITE, files, PartNames.part(target));
    } finally {
      locked(() -> blocks.release(pieces));
    }
  }

  /** Bytes are on their way to the disk: they count from here on, whatever becomes of the map. */
  private boolean enter(List<Piece> pieces, ByteRange range) throws IOException {
    boolean first = !written;
    written = true;
    blocks.enter(pieces, range, map);
    boolean needless = !map.isOnDisk() && (first || blocks.present().isWhole(known().size()));
    if (!needless) {
      map.flush();
    }
    return true;
  }

  /** Reads written bytes; -1 at the end of the part. */
  public int read(ByteBuffer into, long offset) throws FailureException {
    try {
      return part.read(into, offset);
    } catch (IOException e) {
      throw DiskFailures.of(e, Doing.READ, files, PartNames.part(target));
    }
  }

  /** Forces bytes, then map, to disk; returns what was present when it began. */
  public RangeSet checkpoint() throws FailureException {
    checkpoints.lock();
    try {
      List<BlockProof> sealed = new ArrayList<>();
      RangeSet covered = change(() -> seal(sealed));
      boolean forced = false;
      try {
        if (!covered.isEmpty()) {
          force();
        }
        forced = true;
      } catch (IOException e) {
        throw DiskFailures.of(e, Doing.WRITE, files, PartNames.part(target));
      } finally {
        unseal(sealed, forced);
      }
      return covered;
    } finally {
      checkpoints.unlock();
    }
  }

  private RangeSet seal(List<BlockProof> sealed) throws IOException {
    if (!blocks.present().isEmpty()) {
      map.flush();
      sealed.addAll(blocks.seal());
    }
    return blocks.present();
  }

  private void unseal(List<BlockProof> sealed, boolean forced) {
    locked(
        () -> {
          sealed.forEach(each -> each.unseal(forced));
          return sealed;
        });
  }

  private void force() throws IOException {
    part.force();
    map.force();
    if (!namesForced) {
      files.forceFolder(folder());
      namesForced = true;
    }
  }

  /**
   * Ends the writing: the part has exactly the given size and is forced, ready to be published. The
   * map is not forced.
   *
   * @throws FailureException BODY_LENGTH_MISMATCH if bytes are missing
   */
  public void finish(long size) throws FailureException {
    RangeSet there = present();
    if (!there.isWhole(size)) {
      throw new FailureException(
          FailureCode.BODY_LENGTH_MISMATCH,
          "%d bytes of %d are there".formatted(there.length(), size));
    }
    change(
        () -> {
          long found = part.size();
          if (found > size) {
            part.truncate(size);
          }
          if (found < size) {
            throw new FailureException(
                FailureCode.FILE_WRITE_ERROR,
                "%s was cut to %d bytes of %d while it was written"
                    .formatted(pathFor(target), found, size));
          }
          finished = true;
          return true;
        });
    try {
      part.force();
    } catch (IOException e) {
      throw DiskFailures.of(e, Doing.WRITE, files, PartNames.part(target));
    }
  }

  /**
   * Closes and unlocks; what is there stays. Bytes that cannot be entered in the map any more are
   * fetched again another time.
   */
  @Override
  public void close() {
    state.lock();
    try {
      if (!closed && !finished && !blocks.present().isEmpty()) {
        map.flush();
      }
    } catch (IOException e) {
      // Nothing is lost but the proof of the last bytes, and close() is how failures are left.
    } finally {
      closed = true;
      closeFiles();
      state.unlock();
    }
  }

  /** Whether all is there and forced. */
  boolean isFinished() {
    return locked(() -> finished);
  }

  /** Bytes of the part on disk. */
  long size() throws IOException {
    return part.size();
  }

  /** Removes the map, if there is one, of a part that is being published. */
  void deleteMap() throws IOException {
    if (map.isThere()) {
      map.close();
      files.deleteIfExists(PartNames.map(target));
    }
  }

  /** Closes and deletes part and map. */
  public void delete() throws FailureException {
    change(
        () -> {
          finished = true;
          map.close();
          files.deleteIfExists(PartNames.map(target));
          return files.deleteIfExists(PartNames.part(target));
        });
    close();
  }

  /** The lock goes last: until then nobody else looks at the files. */
  private void closeFiles() {
    try (part;
        map) {
      closed = true;
    } catch (IOException e) {
      // The system releases what it could not close when the program ends.
    }
  }

  private Path folder() {
    Path parent = target.toAbsolutePath().getParent();
    if (parent == null) {
      throw new IllegalStateException(target + " lies in no folder");
    }
    return parent;
  }

  private Identity known() {
    if (identity == null) {
      throw new IllegalStateException("begin() was not called");
    }
    return identity;
  }

  private <T> T locked(Supplier<T> call) {
    state.lock();
    try {
      return call.get();
    } finally {
      state.unlock();
    }
  }

  private interface Change<T> {
    T run() throws IOException;
  }

  private <T> T change(Change<T> call) throws FailureException {
    state.lock();
    try {
      return call.run();
    } catch (IOException e) {
      throw DiskFailures.of(e, Doing.WRITE, files, PartNames.part(target));
    } finally {
      state.unlock();
    }
  }
}
