package dev.loadstone.core.library;

import java.io.IOException;
import java.util.List;

/**
 * What engines load as a whole: Godot's PCK (versions 0 to 4 as its engine reads them), Unity's
 * asset bundles, Unreal's paks and containers.
 */
final class PackFormats {
  private static final int MOST_FILES = 200_000;
  private static final long UNREAL_MAGIC = 0x5A6F12E1L;
  private static final int UNREAL_FOOTER = 256;
  private static final int DIRECTORY_ENCRYPTED = 1;
  private static final int SPARSE = 4;
  private static final int REMOVED = 2;

  static final List<Recognizer> ALL =
      List.of(
          Recognizer.of(AssetFormat.PCK, "GDPC", PackFormats::pck),
          Recognizer.of(AssetFormat.UNITY, "UnityFS\0", PackFormats::unity),
          Recognizer.of(AssetFormat.UNITY, "UnityWeb\0", (_, _) -> {}),
          Recognizer.of(AssetFormat.UNITY, "UnityRaw\0", (_, _) -> {}),
          Recognizer.of(AssetFormat.UNREAL_UTOC, "-==--==--==--==-", (_, _) -> {}));

  /** Known by its end only: asked after everything that is known by its beginning. */
  static final Recognizer UNREAL_PAK =
      new Recognizer(AssetFormat.UNREAL_PAK, w -> footer(w) >= 0, PackFormats::unreal);

  private PackFormats() {}

  private static void pck(Window w, Report report) throws IOException {
    long version = w.u32le(4);
    report.fact("pack version", version);
    report.fact("engine", w.u32le(8) + "." + w.u32le(12) + "." + w.u32le(16));
    if (version > 4) {
      report.unusual("is of pack version " + version + ", newer than Loadstone knows");
      return;
    }
    long flags = version >= 2 ? w.u32le(20) : 0;
    long base = version >= 2 ? w.u64le(24) : 0;
    // Relative to where the pack begins, which is 0 in a file of its own.
    long directory = version >= 3 ? w.u64le(32) : version == 2 ? 32 + 64 : 20 + 64;
    report.fact("encrypted", (flags & DIRECTORY_ENCRYPTED) != 0 ? "yes" : "no");
    if (directory > w.size() - 4) {
      report.broken("is cut short: its directory lies after its end");
      return;
    }
    long files = w.u32le(directory);
    report.fact("files", files);
    if ((flags & (DIRECTORY_ENCRYPTED | SPARSE)) == 0) {
      files(w, directory + 4, Math.min(files, MOST_FILES), base, version >= 2, report);
    }
  }

  private static void files(
      Window w, long from, long count, long base, boolean hasFlags, Report report)
      throws IOException {
    long at = from;
    for (long i = 0; i < count; i++) {
      long nameLength = w.u32le(at);
      long entry = at + 4 + nameLength;
      boolean removed = hasFlags && (w.u32le(entry + 32) & REMOVED) != 0;
      long offset = w.u64le(entry);
      long length = w.u64le(entry + 8);
      boolean outside =
          base > w.size() || offset > w.size() - base || length > w.size() - base - offset;
      if (outside && !removed) {
        report.broken(
            "is cut short: its file "
                + w.text(at + 4, (int) Math.min(nameLength, 200))
                + " ends after it");
        return;
      }
      at = entry + (hasFlags ? 36 : 32);
    }
    w.require(at);
  }

  private static void unity(Window w, Report report) throws IOException {
    report.fact("version", w.u32be(8));
    long at = 12;
    at += w.text(at, 64).length() + 1;
    report.fact("engine", w.text(at, 64));
    at += w.text(at, 64).length() + 1;
    report.statedSize(w.u64be(at), w.size());
  }

  private static void unreal(Window w, Report report) throws IOException {
    report.fact("version", w.u32le(footer(w) + 4));
  }

  /** The footer's length depends on its version, so its magic is searched for. */
  private static long footer(Window w) throws IOException {
    for (long at = w.size() - 44; at >= Math.max(0, w.size() - UNREAL_FOOTER); at--) {
      if (w.u8(at) == 0xE1 && w.u32le(at) == UNREAL_MAGIC && w.u32le(at + 4) < 64) {
        return at;
      }
    }
    return -1;
  }
}
