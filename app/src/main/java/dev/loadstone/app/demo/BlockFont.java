package dev.loadstone.app.demo;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * A TrueType font (ISO/IEC 14496-22) whose letters A to Z are bars of rising height: small, but
 * with every table that a reader asks for.
 */
final class BlockFont {
  private static final int UNITS = 1_000;
  private static final int LETTERS = 26;
  private static final int GLYPHS = LETTERS + 1;
  private static final int GLYPH_LENGTH = 36;
  private static final int ADVANCE = 600;
  private static final int ASCENT = 800;
  private static final int DESCENT = -200;
  private static final int HEAD_ADJUSTMENT = 8;
  private static final int MAGIC_SUM = 0xB1B0AFBA;

  private BlockFont() {}

  static byte[] ttf() {
    Map<String, byte[]> tables = new TreeMap<>();
    tables.put("OS/2", os2());
    tables.put("cmap", cmap());
    tables.put("glyf", glyf());
    tables.put("head", head());
    tables.put("hhea", hhea());
    tables.put("hmtx", hmtx());
    tables.put("loca", loca());
    tables.put("maxp", maxp());
    tables.put("name", name());
    tables.put("post", post());
    return file(tables);
  }

  private static byte[] file(Map<String, byte[]> tables) {
    int count = tables.size();
    int power = 31 - Integer.numberOfLeadingZeros(count);
    int start = 12 + 16 * count;
    int length = start + tables.values().stream().mapToInt(t -> padded(t.length)).sum();
    ByteBuffer out = ByteBuffer.allocate(length);
    out.putInt(0x00010000).putShort((short) count).putShort((short) (16 << power));
    out.putShort((short) power).putShort((short) (16 * count - (16 << power)));
    int at = start;
    int head = 0;
    for (Map.Entry<String, byte[]> table : tables.entrySet()) {
      byte[] bytes = table.getValue();
      out.put(table.getKey().getBytes(StandardCharsets.US_ASCII));
      out.putInt(sum(bytes)).putInt(at).putInt(bytes.length);
      out.put(at, bytes);
      head = table.getKey().equals("head") ? at : head;
      at += padded(bytes.length);
    }
    out.putInt(head + HEAD_ADJUSTMENT, MAGIC_SUM - sum(out.array()));
    return out.array();
  }

  private static int padded(int length) {
    return (length + 3) & ~3;
  }

  private static int sum(byte[] bytes) {
    ByteBuffer words = ByteBuffer.allocate(padded(bytes.length)).put(0, bytes);
    int sum = 0;
    while (words.hasRemaining()) {
      sum += words.getInt();
    }
    return sum;
  }

  private static int height(int glyph) {
    return glyph == 0 ? ASCENT : 100 + glyph * 25;
  }

  /** One closed bar of four points for each glyph, coordinates as 16-bit differences. */
  private static byte[] glyf() {
    ByteBuffer out = ByteBuffer.allocate(GLYPHS * GLYPH_LENGTH);
    for (int glyph = 0; glyph < GLYPHS; glyph++) {
      int top = height(glyph);
      out.position(glyph * GLYPH_LENGTH);
      shorts(out, 1, 50, 0, 550, top);
      shorts(out, 3, 0);
      out.put(new byte[] {1, 1, 1, 1});
      shorts(out, 50, 0, 500, 0);
      shorts(out, 0, top, 0, -top);
    }
    return out.array();
  }

  private static byte[] loca() {
    ByteBuffer out = ByteBuffer.allocate((GLYPHS + 1) * 2);
    for (int glyph = 0; glyph <= GLYPHS; glyph++) {
      shorts(out, glyph * GLYPH_LENGTH / 2);
    }
    return out.array();
  }

  private static byte[] hmtx() {
    ByteBuffer out = ByteBuffer.allocate(GLYPHS * 4);
    for (int glyph = 0; glyph < GLYPHS; glyph++) {
      shorts(out, ADVANCE, 50);
    }
    return out.array();
  }

  private static byte[] head() {
    ByteBuffer out = ByteBuffer.allocate(54);
    out.putInt(0x00010000).putInt(0x00010000).putInt(0).putInt(0x5F0F3CF5);
    shorts(out, 0, UNITS);
    out.putLong(0).putLong(0);
    shorts(out, 50, 0, 550, ASCENT, 0, 8, 2, 0, 0);
    return out.array();
  }

  private static byte[] hhea() {
    ByteBuffer out = ByteBuffer.allocate(36).putInt(0x00010000);
    shorts(out, ASCENT, DESCENT, 0, ADVANCE, 50, 50, 550, 1, 0, 0, 0, 0, 0, 0, 0, GLYPHS);
    return out.array();
  }

  private static byte[] maxp() {
    ByteBuffer out = ByteBuffer.allocate(32).putInt(0x00010000);
    shorts(out, GLYPHS, 4, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0);
    return out.array();
  }

  /** Format 4: A to Z are glyphs 1 to 26; Windows, Unicode BMP. */
  private static byte[] cmap() {
    ByteBuffer out = ByteBuffer.allocate(44);
    shorts(out, 0, 1, 3, 1);
    out.putInt(12);
    shorts(out, 4, 32, 0, 4, 4, 1, 0);
    shorts(out, 'Z', 0xFFFF, 0, 'A', 0xFFFF, 1 - 'A', 1, 0, 0);
    return out.array();
  }

  private static byte[] name() {
    String[] texts = {"Loadstone Blocks", "Regular", "Loadstone Blocks 1", "Loadstone Blocks"};
    int[] numbers = {1, 2, 3, 4};
    ByteBuffer records = ByteBuffer.allocate(6 + 12 * texts.length);
    ByteArrayOutputStream strings = new ByteArrayOutputStream();
    shorts(records, 0, texts.length, records.capacity());
    for (int i = 0; i < texts.length; i++) {
      byte[] text = texts[i].getBytes(StandardCharsets.UTF_16BE);
      shorts(records, 3, 1, 0x409, numbers[i], text.length, strings.size());
      strings.writeBytes(text);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(records.array());
    out.writeBytes(strings.toByteArray());
    return out.toByteArray();
  }

  private static byte[] os2() {
    ByteBuffer out = ByteBuffer.allocate(96);
    shorts(out, 4, ADVANCE, 400, 5, 0, 650, 600, 0, 75, 650, 600, 0, 350, 50, 300, 0);
    out.position(58).put("LOAD".getBytes(StandardCharsets.US_ASCII));
    shorts(out, 0x40, 'A', 'Z', ASCENT, DESCENT, 0, ASCENT, -DESCENT);
    out.putInt(1).putInt(0);
    shorts(out, 500, 700, 0, ' ', 0);
    return out.array();
  }

  private static byte[] post() {
    ByteBuffer out = ByteBuffer.allocate(32).putInt(0x00030000).putInt(0);
    shorts(out, -100, 50);
    return out.array();
  }

  private static void shorts(ByteBuffer out, int... values) {
    for (int value : values) {
      out.putShort((short) value);
    }
  }
}
