package dev.loadstone.core.disk;

import dev.loadstone.core.disk.BlockProof.Claim;
import dev.loadstone.core.model.Validator;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** How a map is laid out: {@code docs/formats/part-map.md}. Pure. */
final class PartMapFormat {
  static final int HEADER = 4096;
  static final int SLOT = 16;
  static final int ENTRY = SLOT * BlockProof.SLOTS;

  private static final long MAGIC = 0x4c4f41444d41501aL; // "LOADMAP" and the end-of-text byte
  private static final int VERSION = 1;
  private static final int CHECKED = HEADER - 2 * Integer.BYTES;
  private static final int LINK_DIGEST = 32;
  private static final int FIXED = 8 + 4 + 4 + 8 + 8 + LINK_DIGEST + 4 + 4;
  private static final int LONGEST_VALIDATOR = CHECKED - FIXED;

  private PartMapFormat() {}

  /**
   * The head of a map.
   *
   * @param epoch a random number that ties the entries to this head: those of a part that was
   *     dropped are never taken for those of its successor
   */
  record Header(PartFile.Identity identity, long epoch) {}

  static ByteBuffer header(Header header) {
    PartFile.Identity identity = header.identity();
    byte[] validator = text(identity.validator()).getBytes(StandardCharsets.UTF_8);
    if (validator.length > LONGEST_VALIDATOR) {
      throw new IllegalArgumentException("a validator of " + validator.length + " bytes");
    }
    ByteBuffer out = ByteBuffer.allocate(HEADER);
    out.putLong(MAGIC).putInt(VERSION).putInt(PartFile.BLOCK);
    out.putLong(header.epoch()).putLong(identity.size());
    out.put(HexFormat.of().parseHex(identity.linkDigest()));
    out.putInt(kind(identity.validator())).putInt(validator.length).put(validator);
    out.position(CHECKED);
    ByteBuffer checked = out.duplicate().flip();
    return out.putInt(castagnoli(checked)).putInt(ieee(checked)).flip();
  }

  /** Reads a head; null if it is damaged or of another version. */
  static @Nullable Header readHeader(ByteBuffer in) {
    if (in.remaining() != HEADER) {
      return null;
    }
    ByteBuffer checked = in.slice(in.position(), CHECKED);
    ByteBuffer checks = in.slice(in.position() + CHECKED, HEADER - CHECKED);
    if (checks.getInt() != castagnoli(checked) || checks.getInt() != ieee(checked)) {
      return null;
    }
    if (checked.getLong() != MAGIC
        || checked.getInt() != VERSION
        || checked.getInt() != PartFile.BLOCK) {
      return null;
    }
    long epoch = checked.getLong();
    long size = checked.getLong();
    byte[] link = new byte[LINK_DIGEST];
    checked.get(link);
    int kind = checked.getInt();
    int length = checked.getInt();
    if (length < 0 || length > LONGEST_VALIDATOR || size < -1) {
      return null;
    }
    byte[] text = new byte[length];
    checked.get(text);
    Validator validator = validator(kind, new String(text, StandardCharsets.UTF_8));
    return validator == null
        ? null
        : new Header(new PartFile.Identity(HexFormat.of().formatHex(link), validator, size), epoch);
  }

  static ByteBuffer slot(long epoch, long block, Claim claim) {
    ByteBuffer out = ByteBuffer.allocate(SLOT);
    out.putInt(claim.length()).putInt(claim.castagnoli()).putInt(claim.ieee());
    return out.putInt(check(epoch, block, claim)).flip();
  }

  /** Reads the slot at the buffer's position; null if it is empty or damaged. */
  static @Nullable Claim readSlot(long epoch, long block, ByteBuffer in) {
    Claim claim = new Claim(in.getInt(), in.getInt(), in.getInt());
    boolean whole = in.getInt() == check(epoch, block, claim);
    return whole && claim.length() > 0 && claim.length() <= PartFile.BLOCK ? claim : null;
  }

  static long position(long block, int slot) {
    return HEADER + block * ENTRY + (long) slot * SLOT;
  }

  private static int check(long epoch, long block, Claim claim) {
    ByteBuffer all = ByteBuffer.allocate(28).putLong(epoch).putLong(block);
    all.putInt(claim.length()).putInt(claim.castagnoli()).putInt(claim.ieee());
    return castagnoli(all.flip());
  }

  private static int castagnoli(ByteBuffer bytes) {
    CRC32C sum = new CRC32C();
    sum.update(bytes.duplicate());
    return (int) sum.getValue();
  }

  private static int ieee(ByteBuffer bytes) {
    CRC32 sum = new CRC32();
    sum.update(bytes.duplicate());
    return (int) sum.getValue();
  }

  private static int kind(Validator validator) {
    return switch (validator) {
      case Validator.None _ -> 0;
      case Validator.StrongEtag _ -> 1;
      case Validator.LastModified _ -> 2;
    };
  }

  private static String text(Validator validator) {
    return switch (validator) {
      case Validator.None _ -> "";
      case Validator.StrongEtag(String tag) -> tag;
      case Validator.LastModified(String date) -> date;
    };
  }

  private static @Nullable Validator validator(int kind, String text) {
    return switch (kind) {
      case 0 -> new Validator.None();
      case 1 -> new Validator.StrongEtag(text);
      case 2 -> new Validator.LastModified(text);
      default -> null;
    };
  }
}
