package dev.loadstone.core.transfer;

import dev.loadstone.core.disk.PartFile;
import dev.loadstone.core.http.HttpAnswer;
import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.FailureException;
import dev.loadstone.core.model.TransferOptions;
import java.nio.ByteBuffer;

/** Copies bodies into the part: throttled, digested, measured, checkpointed. Thread-safe. */
final class BodyCopy {

  /** Asked between two reads. */
  interface Turn {

    /** Bytes were written. */
    void copied(long now);

    /** Whether the body goes on to be wanted where its piece ends. */
    boolean extend(Piece piece);
  }

  private final Attempt attempt;
  private final PartFile part;
  private final PrefixDigest digest;
  private final Checkpoints checkpoints;

  BodyCopy(Attempt attempt, PartFile part, PrefixDigest digest, Checkpoints checkpoints) {
    this.attempt = attempt;
    this.part = part;
    this.digest = digest;
    this.checkpoints = checkpoints;
  }

  /**
   * Reads until the piece is done or the body ends where it said it would.
   *
   * @throws FailureException BODY_LENGTH_MISMATCH if it ends elsewhere
   */
  void copy(Stream stream, Piece piece, Turn turn) throws FailureException {
    ByteBuffer buffer = Buffers.take();
    try {
      while (isWanted(stream, piece, turn, buffer) && fill(stream, piece, buffer)) {
        attempt.throttle(buffer.remaining());
        long now = attempt.nanos();
        buffer = write(piece, buffer, now);
        turn.copied(now);
        attempt.check();
      }
    } finally {
      Buffers.give(buffer);
    }
  }

  /** Whether there is more to read of the piece, or of what follows it. */
  private boolean isWanted(Stream stream, Piece piece, Turn turn, ByteBuffer buffer)
      throws FailureException {
    if (wanted(stream, piece) > 0) {
      return true;
    }
    if (piece.position() < stream.end() && turn.extend(piece)) {
      return true;
    }
    if (piece.position() == stream.end()) {
      expectEnd(stream, buffer);
    }
    return false;
  }

  private static long wanted(Stream stream, Piece piece) {
    return Math.min(piece.end(), stream.end()) - piece.position();
  }

  /** Reads what is at hand, up to the end of a block; false at the body's end. */
  private boolean fill(Stream stream, Piece piece, ByteBuffer buffer) throws FailureException {
    long inBlock = PartFile.BLOCK - piece.position() % PartFile.BLOCK;
    long most = Math.min(attempt.grain(buffer.capacity()), inBlock);
    buffer.clear().limit((int) Math.min(most, wanted(stream, piece)));
    if (stream.answered().answer().read(buffer) < 0) {
      return atEnd(stream, piece);
    }
    buffer.flip();
    return true;
  }

  /** Returns the buffer to go on with: the digest may keep the one that was written. */
  private ByteBuffer write(Piece piece, ByteBuffer buffer, long now) throws FailureException {
    long offset = piece.position();
    int count = piece.take(buffer.remaining());
    if (count == 0) {
      return buffer;
    }
    long most = attempt.options().maxSize();
    if (most != TransferOptions.UNLIMITED && offset + count > most) {
      throw new FailureException(
          FailureCode.BODY_SIZE_LIMIT_EXCEEDED, "more than the " + most + " bytes allowed came");
    }
    buffer.limit(count);
    part.write(buffer.duplicate(), offset);
    piece.wrote();
    attempt.progress().add(count);
    checkpoints.wrote(count, now);
    return digest.offer(buffer, offset);
  }

  /** A body longer than its head said belongs to another file. */
  private static void expectEnd(Stream stream, ByteBuffer buffer) throws FailureException {
    HttpAnswer answer = stream.answered().answer();
    if (answer.contentLength() < 0 && answer.read(buffer.clear().limit(1)) > 0) {
      throw new FailureException(
          FailureCode.BODY_LENGTH_MISMATCH, "the body goes on after byte " + stream.end());
    }
  }

  private static boolean atEnd(Stream stream, Piece piece) throws FailureException {
    if (stream.end() != Long.MAX_VALUE) {
      throw new FailureException(
          FailureCode.BODY_LENGTH_MISMATCH,
          "the body ended at byte " + piece.position() + " of " + stream.end());
    }
    piece.endAt(piece.position());
    return false;
  }
}
