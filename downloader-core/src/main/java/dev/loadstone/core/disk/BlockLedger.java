package dev.loadstone.core.disk;

import dev.loadstone.core.model.ByteRange;
import dev.loadstone.core.model.RangeSet;
import dev.loadstone.core.model.RemoteFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which bytes are there and which blocks are being written. Memory only; not thread-safe. */
final class BlockLedger {
  private final Map<Long, BlockProof> partial = new HashMap<>();
  private RangeSet present = RangeSet.EMPTY;

  /**
   * What one write adds to one block.
   *
   * @param from offset in the write's buffer
   */
  record Piece(long block, BlockProof proof, int from, int length) {}

  RangeSet present() {
    return present;
  }

  /** Adds a block that was found on disk. */
  void add(long block, BlockProof proof) {
    long start = block * PartFile.BLOCK;
    present = present.plus(new ByteRange(start, start + proof.length()));
    keepIfPartial(block, proof);
  }

  /**
   * Reserves the blocks of a write until {@link #release}.
   *
   * @param size of the file, or {@link RemoteFile#UNKNOWN}
   * @throws IllegalArgumentException if the bytes could not be proved
   */
  List<Piece> reserve(ByteRange range, long size) {
    if (size != RemoteFile.UNKNOWN && range.end() > size) {
      throw new IllegalArgumentException(range + " in a file of " + size + " bytes");
    }
    List<Piece> pieces = new ArrayList<>(2);
    for (long at = range.start(); at < range.end(); ) {
      Piece piece = piece(at, range);
      pieces.add(piece);
      at += piece.length();
    }
    for (Piece piece : pieces) {
      piece.proof().setBusy(true);
      partial.put(piece.block(), piece.proof());
    }
    return pieces;
  }

  private Piece piece(long at, ByteRange range) {
    long block = at / PartFile.BLOCK;
    int inBlock = (int) (at % PartFile.BLOCK);
    BlockProof proof = partial.get(block);
    boolean startsNew = proof == null && inBlock == 0 && !isPresent(at);
    boolean continues = proof != null && !proof.isBusy() && proof.length() == inBlock;
    if (!startsNew && !continues) {
      throw new IllegalArgumentException("byte " + at + " does not continue block " + block);
    }
    int length = (int) Math.min(range.end() - at, PartFile.BLOCK - inBlock);
    return new Piece(
        block, proof == null ? new BlockProof() : proof, (int) (at - range.start()), length);
  }

  private boolean isPresent(long offset) {
    return present.ranges().stream().anyMatch(range -> range.contains(offset));
  }

  /** Enters what was written, here and in the map. */
  void enter(List<Piece> pieces, ByteRange range, PartMap map) {
    present = present.plus(range);
    for (Piece piece : pieces) {
      map.enter(piece.block(), piece.proof().takeSlot(), piece.proof().claim());
      keepIfPartial(piece.block(), piece.proof());
    }
  }

  private void keepIfPartial(long block, BlockProof proof) {
    if (proof.length() < PartFile.BLOCK) {
      partial.put(block, proof);
    } else {
      partial.remove(block);
    }
  }

  boolean release(List<Piece> pieces) {
    for (Piece piece : pieces) {
      piece.proof().setBusy(false);
      if (piece.proof().length() == 0) {
        partial.remove(piece.block());
      }
    }
    return true;
  }

  /** Seals the blocks that a checkpoint is about to force. */
  List<BlockProof> seal() {
    List<BlockProof> sealed = List.copyOf(partial.values());
    sealed.forEach(BlockProof::seal);
    return sealed;
  }
}
