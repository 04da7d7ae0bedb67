package dev.loadstone.ui.inspect.preview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.ui.inspect.preview.Preview.Bytes;
import dev.loadstone.ui.inspect.preview.Preview.Characters;
import dev.loadstone.ui.inspect.preview.Preview.Content;
import dev.loadstone.ui.inspect.preview.Preview.Entry;
import dev.loadstone.ui.inspect.preview.Preview.Listing;
import dev.loadstone.ui.inspect.preview.Preview.Outline;
import dev.loadstone.ui.inspect.preview.Preview.Packed;
import dev.loadstone.ui.inspect.preview.Preview.Picture;
import dev.loadstone.ui.inspect.preview.Preview.Reason;
import dev.loadstone.ui.inspect.preview.Preview.Waveform;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreviewReaderTest {
  private static final byte[] GIF =
      HexFormat.of()
          .parseHex(
              "47494638396101000100800000ffffff00000021f90401000000002c00000000010001000002024401003b");
  private static final String SCENE =
      """
      {"asset":{"version":"2.0"},"scenes":[{"name":"Hall","nodes":[0]}],
       "nodes":[{"name":"Root","children":[1,0]},{"mesh":0}],
       "meshes":[{"name":"Barrel","primitives":[{},{}]}]}""";

  @TempDir Path folder;

  @Test
  void json_onOneLine_isLaidOut() throws IOException {
    Content content = read("a.json", "{\"a\":[1,{\"b\":\"}{\"}],\"c\":{}}");

    assertThat(((Characters) content).text())
        .isEqualTo(
            "{\n  \"a\": [\n    1,\n    {\n      \"b\": \"}{\"\n    }\n  ],\n  \"c\": {}\n}");
  }

  @Test
  void text_longerThanABound_isCutAndSaysSo() throws IOException {
    Content content = read("a.txt", "line\n".repeat(100_000));

    assertThat(((Characters) content).cut()).isTrue();
    assertThat(((Characters) content).text().length()).isLessThanOrEqualTo(64 << 10);
  }

  @Test
  void text_withControls_isDisarmed() throws IOException {
    Content content = read("a.txt", "one\u001b[31m\u202etwo");

    assertThat(((Characters) content).text()).isEqualTo("one·[31m·two");
  }

  @Test
  void gif_isDecodedByItsFirstPicture() throws IOException {
    Content content = read("a.gif", GIF);

    assertThat(((Picture) content).image().getWidth()).isEqualTo(1);
  }

  @Test
  void picture_ofMorePixelsThanFit_isShownAsBytes() throws IOException {
    byte[] huge = GIF.clone();
    Arrays.fill(huge, 6, 10, (byte) 0xff);

    assertThat(((Bytes) read("a.gif", huge)).reason()).isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  void wav_sixteenBits_isItsPeaks() throws IOException {
    ByteBuffer wav = ByteBuffer.allocate(44 + 8).order(ByteOrder.LITTLE_ENDIAN);
    wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(44);
    wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    wav.putShort((short) 1).putShort((short) 1).putInt(8_000).putInt(16_000);
    wav.putShort((short) 2).putShort((short) 16);
    wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(8);
    wav.putShort((short) 0).putShort((short) 16_384).putShort((short) -32_768).putShort((short) 0);

    Content content = read("a.wav", wav.array());

    assertThat(((Waveform) content).peaks().stream().map(Preview.Peak::greatest))
        .containsExactly(0f, 0.5f, -1f, 0f);
  }

  @Test
  void gltf_nodeThatIsItsOwnChild_isShownOnce() throws IOException {
    Outline outline = (Outline) read("a.gltf", SCENE);

    Entry root = outline.entries().getFirst().entries().getFirst();
    assertThat(outline.entries().getFirst().name()).isEqualTo("scene Hall");
    assertThat(root.name()).isEqualTo("Root");
    assertThat(root.entries())
        .singleElement()
        .satisfies(e -> assertThat(e.note()).isEqualTo("mesh Barrel"));
  }

  @Test
  void glb_isItsJsonPart() throws IOException {
    byte[] json = SCENE.getBytes(StandardCharsets.UTF_8);
    byte[] padded = Arrays.copyOf(json, (json.length + 3) / 4 * 4);
    Arrays.fill(padded, json.length, padded.length, (byte) ' ');
    ByteBuffer glb = ByteBuffer.allocate(20 + padded.length).order(ByteOrder.LITTLE_ENDIAN);
    glb.putInt(0x46546c67).putInt(2).putInt(20 + padded.length);
    glb.putInt(padded.length).putInt(0x4e4f534a).put(padded);

    assertThat(((Outline) read("a.glb", glb.array())).entries())
        .extracting(Entry::name)
        .containsExactly("scene Hall", "meshes");
  }

  @Test
  void zip_pathsThatLeaveTheFolder_areShownAsTheyAre() throws IOException {
    Path file = folder.resolve("a.zip");
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("../evil\n.txt"));
      zip.write(new byte[10]);
    }

    Listing listing = (Listing) PreviewReader.read(file).content();

    assertThat(listing.files()).extracting(Packed::path).containsExactly("../evil .txt");
    assertThat(listing.files().getFirst().size()).isEqualTo(10);
  }

  @Test
  void unknownBytes_areShownAsNumbers() throws IOException {
    Bytes bytes = (Bytes) read("a.bin", new byte[] {0, 1, (byte) 0xfe, 'A'});

    assertThat(bytes.dump()).startsWith("00000000  00 01 fe 41").endsWith("...A");
    assertThat(bytes.reason()).isEqualTo(Reason.NO_PREVIEW);
  }

  /** Files that are damaged anywhere are shown as something, without an error. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void damagedFile_anyDamage_isShownAsSomething(long seed) throws IOException {
    Random random = new Random(seed);
    for (String name : new String[] {"a.gif", "a.gltf", "a.json"}) {
      byte[] bytes = name.equals("a.gif") ? GIF.clone() : SCENE.getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < 4; i++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      assertThat(read(name, bytes)).as("seed %d, %s", seed, name).isNotNull();
    }
  }

  private Content read(String name, String text) throws IOException {
    return read(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private Content read(String name, byte[] bytes) throws IOException {
    return PreviewReader.read(Files.write(folder.resolve(name), bytes)).content();
  }
}
