package dev.loadstone.ui.downloads;

import dev.loadstone.core.model.AssetKind;
import java.nio.file.Path;
import java.util.Locale;

/** One line of GDScript (Godot 4.4) that loads a file at run time. */
final class GodotCode {
  private GodotCode() {}

  static String of(AssetKind kind, Path file) {
    String path = quoted(file);
    String name = file.toString().toLowerCase(Locale.ROOT);
    return switch (kind) {
      case IMAGE -> "Image.load_from_file(" + path + ")";
      case AUDIO -> sound(name, path);
      case MODEL -> model(name, path);
      case FONT -> "var font := FontFile.new(); font.load_dynamic_font(" + path + ")";
      case PACK -> "ProjectSettings.load_resource_pack(" + path + ")";
      case DATA, TEXT -> text(name, path);
      case VIDEO, ARCHIVE, OTHER -> bytes(path);
    };
  }

  private static String sound(String name, String path) {
    if (name.endsWith(".ogg")) {
      return "AudioStreamOggVorbis.load_from_file(" + path + ")";
    }
    if (name.endsWith(".mp3")) {
      return "AudioStreamMP3.load_from_file(" + path + ")";
    }
    return name.endsWith(".wav") ? "AudioStreamWAV.load_from_file(" + path + ")" : bytes(path);
  }

  private static String model(String name, String path) {
    return name.endsWith(".glb") || name.endsWith(".gltf")
        ? "var gltf := GLTFDocument.new(); var state := GLTFState.new(); gltf.append_from_file("
            + path
            + ", state); add_child(gltf.generate_scene(state))"
        : bytes(path);
  }

  private static String text(String name, String path) {
    String content = "FileAccess.get_file_as_string(" + path + ")";
    return name.endsWith(".json") ? "JSON.parse_string(" + content + ")" : content;
  }

  private static String bytes(String path) {
    return "FileAccess.get_file_as_bytes(" + path + ")";
  }

  private static String quoted(Path file) {
    // Godot takes forward slashes on every system.
    String text = file.toString();
    String forward =
        file.getFileSystem().getSeparator().equals("\\") ? text.replace('\\', '/') : text;
    return "\"" + forward.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
