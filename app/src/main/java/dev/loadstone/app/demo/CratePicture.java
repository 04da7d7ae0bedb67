package dev.loadstone.app.demo;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** The texture of a crate as PNG (ISO/IEC 15948): 64 x 64 pixels of 8-bit RGB. */
final class CratePicture {
  private static final int SIDE = 64;
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final byte BITS = 8;
  private static final byte RGB = 2;

  private CratePicture() {}

  static byte[] png() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(SIGNATURE);
    ByteBuffer header = ByteBuffer.allocate(13).putInt(SIDE).putInt(SIDE).put(BITS).put(RGB);
    chunk(out, "IHDR", header.array());
    chunk(out, "IDAT", deflated(rows()));
    chunk(out, "IEND", new byte[0]);
    return out.toByteArray();
  }

  /** Each row begins with its filter, 0: none. */
  private static byte[] rows() {
    ByteBuffer rows = ByteBuffer.allocate(SIDE * (1 + SIDE * 3));
    for (int y = 0; y < SIDE; y++) {
      rows.put((byte) 0);
      for (int x = 0; x < SIDE; x++) {
        boolean frame = x < 6 || y < 6 || x >= SIDE - 6 || y >= SIDE - 6 || Math.abs(x - y) < 4;
        int grain = (x * 7 + y * 13) % 17;
        rows.put((byte) ((frame ? 120 : 176) + grain));
        rows.put((byte) ((frame ? 78 : 128) + grain));
        rows.put((byte) ((frame ? 38 : 72) + grain));
      }
    }
    return rows.array();
  }

  private static byte[] deflated(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Deflater deflater = new Deflater()) {
      deflater.setInput(bytes);
      deflater.finish();
      byte[] buffer = new byte[4096];
      while (!deflater.finished()) {
        out.write(buffer, 0, deflater.deflate(buffer));
      }
    }
    return out.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream out, String type, byte[] data) {
    ByteBuffer chunk = ByteBuffer.allocate(12 + data.length);
    chunk.putInt(data.length).put(type.getBytes(StandardCharsets.US_ASCII)).put(data);
    CRC32 crc = new CRC32();
    crc.update(chunk.array(), 4, 4 + data.length);
    chunk.putInt((int) crc.getValue());
    out.writeBytes(chunk.array());
  }
}
