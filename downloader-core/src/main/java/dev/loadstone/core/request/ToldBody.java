package dev.loadstone.core.request;

import dev.loadstone.core.http.OutgoingBody;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** A body that tells how much of it went out, from 0 each time that it is sent. */
final class ToldBody implements OutgoingBody {
  private final OutgoingBody body;
  private final Wire.Progress progress;

  ToldBody(OutgoingBody body, Wire.Progress progress) {
    this.body = body;
    this.progress = progress;
  }

  @Override
  public @Nullable String type() {
    return body.type();
  }

  @Override
  public long length() {
    return body.length();
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    progress.sent(0, length());
    body.writeTo(new Counted(out));
  }

  private final class Counted extends OutputStream {
    private final OutputStream out;
    private long sent;

    Counted(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
      out.write(bytes, offset, count);
      sent += count;
      progress.sent(sent, length());
    }

    @Override
    public void flush() throws IOException {
      out.flush();
    }
  }
}
