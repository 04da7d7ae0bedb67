package dev.loadstone.core.testing;

import dev.loadstone.core.model.Failure;
import dev.loadstone.core.model.FailureCode;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How a server or the network treats one request; {@link #NORMAL} and what the methods make of it.
 *
 * @param refusal the call fails with this instead of an answer
 * @param change of the answer that would have come
 * @param endAfter bytes of the body after which {@code end} comes
 * @param end the body fails with this; a TIMEOUT comes after the client's stall time; null if whole
 * @param gate held there before byte {@code gateAfter}, before the head if that is -1
 * @param piece most bytes that one read gives
 * @param bytesPerSecond paces the body by the time source's sleep; 0 for at once
 */
public record FakeBehaviour(
    @Nullable Failure refusal,
    UnaryOperator<FakeAnswer> change,
    long endAfter,
    @Nullable Failure end,
    @Nullable Gate gate,
    long gateAfter,
    int piece,
    long bytesPerSecond) {
  public static final FakeBehaviour NORMAL =
      new FakeBehaviour(null, UnaryOperator.identity(), 0, null, null, -1, Integer.MAX_VALUE, 0);

  /** No answer. */
  public static FakeBehaviour fails(FailureCode code) {
    return new FakeBehaviour(Failure.of(code, "scripted"), NORMAL.change, 0, null, null, -1, 1, 0);
  }

  /** This answer instead of the one that is served. */
  public static FakeBehaviour answers(FakeAnswer answer) {
    return NORMAL.changing(_ -> answer);
  }

  public FakeBehaviour changing(UnaryOperator<FakeAnswer> next) {
    return new FakeBehaviour(
        refusal,
        answer -> next.apply(change.apply(answer)),
        endAfter,
        end,
        gate,
        gateAfter,
        piece,
        bytesPerSecond);
  }

  /** The body breaks off after so many bytes. */
  public FakeBehaviour cutAfter(long bytes) {
    return endingAfter(bytes, FailureCode.BODY_LENGTH_MISMATCH);
  }

  /** The body stops after so many bytes until the client's stall time has passed. */
  public FakeBehaviour stallAfter(long bytes) {
    return endingAfter(bytes, FailureCode.TIMEOUT);
  }

  public FakeBehaviour endingAfter(long bytes, FailureCode code) {
    Failure failure = Failure.of(code, "scripted after " + bytes + " bytes");
    return new FakeBehaviour(
        refusal, change, bytes, failure, gate, gateAfter, piece, bytesPerSecond);
  }

  /** Holds the answer's head back. */
  public FakeBehaviour heldAt(Gate newGate) {
    return heldAt(newGate, -1);
  }

  /** Holds the body back after so many bytes. */
  public FakeBehaviour heldAt(Gate newGate, long afterBytes) {
    return new FakeBehaviour(
        refusal, change, endAfter, end, newGate, afterBytes, piece, bytesPerSecond);
  }

  public FakeBehaviour inPiecesOf(int bytes) {
    return new FakeBehaviour(
        refusal, change, endAfter, end, gate, gateAfter, bytes, bytesPerSecond);
  }

  public FakeBehaviour pacedAt(long newBytesPerSecond) {
    return new FakeBehaviour(
        refusal, change, endAfter, end, gate, gateAfter, piece, newBytesPerSecond);
  }
}
