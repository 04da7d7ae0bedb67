package dev.loadstone.ui.inspect.preview;

import dev.loadstone.ui.common.picture.FileBytes;
import dev.loadstone.ui.inspect.preview.Preview.Content;
import dev.loadstone.ui.inspect.preview.Preview.Entry;
import dev.loadstone.ui.inspect.preview.Preview.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a glTF 2.0 scene is made of, by its JSON part (glTF 2.0 §4.4 for binary files). */
final class SceneReader {
  private static final int LONGEST_JSON = 8 << 20;
  private static final int MOST_ENTRIES = 3_000;
  private static final int DEEPEST = 60;
  private static final int LONGEST_NAME = 120;
  private static final int JSON_CHUNK = 0x4e4f534a;
  private static final List<String> PARTS =
      List.of("meshes", "materials", "textures", "images", "animations", "skins", "cameras");

  private final Map<String, Object> root;
  private final Set<Integer> visited = new HashSet<>();
  private int left = MOST_ENTRIES;

  private SceneReader(Map<String, Object> root) {
    this.root = root;
  }

  static Content read(FileBytes bytes, boolean binary) throws IOException, UnfitException {
    long start = 0;
    long length = bytes.size();
    if (binary) {
      ByteBuffer head = bytes.take(12, 8);
      if (head.limit() < 8 || head.getInt(4) != JSON_CHUNK) {
        throw new UnfitException(Reason.BROKEN);
      }
      start = 20;
      length = head.getInt(0) & 0xffff_ffffL;
    }
    if (length > LONGEST_JSON) {
      throw new UnfitException(Reason.TOO_LARGE);
    }
    ByteBuffer json = bytes.take(start, (int) length);
    byte[] text = new byte[json.limit()];
    json.get(text);
    return new Preview.Outline(new SceneReader(JsonValues.object(text)).entries());
  }

  private List<Entry> entries() {
    List<Entry> all = new ArrayList<>();
    List<Object> scenes = list(root, "scenes");
    for (int i = 0; i < scenes.size() && left > 0; i++) {
      all.add(
          new Entry("scene " + name(scenes.get(i), i), "", nodes(list(scenes.get(i), "nodes"), 0)));
    }
    for (String part : PARTS) {
      List<Object> things = list(root, part);
      if (!things.isEmpty()) {
        all.add(new Entry(part, Integer.toString(things.size()), named(part, things)));
      }
    }
    return all;
  }

  private List<Entry> named(String part, List<Object> things) {
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < things.size() && left-- > 0; i++) {
      entries.add(new Entry(name(things.get(i), i), note(part, things.get(i)), List.of()));
    }
    return entries;
  }

  /** Children of a node; a node that is its own ancestor is shown once. */
  private List<Entry> nodes(List<Object> indices, int depth) {
    List<Entry> entries = new ArrayList<>();
    List<Object> nodes = list(root, "nodes");
    for (Object each : indices) {
      int index = each instanceof Number number ? number.intValue() : -1;
      boolean wanted = index >= 0 && index < nodes.size() && depth < DEEPEST && left > 0;
      if (wanted && visited.add(index)) {
        left--;
        Object node = nodes.get(index);
        entries.add(
            new Entry(name(node, index), nodeNote(node), nodes(list(node, "children"), depth + 1)));
      }
    }
    return entries;
  }

  private String nodeNote(Object node) {
    Object mesh = value(node, "mesh");
    if (mesh instanceof Number index) {
      List<Object> meshes = list(root, "meshes");
      int at = index.intValue();
      return at >= 0 && at < meshes.size() ? "mesh " + name(meshes.get(at), at) : "";
    }
    return value(node, "camera") != null ? "camera" : value(node, "skin") != null ? "skin" : "";
  }

  private String note(String part, Object thing) {
    return switch (part) {
      case "meshes" -> count(thing, "primitives");
      case "animations" -> count(thing, "channels");
      case "skins" -> count(thing, "joints");
      case "images" -> {
        Object uri = value(thing, "uri");
        boolean linked = uri instanceof String text && !text.startsWith("data:");
        yield PlainText.line(String.valueOf(linked ? uri : value(thing, "mimeType")), LONGEST_NAME)
            .replaceFirst("^null$", "");
      }
      default -> "";
    };
  }

  private static String count(Object thing, String of) {
    int count = list(thing, of).size();
    return count == 0 ? "" : count + " " + of;
  }

  private static String name(Object thing, int index) {
    Object name = value(thing, "name");
    return name instanceof String text && !text.isBlank()
        ? PlainText.line(text, LONGEST_NAME)
        : "#" + index;
  }

  private static @Nullable Object value(Object thing, String name) {
    return thing instanceof Map<?, ?> map ? map.get(name) : null;
  }

  private static List<Object> list(Object thing, String name) {
    List<Object> all = new ArrayList<>();
    if (value(thing, name) instanceof List<?> list) {
      all.addAll(list);
    }
    return all;
  }
}
