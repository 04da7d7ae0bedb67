package dev.loadstone.ui.inspect.preview;

import java.util.HexFormat;

/** Bytes as people who know formats read them: offset, sixteen numbers, characters. */
final class HexDump {
  private static final int WIDTH = 16;

  private HexDump() {}

  static String of(byte[] bytes) {
    StringBuilder out = new StringBuilder();
    HexFormat hex = HexFormat.of();
    for (int line = 0; line < bytes.length; line += WIDTH) {
      out.append(line == 0 ? "" : "\n").append("%08x  ".formatted(line));
      StringBuilder characters = new StringBuilder();
      for (int i = line; i < line + WIDTH; i++) {
        out.append(i == line + WIDTH / 2 ? " " : "");
        if (i >= bytes.length) {
          out.append("   ");
          continue;
        }
        out.append(hex.toHexDigits(bytes[i])).append(' ');
        boolean plain = bytes[i] >= 0x20 && bytes[i] < 0x7f;
        characters.append(plain ? (char) bytes[i] : '.');
      }
      out.append(' ').append(characters);
    }
    return out.toString();
  }
}
