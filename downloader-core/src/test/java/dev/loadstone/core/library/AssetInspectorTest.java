package dev.loadstone.core.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loadstone.core.library.Inspection.Fact;
import dev.loadstone.core.model.AssetKind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AssetInspectorTest {
  private static final Map<String, byte[]> SOUND = SampleFiles.sound();
  private static final byte[] PAGE =
      SampleFiles.utf8("\n<!doctype HTML>\n<html><head><title>404 Not Found</title></head></html>");

  static Stream<String> names() {
    return SOUND.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("names")
  void inspect_soundFile_hasNoProblem(String name) throws IOException {
    assertThat(inspect(name, sound(name)).problem()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "a.png, IMAGE, png, dimensions, 16x32",
    "a.jpg, IMAGE, jpeg, dimensions, 32x16",
    "a.webp, IMAGE, webp, dimensions, 32x16",
    "a.gif, IMAGE, gif, dimensions, 3x4",
    "a.bmp, IMAGE, bmp, bits per pixel, 24",
    "a.tga, IMAGE, tga, dimensions, 2x2",
    "a.dds, IMAGE, dds, pixels, DXT1",
    "a.ktx, IMAGE, ktx, dimensions, 4x4",
    "a.ktx2, IMAGE, ktx2, dimensions, 4x4",
    "a.exr, IMAGE, exr, dimensions, 10x5",
    "a.svg, IMAGE, svg, width, 8",
    "a.ogg, AUDIO, ogg-vorbis, milliseconds, 2000",
    "a.opus, AUDIO, ogg-opus, milliseconds, 1831",
    "a.ogv, VIDEO, ogg-theora, dimensions, 320x240",
    "a.mp3, AUDIO, mp3, sample rate, 44100",
    "a.wav, AUDIO, wav, channels, 2",
    "a.flac, AUDIO, flac, sample rate, 44100",
    "a.gltf, MODEL, gltf, external files, 2",
    "a.gltf, MODEL, gltf, needs, rock.bin",
    "a.glb, MODEL, glb, version, 2",
    "a.fbx, MODEL, fbx, version, 7400",
    "b.fbx, MODEL, fbx-text, version, 7.4.0",
    "a.ttf, FONT, ttf, tables, 1",
    "a.otf, FONT, otf, tables, 1",
    "a.ttc, FONT, ttc, fonts, 1",
    "b.fnt, FONT, bmfont, coding, binary",
    "c.fnt, FONT, bmfont, coding, xml",
    "a.zip, ARCHIVE, zip, entries, 2",
    "a.pck, PACK, pck, engine, 4.3.1",
    "b.pck, PACK, pck, files, 1",
    "c.pck, PACK, pck, pack version, 1",
    "a.unity3d, PACK, unity, engine, 2022.3.1f1",
    "a.pak, PACK, unreal-pak, version, 11",
    "a.json, DATA, json, root, object",
    "a.xml, DATA, xml, root, map"
  })
  void inspect_soundFile_statesItsFacts(
      String name, AssetKind kind, String format, String fact, String value) throws IOException {
    Inspection inspection = inspect(name, sound(name));
    assertThat(inspection.kind()).isEqualTo(kind);
    assertThat(inspection.format()).isEqualTo(format);
    assertThat(inspection.facts()).contains(new Fact(fact, value));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.png", "a.webp", "a.ktx", "a.ktx2", "a.ogg", "a.opus", "a.glb", "a.ttf", "a.otf",
        "a.woff", "a.woff2", "a.zip", "a.7z", "a.xz", "a.pck", "b.pck", "c.pck", "a.unity3d",
        "a.gltf", "a.flac"
      })
  void inspect_fileWithoutItsEnd_isRefused(String name) throws IOException {
    byte[] whole = sound(name);
    Inspection inspection = inspect(name, Arrays.copyOf(whole, whole.length - 5));
    assertThat(inspection.isRefused()).as("%s", inspection).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.jpg", "a.gif", "a.wav", "a.tga", "a.tar"})
  void inspect_formatWithoutACertainEnd_isNotedWhenCut(String name) throws IOException {
    byte[] whole = sound(name);
    assertThat(severity(inspect(name, Arrays.copyOf(whole, whole.length - 2)))).isEqualTo("NOTE");
  }

  @ParameterizedTest
  @MethodSource("names")
  void inspect_errorPage_isRefusedUnderNamesThatCannotHoldIt(String name) throws IOException {
    boolean free = name.matches(".*\\.(txt|html|xml|xyz)|noextension");
    Inspection inspection = inspect(name, PAGE);
    assertThat(inspection.isRefused()).as("%s %s", name, inspection).isEqualTo(!free);
    assertThat(inspection.format()).isEqualTo("html");
  }

  @Test
  void inspect_errorPageAsPck_saysWhatItIs() throws IOException {
    assertThat(inspect("assets.pck", PAGE).problem().orElseThrow().text())
        .isEqualTo("is an HTML page ('404 Not Found'), not pck");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"message\":\"Not Found\"}",
        "404: Not Found",
        "<?xml version=\"1.0\"?><Error><Code>NoSuchKey</Code></Error>",
        "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 5\n",
        "",
        "\ufeff \n"
      })
  void inspect_errorTextAsBinary_isRefused(String text) throws IOException {
    for (String name : new String[] {"a.png", "a.pck", "a.glb", "a.ogg", "a.zip", "a.ttf"}) {
      assertThat(inspect(name, SampleFiles.utf8(text)).isRefused()).as(name).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a.json | 404: Not Found | REFUSE",
        "a.json | <html> | REFUSE",
        "a.json | {\"a\": 1 | NOTE",
        "a.json | {/* c */\"a\": 1,} | NOTE",
        "a.json | nope | REFUSE",
        "a.gltf | {\"asset\":{\"version\":\"2.0\" | REFUSE",
        "a.gltf | {\"message\":\"Not Found\"} | NOTE",
        "a.svg | Not found | REFUSE",
        "a.svg | <html></html> | REFUSE",
        "a.svg | <rect/> | NOTE",
        "a.xml | Not found | REFUSE",
        "a.xml | <html></html> | NOTE",
        "a.csv | <html></html> | REFUSE",
        "a.csv | {} | none",
        "a.toml | [a] | none",
        "a.txt | <html></html> | none",
        "a.md | <html></html> | none",
        "a.bin | {} | none",
        "a.dat | <html></html> | NOTE",
        "a.custom | <html></html> | none",
        "a.php | anything | none"
      })
  void inspect_textUnderAName_isJudged(String name, String text, String severity)
      throws IOException {
    assertThat(severity(inspect(name, SampleFiles.utf8(text)))).isEqualTo(severity);
  }

  @ParameterizedTest
  @CsvSource({
    "a.dat, REFUSE",
    "a.bin, REFUSE",
    "a.custom, NOTE",
    "a.txt, NOTE",
    "page, none",
    "a.html, none",
    "a.pck, REFUSE"
  })
  void inspect_pageThatTheServerCallsHtml_isSuspicious(String name, String severity)
      throws IOException {
    Claim claim = new Claim(name, "text/html");
    assertThat(severity(AssetInspector.inspect(ByteSource.of(PAGE), claim))).isEqualTo(severity);
  }

  @ParameterizedTest
  @CsvSource({
    "a.jpg, a.png, NOTE", "a.ogg, a.opus, NOTE", "a.ogg, a.ogv, NOTE", "a.zip, a.7z, NOTE",
    "a.glb, a.png, REFUSE", "a.png, a.zip, REFUSE", "a.pck, a.zip, NOTE", "a.tga, a.gz, NOTE",
    "a.png, a.xyz, NOTE", "a.json, a.xyz, NOTE", "a.ttf, a.otf, none", "a.PNG, a.png, none",
    "x/y.tar/a, a.png, none", "a.weird, a.png, none"
  })
  void inspect_otherFormat_isJudgedByItsFamily(String name, String content, String severity)
      throws IOException {
    assertThat(severity(inspect(name, sound(content)))).isEqualTo(severity);
  }

  @Test
  void inspect_brokenFileUnderAFreeName_isOnlyNoted() throws IOException {
    byte[] png = SampleFiles.png();
    assertThat(severity(inspect("a.bin", Arrays.copyOf(png, png.length - 5)))).isEqualTo("NOTE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../evil", "a/../../evil", "/etc/passwd", "..\\evil", "C:\\evil"})
  void inspect_zipThatLeavesItsFolder_isNoted(String entry) throws IOException {
    assertThat(inspect("a.zip", SampleFiles.zip("ok", entry)).problem().orElseThrow().text())
        .contains("leave its folder");
  }

  @Test
  void inspect_hugeFile_readsLittle() throws IOException {
    long[] read = new long[1];
    byte[] pck = SampleFiles.pck(2);
    ByteSource huge =
        ByteSource.of(
            1L << 50,
            (target, offset) -> {
              int count = target.remaining();
              read[0] += count;
              for (int i = 0; i < count; i++) {
                target.put(offset + i < pck.length ? pck[(int) offset + i] : 0);
              }
              return count;
            });
    assertThat(AssetInspector.inspect(huge, Claim.of("a.pck")).format()).isEqualTo("pck");
    assertThat(read[0]).isLessThan(1 << 20);
  }

  @Test
  void inspect_endlessJson_staysBounded() throws IOException {
    long[] read = new long[1];
    ByteSource endless =
        ByteSource.of(
            1L << 50,
            (target, offset) -> {
              int count = target.remaining();
              read[0] += count;
              for (int i = 0; i < count; i++) {
                target.put((byte) (offset + i == 0 ? '[' : (offset + i) % 2 == 0 ? ',' : '1'));
              }
              return count;
            });
    assertThat(AssetInspector.inspect(endless, Claim.of("a.json")).problem()).isEmpty();
    assertThat(read[0]).isLessThanOrEqualTo(Window.BUDGET);
  }

  @Test
  void inspect_unreadableBytes_passesTheErrorOn() {
    ByteSource broken =
        ByteSource.of(
            100,
            (ByteBuffer _, long _) -> {
              throw new IOException("bad sector");
            });
    assertThatThrownBy(() -> AssetInspector.inspect(broken, Claim.of("a.json")))
        .isInstanceOf(IOException.class)
        .hasMessage("bad sector");
  }

  @Test
  void inspect_mutatedFiles_neverThrows() throws IOException {
    long seed = 77_000_177L;
    Random random = new Random(seed);
    String[] names = SOUND.keySet().toArray(String[]::new);
    for (int round = 0; round < 60_000; round++) {
      String content = names[random.nextInt(names.length)];
      byte[] bytes = mutate(random, sound(content));
      String name = names[random.nextInt(names.length)];
      try {
        inspect(random.nextBoolean() ? content : name, bytes);
      } catch (RuntimeException | Error e) {
        throw new AssertionError("seed " + seed + " round " + round + " " + content, e);
      }
    }
  }

  private static byte[] sound(String name) {
    return Objects.requireNonNull(SOUND.get(name));
  }

  private static byte[] mutate(Random random, byte[] sound) {
    byte[] bytes =
        Arrays.copyOf(
            sound, random.nextBoolean() ? sound.length : random.nextInt(sound.length + 20));
    for (int i = random.nextInt(8); i > 0 && bytes.length > 0; i--) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(3)) {
        case 0 -> bytes[at] = (byte) random.nextInt();
        case 1 -> bytes[at] = (byte) 0xff;
        default -> Arrays.fill(bytes, at, Math.min(bytes.length, at + 8), (byte) random.nextInt());
      }
    }
    return bytes;
  }

  private static String severity(Inspection inspection) {
    return inspection.problem().map(p -> p.severity().name()).orElse("none");
  }

  private static Inspection inspect(String name, byte[] bytes) throws IOException {
    return AssetInspector.inspect(ByteSource.of(bytes), Claim.of(name));
  }
}
