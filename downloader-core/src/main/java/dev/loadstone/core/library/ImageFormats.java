package dev.loadstone.core.library;

import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * Pictures and textures. PNG (W3C PNG 5), JPEG (ITU T.81 B), WebP (RFC 9649), KTX 1 and 2
 * (Khronos), DDS (Microsoft), OpenEXR file layout, TGA 2.0, GIF89a, BMP.
 */
final class ImageFormats {
  private static final Set<Long> BMP_HEADERS = Set.of(12L, 40L, 52L, 56L, 64L, 108L, 124L);
  private static final int MOST_CHUNKS = 4096;
  private static final int MOST_ATTRIBUTES = 256;
  private static final String PNG_END = "\0\0\0\0IEND\u00aeB`\u0082";

  static final List<Recognizer> ALL =
      List.of(
          Recognizer.of(AssetFormat.PNG, "\u0089PNG\r\n\u001a\n", ImageFormats::png),
          Recognizer.of(AssetFormat.JPEG, "\u00ff\u00d8\u00ff", ImageFormats::jpeg),
          new Recognizer(
              AssetFormat.WEBP, w -> w.has(0, "RIFF") && w.has(8, "WEBP"), ImageFormats::webp),
          new Recognizer(
              AssetFormat.GIF, w -> w.has(0, "GIF87a") || w.has(0, "GIF89a"), ImageFormats::gif),
          new Recognizer(AssetFormat.BMP, ImageFormats::isBmp, ImageFormats::bmp),
          Recognizer.of(AssetFormat.DDS, "DDS |\0\0\0", ImageFormats::dds),
          Recognizer.of(AssetFormat.KTX, "\u00abKTX 11\u00bb\r\n\u001a\n", ImageFormats::ktx),
          Recognizer.of(AssetFormat.KTX2, "\u00abKTX 20\u00bb\r\n\u001a\n", ImageFormats::ktx2),
          Recognizer.of(AssetFormat.EXR, "v/1\u0001", ImageFormats::exr),
          Recognizer.plain(AssetFormat.HDR, "#?RADIANCE\n"),
          Recognizer.plain(AssetFormat.HDR, "#?RGBE\n"),
          Recognizer.plain(AssetFormat.TIFF, "II*\0"),
          Recognizer.plain(AssetFormat.TIFF, "MM\0*"),
          Recognizer.plain(AssetFormat.PSD, "8BPS\0"));

  /** Has no magic of its own at its beginning: asked last, and only where the name says so. */
  static final Recognizer TGA =
      new Recognizer(AssetFormat.TGA, ImageFormats::looksLikeTga, ImageFormats::tga);

  private ImageFormats() {}

  private static void png(Window w, Report report) throws IOException {
    if (!w.has(12, "IHDR")) {
      report.broken("has no IHDR chunk");
      return;
    }
    report.dimensions(w.u32be(16), w.u32be(20));
    report.fact("bit depth", w.u8(24));
    report.fact("colour", pngColour(w.u8(25)));
    if (w.has(w.size() - PNG_END.length(), PNG_END)) {
      return;
    }
    long at = 8;
    for (int chunks = 0; chunks < MOST_CHUNKS; chunks++) {
      if (at + 12 > w.size()) {
        report.broken("is cut short: it has no IEND chunk");
        return;
      }
      long next = at + 12 + w.u32be(at);
      if (w.has(at + 4, "IEND")) {
        report.unusual("has " + (w.size() - next) + " bytes after its end");
        return;
      }
      at = next;
    }
  }

  private static String pngColour(int type) {
    return switch (type) {
      case 0 -> "grey";
      case 2 -> "rgb";
      case 3 -> "palette";
      case 4 -> "grey+alpha";
      case 6 -> "rgba";
      default -> "type " + type;
    };
  }

  private static void jpeg(Window w, Report report) throws IOException {
    long at = 2;
    for (int segments = 0; segments < MOST_CHUNKS; segments++) {
      if (w.u8(at) != 0xff) {
        report.unusual("has bytes between its segments");
        return;
      }
      int marker = w.u8(at + 1);
      if (marker == 0xff) {
        at++;
        continue;
      }
      if (marker == 0xda) {
        break;
      }
      boolean frame = marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8;
      if (frame && marker != 0xcc) {
        report.dimensions(w.u16be(at + 7), w.u16be(at + 5));
        report.fact("channels", w.u8(at + 9));
      }
      boolean alone = marker == 0x01 || (marker >= 0xd0 && marker <= 0xd8);
      at += alone ? 2 : 2 + Math.max(2, w.u16be(at + 2));
    }
    if (!endsWithin(w, at)) {
      report.unusual("has no end mark: it may be cut short");
    }
  }

  /** Cameras append previews and maps after the picture, so the mark is searched for. */
  private static boolean endsWithin(Window w, long from) throws IOException {
    for (long at = w.size() - 2; at >= Math.max(from, w.size() - (1 << 20)); at--) {
      if (w.u8(at) == 0xff && w.u8(at + 1) == 0xd9) {
        return true;
      }
    }
    return false;
  }

  private static void webp(Window w, Report report) throws IOException {
    long stated = w.u32le(4) + 8;
    if (w.has(12, "VP8 ")) {
      report.dimensions(w.u16le(26) & 0x3fff, w.u16le(28) & 0x3fff);
      report.fact("coding", "lossy");
    } else if (w.has(12, "VP8L")) {
      long bits = w.u32le(21);
      report.dimensions((bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1);
      report.fact("coding", "lossless");
    } else if (w.has(12, "VP8X")) {
      report.dimensions((w.u32le(24) & 0xffffff) + 1, (w.u32le(26) >> 8) + 1);
      report.fact("coding", (w.u8(20) & 2) != 0 ? "animated" : "extended");
    } else {
      report.unusual("holds an unknown kind of picture");
    }
    report.statedSize(stated, w.size());
  }

  private static void gif(Window w, Report report) throws IOException {
    report.dimensions(w.u16le(6), w.u16le(8));
    if (w.u8(w.size() - 1) != 0x3b) {
      report.unusual("does not end as a GIF does: it may be cut short");
    }
  }

  /** Two letters are few: the reserved bytes and the size of the next header count too. */
  private static boolean isBmp(Window w) throws IOException {
    return w.has(0, "BM") && w.has(6, "\0\0\0\0") && BMP_HEADERS.contains(w.u32le(14));
  }

  private static void bmp(Window w, Report report) throws IOException {
    if (w.u32le(14) >= 40) {
      report.dimensions(w.u32le(18), Math.abs((int) w.u32le(22)));
      report.fact("bits per pixel", w.u16le(28));
    }
    if (w.u32le(10) > w.size()) {
      report.broken("is cut short: its pixels begin after its end");
    }
  }

  private static void dds(Window w, Report report) throws IOException {
    report.dimensions(w.u32le(16), w.u32le(12));
    report.fact("mipmaps", Math.max(1, w.u32le(28)));
    boolean compressed = (w.u32le(80) & 4) != 0;
    report.fact("pixels", compressed ? w.text(84, 4) : w.u32le(88) + " bit");
    w.require(128);
  }

  private static void ktx(Window w, Report report) throws IOException {
    if (w.u32be(12) != 0x01020304L && w.u32be(12) != 0x04030201L) {
      report.broken("has no byte order mark");
      return;
    }
    boolean little = w.u32be(12) == 0x01020304L;
    report.dimensions(
        little ? w.u32le(36) : w.u32be(36), Math.max(1, little ? w.u32le(40) : w.u32be(40)));
    report.fact("mipmaps", Math.max(1, little ? w.u32le(56) : w.u32be(56)));
    w.require(64 + (little ? w.u32le(60) : w.u32be(60)) + 4);
  }

  private static void ktx2(Window w, Report report) throws IOException {
    report.dimensions(w.u32le(20), Math.max(1, w.u32le(24)));
    long levels = Math.max(1, w.u32le(40));
    report.fact("mipmaps", levels);
    report.fact("supercompression", w.u32le(44));
    for (long level = 0; level < Math.min(levels, 32); level++) {
      long offset = w.u64le(80 + level * 24);
      long length = w.u64le(88 + level * 24);
      if (offset > w.size() || length > w.size() - offset) {
        report.broken("is cut short: mipmap " + level + " ends after the file");
      }
    }
  }

  private static void exr(Window w, Report report) throws IOException {
    long at = 8;
    for (int i = 0; i < MOST_ATTRIBUTES && w.u8(at) != 0; i++) {
      String name = w.text(at, 256);
      at += w.text(at, 256).length() + 1;
      at += w.text(at, 256).length() + 1;
      long length = w.u32le(at);
      at += 4;
      if (name.equals("dataWindow") && length == 16) {
        long width = (int) w.u32le(at + 8) - (long) (int) w.u32le(at) + 1;
        long height = (int) w.u32le(at + 12) - (long) (int) w.u32le(at + 4) + 1;
        report.dimensions(Math.max(0, width), Math.max(0, height));
      }
      at += length;
    }
    w.require(at + 1);
  }

  private static boolean looksLikeTga(Window w) throws IOException {
    if (w.size() < 18) {
      return false;
    }
    int type = w.u8(2);
    int depth = w.u8(16);
    boolean known = (type >= 1 && type <= 3) || (type >= 9 && type <= 11);
    boolean depths = depth == 8 || depth == 15 || depth == 16 || depth == 24 || depth == 32;
    return known && depths && w.u8(1) <= 1 && w.u16le(12) > 0 && w.u16le(14) > 0;
  }

  private static void tga(Window w, Report report) throws IOException {
    int width = w.u16le(12);
    int height = w.u16le(14);
    int depth = w.u8(16);
    report.dimensions(width, height);
    report.fact("bits per pixel", depth);
    long palette = w.u8(1) == 0 ? 0 : w.u16le(5) * (long) ((w.u8(7) + 7) / 8);
    long pixels = (long) width * height * ((depth + 7) / 8);
    if (w.u8(2) <= 3 && 18 + w.u8(0) + palette + pixels > w.size()) {
      report.unusual("has fewer bytes than its pixels need: it may be cut short");
    }
  }
}
