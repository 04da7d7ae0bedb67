package dev.loadstone.core.testing.adverse;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a file, each a pure function of a seed and its offset: incompressible, of any size,
 * never held. Safe for any thread.
 */
public final class Content {
  private static final long STEP = 0x9E3779B97F4A7C15L;
  private static final int BLOCK = 1 << 16;
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final long seed;
  private final long size;
  private final byte[] head;
  private volatile @Nullable String sha256;

  private Content(long seed, long size, byte[] head) {
    this.seed = seed;
    this.size = size;
    this.head = head;
  }

  /** Content of {@code size} bytes. */
  public static Content of(long seed, long size) {
    return new Content(seed, size, new byte[0]);
  }

  /** This content with its first bytes replaced, for files that are known by them. */
  public Content startingWith(byte... first) {
    return new Content(seed, size, first.clone());
  }

  public long seed() {
    return seed;
  }

  public long size() {
    return size;
  }

  /** The bytes of {@code [from, to)}; for ranges that fit in memory. */
  public byte[] bytes(long from, long to) {
    byte[] bytes = new byte[Math.toIntExact(to - from)];
    read(from, bytes, 0, bytes.length);
    return bytes;
  }

  /** Fills {@code into[at, at + count)} with the bytes from offset {@code from}. */
  public void read(long from, byte[] into, int at, int count) {
    if (from < 0 || from + count > size) {
      throw new IllegalArgumentException(from + "+" + count + " of " + size);
    }
    int done = 0;
    while (done < count) {
      long offset = from + done;
      long word = word(offset >>> 3);
      int skip = (int) (offset & 7);
      if (skip == 0 && count - done >= 8) {
        LONGS.set(into, at + done, word);
        done += 8;
      } else {
        into[at + done] = (byte) (word >>> (skip * 8));
        done++;
      }
    }
    for (long offset = from; offset < Math.min(from + count, head.length); offset++) {
      into[at + (int) (offset - from)] = head[(int) offset];
    }
  }

  /** SHA-256 of all bytes, in lower-case hexadecimal. */
  public String sha256() {
    String known = sha256;
    if (known == null) {
      known = HexFormat.of().formatHex(digest("SHA-256", 0, size));
      sha256 = known;
    }
    return known;
  }

  /**
   * Digest of {@code [from, to)}.
   *
   * @param algorithm as {@link MessageDigest} names it
   */
  public byte[] digest(String algorithm, long from, long to) {
    try {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      byte[] block = new byte[BLOCK];
      for (long at = from; at < to; at += BLOCK) {
        int count = (int) Math.min(BLOCK, to - at);
        read(at, block, 0, count);
        digest.update(block, 0, count);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** SplitMix64 at position {@code index} of its sequence. */
  private long word(long index) {
    long z = seed + (index + 1) * STEP;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  @Override
  public String toString() {
    return "content " + seed + " of " + size + " bytes";
  }
}
