package dev.loadstone.core.library;

import java.io.IOException;
import java.util.List;

/** Scenes: GLB (glTF 2.0 specification 4), FBX, Blender, PLY. glTF as JSON is a text. */
final class ModelFormats {
  private static final int MOST_CHUNKS = 64;
  private static final long JSON_CHUNK = 0x4E4F534AL;
  private static final String FBX_BINARY = "Kaydara FBX Binary  \0";

  static final List<Recognizer> ALL =
      List.of(
          Recognizer.of(AssetFormat.GLB, "glTF", ModelFormats::glb),
          Recognizer.of(AssetFormat.FBX, FBX_BINARY, (w, r) -> r.fact("version", w.u32le(23))),
          new Recognizer(
              AssetFormat.FBX_TEXT, w -> w.has(0, "; FBX ") && digit(w, 6), ModelFormats::fbxText),
          Recognizer.plain(AssetFormat.BLEND, "BLENDER"),
          new Recognizer(
              AssetFormat.PLY,
              w -> w.has(0, "ply\nformat") || w.has(0, "ply\r\nformat"),
              (_, _) -> {}));

  private ModelFormats() {}

  private static boolean digit(Window w, long at) throws IOException {
    return at < w.size() && w.u8(at) >= '0' && w.u8(at) <= '9';
  }

  private static void fbxText(Window w, Report report) throws IOException {
    report.fact("version", w.text(6, 6).split("[ \r\n]", 2)[0]);
  }

  private static void glb(Window w, Report report) throws IOException {
    long version = w.u32le(4);
    long stated = w.u32le(8);
    report.fact("version", version);
    report.statedSize(stated, w.size());
    if (version != 2) {
      report.unusual("is of glTF version " + version + "; engines load version 2");
      return;
    }
    long at = 12;
    for (int chunks = 0; chunks < MOST_CHUNKS && at + 8 <= Math.min(stated, w.size()); chunks++) {
      long length = w.u32le(at);
      if (at + 8 + length > stated) {
        report.broken("has a chunk that ends after it");
        return;
      }
      if (chunks == 0) {
        scene(w, at, length, report);
      }
      at += 8 + length;
    }
    w.require(20);
  }

  private static void scene(Window w, long chunk, long length, Report report) throws IOException {
    if (w.u32le(chunk + 4) != JSON_CHUNK) {
      report.broken("does not begin with its scene");
      return;
    }
    if (chunk + 8 + length <= w.size()) {
      JsonText.Outline outline = JsonText.read(w, chunk + 8, length);
      outline.describeScene(report);
      if (outline.problem() != null) {
        report.broken("has a scene that is not well-formed JSON: " + outline.problem());
      }
    }
  }
}
