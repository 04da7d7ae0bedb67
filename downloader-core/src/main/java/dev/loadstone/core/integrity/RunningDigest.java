package dev.loadstone.core.integrity;

import dev.loadstone.core.model.Checksum;
import dev.loadstone.core.model.DigestAlgorithm;
import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.FailureException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The digests of a file's bytes from the start to {@link #position}: SHA-256 and whatever else is
 * expected. Fed while bytes are written, as far as they come in order, and afterwards by reading
 * the rest. Thread-safe.
 */
public final class RunningDigest {
  private static final int READ_AT_ONCE = 1 << 20;

  /** Never fed: only to be copied. */
  private static final Map<String, MessageDigest> EMPTY = new ConcurrentHashMap<>();

  private final Map<DigestAlgorithm, Sink> sinks = new EnumMap<>(DigestAlgorithm.class);
  private volatile long position;
  private @Nullable Map<DigestAlgorithm, Checksum> result;

  public RunningDigest(Set<DigestAlgorithm> expected) {
    EnumSet<DigestAlgorithm> all = EnumSet.of(DigestAlgorithm.SHA_256);
    all.addAll(expected);
    for (DigestAlgorithm each : all) {
      sinks.put(each, sink(each));
    }
  }

  /** Reads bytes of the file; -1 at its end. */
  @FunctionalInterface
  public interface Reader {
    int read(ByteBuffer into, long offset) throws FailureException;
  }

  private interface Sink {
    void update(ByteBuffer bytes);

    byte[] digest();
  }

  /** Bytes that are digested. */
  public long position() {
    return position;
  }

  /**
   * Takes what continues the bytes so far and ignores the rest; leaves the buffer's position alone.
   *
   * @param offset of the buffer's first byte in the file
   */
  public void update(ByteBuffer bytes, long offset) {
    if (!continues(bytes, offset)) {
      return;
    }
    synchronized (this) {
      if (result == null && continues(bytes, offset)) {
        ByteBuffer fresh = bytes.duplicate();
        fresh.position(fresh.position() + (int) (position - offset));
        int length = fresh.remaining();
        for (Sink each : sinks.values()) {
          each.update(fresh.duplicate());
        }
        position += length;
      }
    }
  }

  private boolean continues(ByteBuffer bytes, long offset) {
    long at = position;
    return offset <= at && at < offset + bytes.remaining();
  }

  /**
   * Reads what is missing up to an offset; blocks.
   *
   * @param cancelled asked before each MiB
   * @return false if it was cancelled
   * @throws FailureException of the reader; BODY_LENGTH_MISMATCH if the file ends before
   */
  public boolean catchUp(Reader reader, long until, BooleanSupplier cancelled)
      throws FailureException {
    int most = Math.clamp(until - position, 0, READ_AT_ONCE);
    ByteBuffer buffer = ByteBuffer.allocate(most);
    while (position < until) {
      if (cancelled.getAsBoolean()) {
        return false;
      }
      long at = position;
      buffer.clear().limit((int) Math.min(buffer.capacity(), until - at));
      if (reader.read(buffer, at) <= 0) {
        throw new FailureException(
            FailureCode.BODY_LENGTH_MISMATCH, "%d bytes of %d are there".formatted(at, until));
      }
      update(buffer.flip(), at);
    }
    return true;
  }

  /** Ends the feeding and tells all digests. */
  public synchronized Map<DigestAlgorithm, Checksum> finish() {
    if (result == null) {
      Map<DigestAlgorithm, Checksum> all = new EnumMap<>(DigestAlgorithm.class);
      sinks.forEach(
          (algorithm, sink) ->
              all.put(algorithm, new Checksum(algorithm, HexFormat.of().formatHex(sink.digest()))));
      result = Map.copyOf(all);
    }
    return result;
  }

  private static Sink sink(DigestAlgorithm algorithm) {
    return switch (algorithm) {
      case SHA_512 -> messageDigest("SHA-512");
      case SHA_256 -> messageDigest("SHA-256");
      case SHA_1 -> messageDigest("SHA-1");
      case MD5 -> messageDigest("MD5");
      case CRC_32C -> crc(new CRC32C());
      case CRC_32 -> crc(new CRC32());
    };
  }

  private static Sink messageDigest(String name) {
    MessageDigest digest = fresh(name);
    return new Sink() {
      @Override
      public void update(ByteBuffer bytes) {
        digest.update(bytes);
      }

      @Override
      public byte[] digest() {
        return digest.digest();
      }
    };
  }

  /** Copies are cheaper than a search through the providers for each file. */
  private static MessageDigest fresh(String name) {
    try {
      return (MessageDigest) EMPTY.computeIfAbsent(name, RunningDigest::find).clone();
    } catch (CloneNotSupportedException e) {
      return find(name);
    }
  }

  private static MessageDigest find(String name) {
    try {
      return MessageDigest.getInstance(name);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no " + name, e);
    }
  }

  private static Sink crc(java.util.zip.Checksum sum) {
    return new Sink() {
      @Override
      public void update(ByteBuffer bytes) {
        sum.update(bytes);
      }

      @Override
      public byte[] digest() {
        return ByteBuffer.allocate(Integer.BYTES).putInt((int) sum.getValue()).array();
      }
    };
  }
}
