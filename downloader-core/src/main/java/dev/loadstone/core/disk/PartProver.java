package dev.loadstone.core.disk;

import dev.loadstone.core.disk.BlockProof.Claim;
import dev.loadstone.core.disk.PartMapFormat.Header;
import dev.loadstone.core.model.FailureException;
import dev.loadstone.core.model.RemoteFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Reads a part once and keeps what agrees with its map. Memory: two blocks at most. */
final class PartProver {
  private static final int ENTRIES_AT_ONCE = 1024;
  private static final int NO_SLOT = -1;

  private final OpenFile part;
  private final PartMap map;
  private final Header header;
  private final long partSize;
  private final PartFile.ProofListener listener;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(PartFile.BLOCK);
  private final ByteBuffer table = ByteBuffer.allocate(ENTRIES_AT_ONCE * PartMapFormat.ENTRY);
  private final BlockLedger ledger = new BlockLedger();
  private final PartFindings findings;

  PartProver(
      OpenFile part,
      PartMap map,
      Header header,
      PartFindings findings,
      PartFile.ProofListener listener)
      throws IOException {
    this.part = part;
    this.map = map;
    this.header = header;
    this.findings = findings;
    this.listener = listener;
    this.partSize = part.size();
  }

  /** A claim and the slot it stands in. */
  private record Entered(int slot, Claim claim) {
    int length() {
      return claim.length();
    }
  }

  /** What the map says about one block. */
  private record Claims(List<Entered> entered, boolean damaged) {
    int longest() {
      return entered.stream().mapToInt(Entered::length).max().orElse(0);
    }
  }

  void prove() throws IOException {
    long blocks = map.blocks();
    for (long first = 0; first < blocks; first += ENTRIES_AT_ONCE) {
      map.entries(first, table);
      for (long block = first; block < first + ENTRIES_AT_ONCE && table.hasRemaining(); block++) {
        Claims claims = claims(block);
        if (claims.damaged() || claims.longest() > 0) {
          prove(block, claims);
        }
      }
    }
  }

  /** What was proved. */
  BlockLedger ledger() {
    return ledger;
  }

  private Claims claims(long block) {
    List<Entered> entered = new ArrayList<>(BlockProof.SLOTS);
    boolean damaged = false;
    for (int slot = 0; slot < BlockProof.SLOTS; slot++) {
      boolean empty = isEmpty(table);
      Claim claim = PartMapFormat.readSlot(header.epoch(), block, table);
      if (claim != null) {
        entered.add(new Entered(slot, claim));
      }
      damaged |= !empty && claim == null;
    }
    return new Claims(entered, damaged);
  }

  private static boolean isEmpty(ByteBuffer slot) {
    return slot.getLong(slot.position()) == 0 && slot.getLong(slot.position() + 8) == 0;
  }

  private void prove(long block, Claims claims) throws IOException {
    int readable = read(block, Math.min(claims.longest(), room(block)));
    Entered best =
        claims.entered().stream()
            .filter(each -> agrees(each.claim(), readable))
            .max(Comparator.comparingInt(Entered::length))
            .orElse(null);
    int proved = best == null ? 0 : best.length();
    if (claims.damaged() || proved < claims.longest()) {
      map.clearExcept(block, best == null ? NO_SLOT : best.slot());
      findings.lost(block, proved, claims.longest());
    }
    if (best != null) {
      keep(block, best.slot(), proved);
    }
  }

  private boolean agrees(Claim claim, int readable) {
    return claim.length() <= readable && proof(claim.length()).claim().equals(claim);
  }

  private BlockProof proof(int length) {
    BlockProof proof = new BlockProof();
    proof.add(buffer.slice(0, length));
    return proof;
  }

  private void keep(long block, int slot, int length) throws FailureException {
    long start = block * PartFile.BLOCK;
    BlockProof proof = proof(length);
    proof.keepSlot(slot);
    ledger.add(block, proof);
    listener.proved(buffer.slice(0, length).asReadOnlyBuffer(), start);
  }

  /** How many bytes of the block can be there at most. */
  private int room(long block) {
    long size = header.identity().size();
    long end = size == RemoteFile.UNKNOWN ? partSize : Math.min(size, partSize);
    return Math.clamp(end - block * PartFile.BLOCK, 0, PartFile.BLOCK);
  }

  private int read(long block, int length) {
    buffer.clear().limit(length);
    try {
      return length == 0 ? 0 : Math.max(0, part.read(buffer, block * PartFile.BLOCK));
    } catch (IOException e) {
      findings.unreadable(block, String.valueOf(e.getMessage()));
      return 0;
    }
  }
}
