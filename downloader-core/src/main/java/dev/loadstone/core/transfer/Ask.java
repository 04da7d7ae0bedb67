package dev.loadstone.core.transfer;

import dev.loadstone.core.model.ByteRange;
import dev.loadstone.core.model.Headers;
import dev.loadstone.core.model.Validator;
import org.jspecify.annotations.Nullable;

/** What a request asks for, and what will prove that the answer may be taken. */
sealed interface Ask {

  /** The header lines it adds to the job's own. */
  Headers headers();

  /** The whole file, whatever was there before. */
  record Whole() implements Ask {
    @Override
    public Headers headers() {
      return Headers.NONE;
    }
  }

  /** The whole file unless it is still the one that was published before. */
  record IfChanged(@Nullable String etag, @Nullable String lastModified) implements Ask {
    @Override
    public Headers headers() {
      if (etag != null) {
        return Headers.of("If-None-Match", etag);
      }
      return lastModified == null ? Headers.NONE : Headers.of("If-Modified-Since", lastModified);
    }
  }

  /**
   * Bytes of a file that is partly there.
   *
   * @param open whether everything from the start on is asked for; the range's end is then what is
   *     wanted of it
   */
  record Part(ByteRange range, boolean open, Proof proof) implements Ask {
    @Override
    public Headers headers() {
      String last = open ? "" : Long.toString(range.end() - 1);
      Headers asked = Headers.of("Range", "bytes=" + range.start() + "-" + last);
      return proof instanceof Proof.IfRange(Validator validator)
          ? asked.plus("If-Range", validator.ifRange().orElseThrow())
          : asked;
    }

    Part with(Proof other) {
      return new Part(range, open, other);
    }
  }

  /** What makes bytes of two answers one file. */
  sealed interface Proof {

    /** The server compares the validator ({@code If-Range}), and its answer is compared again. */
    record IfRange(Validator validator) implements Proof {}

    /** Only the answer's own validator is compared: for servers that misunderstand If-Range. */
    record Compared(Validator validator) implements Proof {}

    /** A checksum of the whole file known beforehand tells at the end. */
    record ByChecksum() implements Proof {}

    /** Nothing; a person chose so, and the verdict says it. */
    record Nothing() implements Proof {}
  }
}
