package dev.loadstone.app.demo;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** One asset of each usual kind, the same bytes at every run, written to a folder. */
final class SampleSet {
  /** The large one, whose connection is cut. */
  static final String PACK = "packs/terrain.zip";

  private final Path folder;
  private final List<Sample> samples = new ArrayList<>();

  private SampleSet(Path folder) {
    this.folder = folder;
  }

  /** Makes the files; their digests are computed from what is written, not from what is read. */
  static List<Sample> writeTo(Path folder) throws IOException {
    SampleSet set = new SampleSet(folder);
    set.add("textures/crate.png", out -> out.write(CratePicture.png()));
    set.add("sounds/chime.wav", out -> out.write(ChimeSound.wav()));
    set.add("models/crate.bin", out -> out.write(CrateModel.buffer()));
    set.add("models/crate.png", out -> out.write(CratePicture.png()));
    set.add("models/crate.gltf", out -> out.write(utf8(CrateModel.gltf("crate.bin", "crate.png"))));
    set.add("fonts/blocks.ttf", out -> out.write(BlockFont.ttf()));
    set.add("data/items.json", out -> out.write(utf8(items())));
    set.add(PACK, TerrainPack::writeTo);
    return List.copyOf(set.samples);
  }

  private interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  private void add(String path, Content content) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    MessageDigest digest = sha256();
    try (OutputStream out =
        new DigestOutputStream(
            new BufferedOutputStream(Files.newOutputStream(file), 1 << 16), digest)) {
      content.writeTo(out);
    }
    samples.add(new Sample(path, Files.size(file), HexFormat.of().formatHex(digest.digest())));
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String items() {
    StringBuilder json = new StringBuilder("{\n  \"items\": [\n");
    String[] names = {"crate", "barrel", "lantern", "rope", "key"};
    for (int i = 0; i < names.length; i++) {
      json.append("    {\"id\": ").append(i + 1).append(", \"name\": \"").append(names[i]);
      json.append("\", \"weight\": ").append(3 + 7 * i % 11).append('}');
      json.append(i < names.length - 1 ? ",\n" : "\n");
    }
    return json.append("  ]\n}\n").toString();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
