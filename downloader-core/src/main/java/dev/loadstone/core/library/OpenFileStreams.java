package dev.loadstone.core.library;

import dev.loadstone.core.disk.OpenFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/** An open file from its beginning to its end, as streams that leave it open. */
final class OpenFileStreams {
  private OpenFileStreams() {}

  static InputStream input(OpenFile file) {
    return new InputStream() {
      private long position;

      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] target, int offset, int length) throws IOException {
        int count = file.read(ByteBuffer.wrap(target, offset, length), position);
        position += Math.max(0, count);
        return count;
      }
    };
  }

  static OutputStream output(OpenFile file) {
    return new OutputStream() {
      private long position;

      @Override
      public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
      }

      @Override
      public void write(byte[] source, int offset, int length) throws IOException {
        file.write(ByteBuffer.wrap(source, offset, length), position);
        position += length;
      }
    };
  }
}
