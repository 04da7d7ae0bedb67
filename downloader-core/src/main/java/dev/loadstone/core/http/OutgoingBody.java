package dev.loadstone.core.http;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** The bytes that a request brings along; written anew for every time that it is sent. */
public interface OutgoingBody {
  OutgoingBody NONE =
      new OutgoingBody() {
        @Override
        public @Nullable String type() {
          return null;
        }

        @Override
        public long length() {
          return 0;
        }

        @Override
        public void writeTo(OutputStream out) {}

        @Override
        public boolean isThere() {
          return false;
        }
      };

  /** {@code Content-Type}, where the request's headers name none; null sends none. */
  @Nullable String type();

  /** False for {@link #NONE}; an empty body is there. */
  default boolean isThere() {
    return true;
  }

  /** Bytes that will be written; -1 sends them in chunks. */
  long length();

  /**
   * Writes all bytes from the first on, on the thread of the call.
   *
   * @throws IOException of the stream as it is; a {@link dev.loadstone.core.model.FailureException}
   *     if the bytes cannot be had, which ends the call
   */
  void writeTo(OutputStream out) throws IOException;
}
