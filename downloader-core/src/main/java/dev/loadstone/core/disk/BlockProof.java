package dev.loadstone.core.disk;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/**
 * The checksums of a block that is being written, and where its entry in the map goes.
 *
 * <p>A block has {@link #SLOTS} slots in the map. The slot of the last checkpoint and that of a
 * checkpoint under way are left alone, so that a power cut always finds one whose bytes were
 * forced.
 */
final class BlockProof {
  static final int SLOTS = 3;

  /**
   * A claim: the block's first bytes have these checksums.
   *
   * @param length bytes from the start of the block
   */
  record Claim(int length, int castagnoli, int ieee) {}

  private static final int NONE = -1;

  private final CRC32C castagnoli = new CRC32C();
  private final CRC32 ieee = new CRC32();
  private int length;
  private int active = NONE;
  private int sealed = NONE;
  private int durable = NONE;
  private boolean busy;

  /** Adds the buffer's bytes and leaves its position alone. */
  void add(ByteBuffer bytes) {
    castagnoli.update(bytes.duplicate());
    ieee.update(bytes.duplicate());
    length += bytes.remaining();
  }

  int length() {
    return length;
  }

  Claim claim() {
    return new Claim(length, (int) castagnoli.getValue(), (int) ieee.getValue());
  }

  /** The slot that the next claim may overwrite. */
  int takeSlot() {
    if (active == NONE || active == sealed || active == durable) {
      active = 0;
      while (active == sealed || active == durable) {
        active++;
      }
    }
    return active;
  }

  /** Takes the given slot, found in the map, as one to be left alone. */
  void keepSlot(int slot) {
    active = slot;
    durable = slot;
  }

  /** A checkpoint begins: what was claimed last is about to be forced. */
  void seal() {
    sealed = active;
  }

  /** The checkpoint is over. */
  void unseal(boolean forced) {
    if (forced) {
      durable = sealed;
    }
    sealed = NONE;
  }

  boolean isBusy() {
    return busy;
  }

  void setBusy(boolean value) {
    busy = value;
  }
}
