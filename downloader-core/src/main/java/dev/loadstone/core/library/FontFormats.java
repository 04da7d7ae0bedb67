package dev.loadstone.core.library;

import java.io.IOException;
import java.util.List;

/** Fonts: OpenType 1.9 (sfnt), WOFF 1 and 2 (W3C), Type 1, BMFont. */
final class FontFormats {
  private static final int SFNT_ENTRY = 16;
  private static final int MOST_TABLES = 512;

  static final List<Recognizer> ALL =
      List.of(
          Recognizer.of(AssetFormat.OTF, "OTTO", FontFormats::sfnt),
          new Recognizer(
              AssetFormat.TTF, w -> w.has(0, "\0\u0001\0\0") && tables(w), FontFormats::sfnt),
          new Recognizer(AssetFormat.TTF, w -> w.has(0, "true") && tables(w), FontFormats::sfnt),
          Recognizer.of(AssetFormat.TTC, "ttcf", (w, r) -> r.fact("fonts", w.u32be(8))),
          Recognizer.of(AssetFormat.WOFF, "wOFF", (w, r) -> r.statedSize(w.u32be(8), w.size())),
          Recognizer.of(AssetFormat.WOFF2, "wOF2", (w, r) -> r.statedSize(w.u32be(8), w.size())),
          new Recognizer(
              AssetFormat.PFB, w -> w.has(0, "\u0080\u0001") && w.has(6, "%!"), (_, _) -> {}),
          Recognizer.of(AssetFormat.BMFONT, "BMF", (w, r) -> coding(r, "binary")),
          new Recognizer(
              AssetFormat.BMFONT, w -> w.has(0, "info face="), (_, r) -> coding(r, "text")),
          Recognizer.plain(AssetFormat.BMFONT, "common lineHeight="));

  private FontFormats() {}

  private static void coding(Report report, String coding) {
    report.fact("coding", coding);
  }

  /** Four bytes of magic are few: the first table's tag has to be letters too. */
  private static boolean tables(Window w) throws IOException {
    if (w.size() < 12 + SFNT_ENTRY || w.u16be(4) == 0 || w.u16be(4) > MOST_TABLES) {
      return false;
    }
    for (int i = 12; i < 16; i++) {
      if (w.u8(i) < 0x20 || w.u8(i) > 0x7e) {
        return false;
      }
    }
    return true;
  }

  private static void sfnt(Window w, Report report) throws IOException {
    int count = w.u16be(4);
    report.fact("tables", count);
    for (int i = 0; i < Math.min(count, MOST_TABLES); i++) {
      long entry = 12 + (long) i * SFNT_ENTRY;
      long end = w.u32be(entry + 8) + w.u32be(entry + 12);
      if (end > w.size()) {
        report.broken("is cut short: its table " + w.text(entry, 4) + " ends after the file");
        return;
      }
    }
  }
}
