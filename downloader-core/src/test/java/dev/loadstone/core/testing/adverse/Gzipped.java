package dev.loadstone.core.testing.adverse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** Answers in the content coding gzip. */
final class Gzipped {
  private Gzipped() {}

  static Reply reply(Reply good) {
    ByteArrayOutputStream coded = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(coded)) {
      if (good.body() instanceof Body.Slice slice) {
        gzip.write(slice.content().bytes(slice.from(), slice.to()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return good.withBody(new Body.Bytes(coded.toByteArray())).with("Content-Encoding", "gzip");
  }
}
