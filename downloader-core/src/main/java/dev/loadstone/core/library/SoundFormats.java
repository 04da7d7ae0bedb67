package dev.loadstone.core.library;

import java.io.IOException;
import java.util.List;

/**
 * Sounds and films. Ogg (RFC 3533), Vorbis I 4.2.2, Opus (RFC 7845), Theora 6.2, FLAC (RFC 9639),
 * RIFF WAVE, MPEG audio frames (ISO 11172-3).
 */
final class SoundFormats {
  private static final int MOST_CHUNKS = 1024;
  private static final int MOST_STREAMS = 8;
  private static final int TAIL = 128 << 10;
  private static final String THEORA = "\u0080theora";
  private static final String VORBIS = "\u0001vorbis";
  private static final String OPUS = "OpusHead";
  private static final int[] MPEG_RATES = {44_100, 48_000, 32_000};
  private static final int[] V1_L3_KBITS = {
    0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320
  };
  private static final int[] V2_L3_KBITS = {
    0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160
  };

  static final List<Recognizer> ALL =
      List.of(
          ogg(AssetFormat.OGG_THEORA, THEORA, SoundFormats::theora),
          ogg(AssetFormat.OGG_VORBIS, VORBIS, SoundFormats::vorbis),
          ogg(AssetFormat.OGG_OPUS, OPUS, SoundFormats::opus),
          ogg(AssetFormat.OGG_FLAC, "\u007fFLAC", SoundFormats::oggEnd),
          ogg(AssetFormat.OGG_SPEEX, "Speex   ", SoundFormats::oggEnd),
          Recognizer.of(AssetFormat.OGG, "OggS\0", SoundFormats::oggEnd),
          new Recognizer(
              AssetFormat.WAV,
              w -> (w.has(0, "RIFF") || w.has(0, "RF64")) && w.has(8, "WAVE"),
              SoundFormats::wav),
          Recognizer.of(AssetFormat.FLAC, "fLaC", SoundFormats::flac),
          Recognizer.of(AssetFormat.MP3, "ID3", SoundFormats::tagged),
          new Recognizer(AssetFormat.MP3, w -> frames(w, 0, 2), (w, r) -> mpeg(w, r, 0)),
          Recognizer.plain(AssetFormat.MIDI, "MThd\0\0\0\u0006"),
          Recognizer.at(AssetFormat.AVIF, 4, "ftypavif", (_, _) -> {}),
          Recognizer.at(AssetFormat.M4A, 4, "ftypM4A ", (_, _) -> {}),
          Recognizer.at(AssetFormat.MP4, 4, "ftyp", (w, r) -> r.fact("brand", w.text(8, 4))),
          Recognizer.plain(AssetFormat.WEBM, "\u001aE\u00df\u00a3"),
          new Recognizer(AssetFormat.AVI, w -> w.has(0, "RIFF") && w.has(8, "AVI "), (_, _) -> {}));

  private SoundFormats() {}

  private static Recognizer ogg(AssetFormat format, String packet, Recognizer.Reader reader) {
    return new Recognizer(format, w -> stream(w, packet) >= 0, reader);
  }

  /**
   * Where the stream of this kind begins, or -1: all streams of a film begin one after the other at
   * its start.
   */
  private static long stream(Window w, String packet) throws IOException {
    long page = 0;
    for (int i = 0; i < MOST_STREAMS && w.has(page, "OggS\0") && page + 27 < w.size(); i++) {
      long start = page + 27 + w.u8(page + 26);
      if ((w.u8(page + 5) & 2) == 0 || start >= w.size()) {
        return -1;
      }
      if (w.has(start, packet)) {
        return start;
      }
      page = pageEnd(w, page);
    }
    return -1;
  }

  private static long pageEnd(Window w, long page) throws IOException {
    int segments = w.u8(page + 26);
    long end = page + 27 + segments;
    for (int i = 0; i < segments; i++) {
      end += w.u8(page + 27 + i);
    }
    return end;
  }

  private static void vorbis(Window w, Report report) throws IOException {
    long packet = stream(w, VORBIS);
    report.fact("channels", w.u8(packet + 11));
    long rate = w.u32le(packet + 12);
    report.fact("sample rate", rate);
    oggEnd(w, report);
    seconds(w, report, rate, 0);
  }

  private static void opus(Window w, Report report) throws IOException {
    long packet = stream(w, OPUS);
    report.fact("channels", w.u8(packet + 9));
    report.fact("sample rate", 48_000);
    int skipped = w.u16le(packet + 10);
    oggEnd(w, report);
    seconds(w, report, 48_000, skipped);
  }

  private static void theora(Window w, Report report) throws IOException {
    long packet = stream(w, THEORA);
    report.dimensions(w.u32be(packet + 14) >> 8, w.u32be(packet + 17) >> 8);
    oggEnd(w, report);
  }

  private static void oggEnd(Window w, Report report) throws IOException {
    long page = lastPage(w);
    if (page < 0) {
      report.unusual("has no page near its end: it may be cut short");
      return;
    }
    if (pageEnd(w, page) > w.size()) {
      report.broken("is cut short: its last page ends after the file");
    } else if ((w.u8(page + 5) & 4) == 0) {
      report.unusual("does not say that it ends: it may be cut short");
    }
  }

  private static long lastPage(Window w) throws IOException {
    for (long at = w.size() - 4; at >= Math.max(0, w.size() - TAIL); at--) {
      if (w.u8(at) == 'O' && w.has(at, "OggS")) {
        return at;
      }
    }
    return -1;
  }

  private static void seconds(Window w, Report report, long rate, long skipped) throws IOException {
    long page = lastPage(w);
    if (page >= 0 && rate > 0) {
      long samples = w.u64le(page + 6);
      if (samples != Long.MAX_VALUE && samples >= skipped) {
        report.fact(
            "milliseconds",
            (samples - skipped) / rate * 1000 + (samples - skipped) % rate * 1000 / rate);
      }
    }
  }

  private static void wav(Window w, Report report) throws IOException {
    long at = 12;
    for (int chunks = 0; chunks < MOST_CHUNKS && at + 8 <= w.size(); chunks++) {
      long length = w.u32le(at + 4);
      if (w.has(at, "fmt ")) {
        report.fact("coding", wavCoding(w.u16le(at + 8)));
        report.fact("channels", w.u16le(at + 10));
        report.fact("sample rate", w.u32le(at + 12));
        report.fact("bits per sample", w.u16le(at + 22));
      } else if (w.has(at, "data")) {
        if (at + 8 + length > w.size() && length < 0xffff_f000L) {
          report.unusual("has fewer samples than it says: it may be cut short");
        }
        return;
      }
      at += 8 + length + (length & 1);
    }
    report.broken("has no samples");
  }

  private static String wavCoding(int tag) {
    return switch (tag) {
      case 1 -> "pcm";
      case 3 -> "float";
      case 0x11 -> "ima adpcm";
      case 0x55 -> "mp3";
      case 0xfffe -> "extensible";
      default -> "tag " + tag;
    };
  }

  private static void flac(Window w, Report report) throws IOException {
    if ((w.u8(4) & 0x7f) != 0) {
      report.broken("has no STREAMINFO block");
      return;
    }
    report.fact("channels", (w.u8(20) >> 1 & 7) + 1);
    report.fact("sample rate", w.u32be(18) >> 12);
    report.fact("bits per sample", ((w.u8(20) & 1) << 4 | w.u8(21) >> 4) + 1);
    w.require(42);
  }

  private static void tagged(Window w, Report report) throws IOException {
    long length = 0;
    for (int i = 6; i < 10; i++) {
      length = length << 7 | (w.u8(i) & 0x7f);
    }
    long start = 10 + length + ((w.u8(5) & 0x10) != 0 ? 10 : 0);
    if (start > w.size()) {
      report.broken("is cut short: its tag ends after the file");
      return;
    }
    for (long at = start; at < Math.min(w.size(), start + 4096); at++) {
      if (frames(w, at, 2) || (at + 4 > w.size() - 1 && frames(w, at, 1))) {
        mpeg(w, report, at);
        return;
      }
    }
    report.unusual("has no sound after its tag");
  }

  private static void mpeg(Window w, Report report, long at) throws IOException {
    int version = w.u8(at + 1) >> 3 & 3;
    report.fact("layer", 4 - (w.u8(at + 1) >> 1 & 3));
    report.fact("channels", w.u8(at + 3) >> 6 == 3 ? 1 : 2);
    report.fact("sample rate", rate(version, w.u8(at + 2) >> 2 & 3));
  }

  /** So many MPEG layer III frames, each found where the one before it ends. */
  private static boolean frames(Window w, long from, int count) throws IOException {
    long at = from;
    for (int i = 0; i < count; i++) {
      if (at + 4 > w.size() || w.u8(at) != 0xff || (w.u8(at + 1) & 0xe6) != 0xe2) {
        return false;
      }
      int version = w.u8(at + 1) >> 3 & 3;
      int bits = w.u8(at + 2) >> 4;
      int rate = w.u8(at + 2) >> 2 & 3;
      if (version == 1 || bits == 0 || bits == 15 || rate == 3) {
        return false;
      }
      int kbits = version == 3 ? V1_L3_KBITS[bits] : V2_L3_KBITS[bits];
      long samples = version == 3 ? 144_000L : 72_000L;
      at += samples * kbits / rate(version, rate) + (w.u8(at + 2) >> 1 & 1);
    }
    return true;
  }

  private static int rate(int version, int index) {
    return MPEG_RATES[Math.min(index, 2)] / (version == 3 ? 1 : version == 2 ? 2 : 4);
  }
}
