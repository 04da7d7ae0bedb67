package dev.loadstone.ui.library;

import java.util.Locale;

/** Lines that load a file in a game of Godot 4. Pure. */
final class EngineCode {
  private EngineCode() {}

  /** GDScript that loads a published asset, as its format wants to be loaded. */
  static String gdscript(Asset asset) {
    String path = '"' + asset.file().toString().replace("\\", "/").replace("\"", "\\\"") + '"';
    return switch (asset.kind()) {
      case IMAGE ->
          "var texture := ImageTexture.create_from_image(Image.load_from_file(" + path + "))";
      case AUDIO -> sound(asset, path);
      case VIDEO -> "var video := VideoStreamTheora.new()\nvideo.file = " + path;
      case MODEL -> model(asset, path);
      case FONT -> "var font := FontFile.new()\nfont.load_dynamic_font(" + path + ")";
      case ARCHIVE -> "var archive := ZIPReader.new()\narchive.open(" + path + ")";
      case PACK -> "ProjectSettings.load_resource_pack(" + path + ")";
      case DATA ->
          asset.receipt().format().equals("json")
              ? "var data = JSON.parse_string(FileAccess.get_file_as_string(" + path + "))"
              : "var text := FileAccess.get_file_as_string(" + path + ")";
      case TEXT -> "var text := FileAccess.get_file_as_string(" + path + ")";
      case OTHER -> "var bytes := FileAccess.get_file_as_bytes(" + path + ")";
    };
  }

  private static String sound(Asset asset, String path) {
    String name = asset.name().toLowerCase(Locale.ROOT);
    String type =
        name.endsWith(".mp3")
            ? "AudioStreamMP3"
            : name.endsWith(".wav") ? "AudioStreamWAV" : "AudioStreamOggVorbis";
    return "var sound := " + type + ".load_from_file(" + path + ")";
  }

  private static String model(Asset asset, String path) {
    String document = asset.name().toLowerCase(Locale.ROOT).endsWith(".fbx") ? "FBX" : "GLTF";
    return """
        var document := %1$sDocument.new()
        var state := %1$sState.new()
        if document.append_from_file(%2$s, state) == OK:
        \tadd_child(document.generate_scene(state))"""
        .formatted(document, path);
  }
}
