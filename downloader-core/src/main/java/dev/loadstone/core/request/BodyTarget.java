package dev.loadstone.core.request;

import dev.loadstone.core.model.InvalidInputException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** Where an answer's body goes, decoded. */
public sealed interface BodyTarget {
  /** What {@link #MEMORY} takes at most: more belongs into a file. */
  long MOST_IN_MEMORY = 64L << 20;

  /** The answer holds the body, up to {@link #MOST_IN_MEMORY}. */
  BodyTarget MEMORY = new Memory(MOST_IN_MEMORY);

  /**
   * The answer holds the body.
   *
   * @param most bytes taken; a longer body fails
   */
  record Memory(long most) implements BodyTarget {
    public Memory {
      if (most < 0 || most > Integer.MAX_VALUE - 8) {
        throw new InvalidInputException(
            "Memory takes 0 to 2147483639 bytes of a body, not " + most + ": use a file");
      }
    }
  }

  /**
   * The answer holds the beginning of the body; what is beyond is not fetched, and no failure.
   *
   * @param most bytes taken, also of memory
   */
  record Beginning(int most) implements BodyTarget {
    public Beginning {
      if (most < 0) {
        throw new InvalidInputException("A body's beginning has 0 bytes or more, not " + most);
      }
    }
  }

  /**
   * A reader is given the body piece by piece, as it comes.
   *
   * @param size most bytes of a piece, {@link #SMALLEST} to {@link #LARGEST}
   */
  record Chunks(int size, ChunkReader reader) implements BodyTarget {
    public static final int SMALLEST = 256;
    public static final int LARGEST = 16 << 20;

    public Chunks {
      if (size < SMALLEST || size > LARGEST) {
        throw new InvalidInputException(
            "A piece of a body has 256 bytes to 16 MiB, not " + size + " bytes");
      }
    }
  }

  /**
   * A file gets the body. It has its name once all is there, checked and forced to disk; until then
   * the bytes lie beside it. Nothing is left of a failed request.
   *
   * @param file its folder is made if it is missing
   * @param replace whether a file of that name is replaced; otherwise the request fails
   * @param evenErrors whether the body of an answer from 400 on is a file too; otherwise the answer
   *     holds its beginning
   */
  record ToFile(Path file, boolean replace, boolean evenErrors) implements BodyTarget {}

  /** Takes pieces of a body, in order, on the request's thread. */
  @FunctionalInterface
  interface ChunkReader {
    /**
     * One piece.
     *
     * @param bytes read-only, valid during the call
     */
    void chunk(ByteBuffer bytes);
  }

  /** Pieces of the usual size, 64 KiB at most. */
  static BodyTarget chunks(ChunkReader reader) {
    return new Chunks(64 << 10, reader);
  }

  /** A new file. */
  static BodyTarget file(Path file) {
    return new ToFile(file, false, false);
  }
}
