package dev.loadstone.core.request;

import dev.loadstone.core.disk.FileStore;
import dev.loadstone.core.model.FailureException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Takes one answer's body. Closed without {@link #finish}, it leaves nothing behind. */
abstract class BodySink implements AutoCloseable {
  private static final int USUAL_PIECE = 64 << 10;

  /** What is kept of an error page that is not wanted as a file. */
  private static final int MOST_OF_A_PAGE = 256 << 10;

  static BodySink of(BodyTarget target, AnswerHead head, FileStore files) throws FailureException {
    return switch (target) {
      case BodyTarget.Memory memory -> new InMemory(memory.most(), true);
      case BodyTarget.Beginning beginning -> new InMemory(beginning.most(), false);
      case BodyTarget.Chunks chunks -> new InPieces(chunks);
      case BodyTarget.ToFile file when bringsFile(file, head) -> FileSink.open(files, file, head);
      case BodyTarget.ToFile _ -> new InMemory(MOST_OF_A_PAGE, false);
    };
  }

  private static boolean bringsFile(BodyTarget.ToFile file, AnswerHead head) {
    return switch (head.status()) {
      case 204, 205, 304 -> false;
      default -> head.status() < 300 || file.evenErrors();
    };
  }

  /** Bytes of a piece at most. */
  int pieceSize() {
    return USUAL_PIECE;
  }

  /** The smaller of that limit and its own; -1 is none. */
  long limit(long wanted) {
    return wanted;
  }

  /** Takes a piece; false if it wants no more. */
  abstract boolean write(byte[] bytes, int count) throws FailureException;

  /** All of the body came. */
  void finish() throws FailureException {}

  byte[] inMemory() {
    return new byte[0];
  }

  @Nullable Path file() {
    return null;
  }

  @Override
  public void close() {}

  private static final class InMemory extends BodySink {
    private final long most;
    private final boolean failsBeyond;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    InMemory(long most, boolean failsBeyond) {
      this.most = most;
      this.failsBeyond = failsBeyond;
    }

    @Override
    long limit(long wanted) {
      return !failsBeyond ? wanted : wanted < 0 ? most : Math.min(wanted, most);
    }

    @Override
    boolean write(byte[] piece, int count) {
      int room = (int) Math.min(count, most - bytes.size());
      bytes.write(piece, 0, room);
      return room == count;
    }

    @Override
    byte[] inMemory() {
      return bytes.toByteArray();
    }
  }

  private static final class InPieces extends BodySink {
    private final BodyTarget.Chunks chunks;

    InPieces(BodyTarget.Chunks chunks) {
      this.chunks = chunks;
    }

    @Override
    int pieceSize() {
      return chunks.size();
    }

    @Override
    boolean write(byte[] bytes, int count) {
      if (count > 0) {
        chunks.reader().chunk(ByteBuffer.wrap(bytes, 0, count).slice().asReadOnlyBuffer());
      }
      return true;
    }
  }
}
