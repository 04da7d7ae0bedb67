package dev.loadstone.core.library;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Archives, looked at without unpacking: ZIP (APPNOTE 6.3.10, 4.3), 7z, RAR, gzip (RFC 1952), xz,
 * Zstandard (RFC 8878), bzip2, tar.
 */
final class ArchiveFormats {
  private static final int END_RECORD = 22;
  private static final int LONGEST_COMMENT = 65_535;
  private static final long SMALL = 0xffff_ffffL;
  private static final int MOST_ENTRIES = 1_000_000;
  private static final int LONGEST_NAME = 1024;

  static final List<Recognizer> ALL =
      List.of(
          Recognizer.of(AssetFormat.ZIP, "PK\u0003\u0004", ArchiveFormats::zip),
          Recognizer.of(AssetFormat.ZIP, "PK\u0005\u0006", ArchiveFormats::zip),
          Recognizer.of(AssetFormat.SEVEN_ZIP, "7z\u00bc\u00af'\u001c", ArchiveFormats::sevenZip),
          Recognizer.of(AssetFormat.RAR, "Rar!\u001a\u0007", (_, _) -> {}),
          Recognizer.of(AssetFormat.GZIP, "\u001f\u008b\u0008", (w, _) -> w.require(18)),
          Recognizer.of(AssetFormat.XZ, "\u00fd7zXZ\0", ArchiveFormats::xz),
          Recognizer.of(AssetFormat.ZSTD, "(\u00b5/\u00fd", (_, _) -> {}),
          new Recognizer(
              AssetFormat.BZIP2, w -> w.has(0, "BZh") && w.has(4, "1AY&SY"), (_, _) -> {}),
          Recognizer.at(AssetFormat.TAR, 257, "ustar", ArchiveFormats::tar));

  private ArchiveFormats() {}

  private static void sevenZip(Window w, Report report) throws IOException {
    long end = 32 + w.u64le(12) + w.u64le(20);
    report.statedSize(end < 32 ? Long.MAX_VALUE : end, w.size());
  }

  private static void xz(Window w, Report report) throws IOException {
    long end = w.size();
    while (end >= 4 && w.size() - end < 4096 && w.u32le(end - 4) == 0) {
      end -= 4;
    }
    if (!w.has(end - 2, "YZ")) {
      report.broken("is cut short: it does not end as an xz file does");
    }
  }

  private static void tar(Window w, Report report) throws IOException {
    if (w.size() % 512 != 0 || w.u32le(w.size() - 4) != 0) {
      report.unusual("does not end as a tar file does: it may be cut short");
    }
  }

  private static void zip(Window w, Report report) throws IOException {
    long end = endRecord(w);
    if (end < 0) {
      report.broken("is cut short: it has no central directory");
      return;
    }
    long entries = w.u16le(end + 10);
    long length = w.u32le(end + 12);
    long start = w.u32le(end + 16);
    long before = end;
    if (entries == 0xffff || length == SMALL || start == SMALL) {
      long large = w.has(end - 20, "PK\u0006\u0007") ? w.u64le(end - 12) : -1;
      if (large >= 0 && w.has(large, "PK\u0006\u0006")) {
        entries = w.u64le(large + 32);
        length = w.u64le(large + 40);
        start = w.u64le(large + 48);
        before = large;
      }
    }
    report.fact("entries", entries);
    if (length > before || start > before - length) {
      report.broken("has a central directory that lies outside of it");
      return;
    }
    // What stands before the archive (a program that unpacks it) shifts all offsets.
    entries(w, before - length, before, Math.min(entries, MOST_ENTRIES), report);
  }

  private static long endRecord(Window w) throws IOException {
    long lowest = Math.max(0, w.size() - END_RECORD - LONGEST_COMMENT);
    for (long at = w.size() - END_RECORD; at >= lowest; at--) {
      if (w.u8(at) == 'P'
          && w.has(at, "PK\u0005\u0006")
          && at + END_RECORD + w.u16le(at + 20) <= w.size()) {
        return at;
      }
    }
    return -1;
  }

  private static void entries(Window w, long from, long end, long count, Report report)
      throws IOException {
    long at = from;
    long unpacked = 0;
    boolean encrypted = false;
    for (long i = 0; i < count; i++) {
      if (at + 46 > end || !w.has(at, "PK\u0001\u0002")) {
        report.broken("has a damaged central directory at its entry " + (i + 1));
        return;
      }
      encrypted |= (w.u16le(at + 8) & 1) != 0;
      unpacked += w.u32le(at + 24);
      int nameLength = w.u16le(at + 28);
      byte[] bytes = w.bytes(at + 46, Math.min(nameLength, LONGEST_NAME));
      String name = new String(bytes, StandardCharsets.UTF_8);
      if (nameLength > LONGEST_NAME || !EntryPath.staysInside(name)) {
        report.unusual(
            "holds the entry '" + Printable.of(name) + "', which would leave its folder");
      }
      at += 46L + nameLength + w.u16le(at + 30) + w.u16le(at + 32);
    }
    report.fact("unpacked bytes", unpacked);
    if (encrypted) {
      report.fact("encrypted", "yes");
    }
  }
}
