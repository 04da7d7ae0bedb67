package dev.loadstone.ui.inspect.preview;

import dev.loadstone.core.library.AssetInspector;
import dev.loadstone.core.library.Claim;
import dev.loadstone.core.library.Inspection;
import dev.loadstone.core.model.AssetKind;
import dev.loadstone.ui.common.picture.FileBytes;
import dev.loadstone.ui.common.picture.Pictures;
import dev.loadstone.ui.inspect.preview.Preview.Content;
import dev.loadstone.ui.inspect.preview.Preview.Reason;
import java.io.IOException;
import java.nio.file.Path;

/** Reads what is needed to show a file, and no more. Stateless; blocks. */
public final class PreviewReader {
  private static final int HEX_BYTES = 1_024;

  private PreviewReader() {}

  /**
   * Looks at a file.
   *
   * @throws IOException if it cannot be read; never because of what it holds
   */
  public static Preview read(Path file) throws IOException {
    try (FileBytes bytes = FileBytes.open(file)) {
      Inspection facts =
          AssetInspector.inspect(bytes, Claim.of(String.valueOf(file.getFileName())));
      return new Preview(facts, content(file, bytes, facts));
    }
  }

  private static Content content(Path file, FileBytes bytes, Inspection facts) throws IOException {
    try {
      if (Pictures.shows(facts.format())) {
        return PictureReader.read(bytes, facts);
      }
      return switch (facts.format()) {
        case "wav" -> WaveformReader.read(bytes);
        case "glb", "gltf" -> SceneReader.read(bytes, facts.format().equals("glb"));
        case "zip" -> ZipReader.read(file, bytes);
        default -> isText(facts) ? TextReader.read(bytes, facts) : hex(bytes, Reason.NO_PREVIEW);
      };
    } catch (UnfitException e) {
      return hex(bytes, e.reason());
    }
  }

  private static boolean isText(Inspection facts) {
    return switch (facts.format()) {
      case "json", "xml", "svg", "csv", "toml", "ini", "godot-text", "yaml", "html", "text" -> true;
      case "obj", "ply", "fbx-text", "bmfont", "git-lfs-pointer" -> true;
      default -> facts.kind() == AssetKind.TEXT;
    };
  }

  private static Content hex(FileBytes bytes, Reason reason) throws IOException {
    byte[] start = new byte[(int) Math.min(HEX_BYTES, bytes.size())];
    bytes.take(0, start.length).get(start);
    return new Preview.Bytes(HexDump.of(start), reason);
  }
}
