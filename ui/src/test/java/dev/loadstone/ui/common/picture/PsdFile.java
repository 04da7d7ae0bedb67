package dev.loadstone.ui.common.picture;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** A small PSD, two by two unless its head says otherwise. */
record PsdFile(
    int mode,
    int depth,
    int layers,
    boolean isPacked,
    boolean isLarge,
    boolean isTogether,
    int side) {

  PsdFile(int mode, int depth, int layers) {
    this(mode, depth, layers, false, false, true, 2);
  }

  PsdFile packed(boolean value) {
    return new PsdFile(mode, depth, layers, value, isLarge, isTogether, side);
  }

  PsdFile large(boolean value) {
    return new PsdFile(mode, depth, layers, isPacked, value, isTogether, side);
  }

  PsdFile together(boolean value) {
    return new PsdFile(mode, depth, layers, isPacked, isLarge, value, side);
  }

  PsdFile side(int value) {
    return new PsdFile(mode, depth, layers, isPacked, isLarge, isTogether, value);
  }

  /** With planes of four samples; packed as runs and plain bytes by turns. */
  byte[] of(byte[][] planes) {
    ByteBuffer file = ByteBuffer.allocate(4_000);
    file.put("8BPS".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    file.putShort((short) (isLarge ? 2 : 1)).putInt(0).putShort((short) 0);
    file.putShort((short) planes.length).putInt(side).putInt(side);
    file.putShort((short) depth).putShort((short) mode);
    byte[] palette = new byte[mode == 2 ? 768 : 0];
    if (mode == 2) {
      palette[256 + 7] = -1; // 7 is green
    }
    file.putInt(palette.length).put(palette);
    file.putInt(34);
    resource(file, 1005, "ab", (byte) 0);
    resource(file, 1057, "", (byte) (isTogether ? 1 : 0));
    wide(file, isLarge ? 16 : 12);
    wide(file, 4);
    file.putShort((short) layers).putShort((short) 0);
    file.putInt(0); // no masks
    file.putShort((short) (isPacked ? 1 : 0));
    pixels(file, planes);
    return Arrays.copyOf(file.array(), file.position());
  }

  private static void resource(ByteBuffer file, int id, String name, byte flag) {
    file.put("8BIM".getBytes(java.nio.charset.StandardCharsets.US_ASCII)).putShort((short) id);
    file.put((byte) name.length()).put(name.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    file.put(new byte[(name.length() + 1) % 2]);
    file.putInt(name.isEmpty() ? 5 : 1);
    file.put(new byte[name.isEmpty() ? 4 : 0]).put(flag).put((byte) 0);
  }

  private void wide(ByteBuffer file, int length) {
    if (isLarge) {
      file.putLong(length);
    } else {
      file.putInt(length);
    }
  }

  private void pixels(ByteBuffer file, byte[][] planes) {
    if (!isPacked) {
      Arrays.stream(planes).forEach(file::put);
      return;
    }
    for (int row = 0; row < 2 * planes.length; row++) {
      if (isLarge) {
        file.putInt(row % 2 == 0 ? 4 : 3);
      } else {
        file.putShort((short) (row % 2 == 0 ? 4 : 3));
      }
    }
    for (byte[] plane : planes) {
      file.put((byte) 0).put(plane[0]).put((byte) 0).put(plane[1]);
      file.put((byte) 1).put(plane, 2, 2);
    }
  }
}
