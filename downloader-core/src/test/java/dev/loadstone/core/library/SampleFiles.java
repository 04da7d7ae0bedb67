package dev.loadstone.core.library;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The smallest files of each format that are still sound. */
final class SampleFiles {
  private SampleFiles() {}

  /** A sound file of each format under a name that promises it. */
  static Map<String, byte[]> sound() {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("a.png", png());
    files.put(
        "a.jpg", hex("ffd8 ffe0 0004 0000 ffc0 000b 08 0010 0020 01 01 11 00 ffda 0002 00 ffd9"));
    files.put(
        "a.webp",
        join("RIFF", le32(22), "WEBPVP8L", le32(9), hex("2f 1f c0 03 00 00 00 00 00 00")));
    files.put("a.gif", join("GIF89a", le16(3), le16(4), hex("00 00 00 3b")));
    files.put(
        "a.bmp",
        join(
            "BM",
            le32(58),
            le32(0),
            le32(54),
            le32(40),
            le32(1),
            le32(1),
            le16(1),
            le16(24),
            new byte[28]));
    files.put(
        "a.tga", join(hex("00 00 02"), new byte[9], le16(2), le16(2), hex("18 00"), new byte[12]));
    files.put(
        "a.dds",
        join(
            "DDS ",
            le32(124),
            le32(0),
            le32(4),
            le32(8),
            new byte[60],
            le32(4),
            "DXT1",
            new byte[44]));
    files.put(
        "a.ktx",
        join(
            hex("ab 4b 54 58 20 31 31 bb 0d 0a 1a 0a"),
            le32(0x04030201),
            new byte[20],
            le32(4),
            le32(4),
            new byte[12],
            le32(1),
            le32(0),
            le32(0)));
    files.put(
        "a.ktx2",
        join(
            hex("ab 4b 54 58 20 32 30 bb 0d 0a 1a 0a"),
            new byte[8],
            le32(4),
            le32(4),
            new byte[12],
            le32(1),
            le32(0),
            new byte[32],
            le32(104),
            le32(0),
            le32(4),
            le32(0),
            new byte[12]));
    files.put(
        "a.exr",
        join(
            hex("762f3101 02000000"),
            "dataWindow\0box2i\0",
            le32(16),
            le32(0),
            le32(0),
            le32(9),
            le32(4),
            new byte[4]));
    files.put(
        "a.svg",
        utf8(
            "<?xml version=\"1.0\"?>\n<!-- x --><svg width='8' height=\"9\" xmlns=\"http://www.w3.org/2000/svg\"/>"));
    files.put(
        "a.ogg", ogg(join(hex("01"), "vorbis", le32(0), hex("02"), le32(44100), new byte[13])));
    files.put(
        "a.opus", ogg(join("OpusHead", hex("01 02"), le16(312), le32(48000), hex("0000 00"))));
    files.put(
        "a.ogv",
        ogg(join(hex("80"), "theora", hex("03 02 01 0014 000f 000140 0000f0"), new byte[24])));
    files.put("a.mp3", join(hex("fffb9000"), new byte[413], hex("fffb9000"), new byte[413]));
    files.put(
        "a.wav",
        join(
            "RIFF",
            le32(40),
            "WAVEfmt ",
            le32(16),
            le16(1),
            le16(2),
            le32(44100),
            le32(176400),
            le16(4),
            le16(16),
            "data",
            le32(4),
            le32(0)));
    files.put(
        "a.flac",
        join("fLaC", hex("80000022 1000 1000 000000 000000 0ac442f0 00000000"), new byte[16]));
    files.put(
        "a.gltf",
        utf8(
            "{\"asset\":{\"version\":\"2.0\"},\"buffers\":[{\"uri\":\"rock.bin\",\"byteLength\":4},{\"uri\":\"data:,x\"}],\"images\":[{\"uri\":\"tex/rock.png\"}],\"scenes\":[{}]}"));
    files.put("a.glb", glb("{\"asset\":{\"version\":\"2.0\"}} "));
    files.put("a.fbx", join("Kaydara FBX Binary  \0", hex("1a00"), le32(7400), new byte[20]));
    files.put("b.fbx", utf8("; FBX 7.4.0 project file\n"));
    files.put(
        "a.ttf",
        join(hex("00010000 0001 0010 0000 0000"), "glyf", be32(0), be32(28), be32(8), new byte[8]));
    files.put(
        "a.otf",
        join("OTTO", hex("0001 0010 0000 0000"), "CFF ", be32(0), be32(28), be32(4), new byte[4]));
    files.put("a.ttc", join("ttcf", be32(0x10000), be32(1), be32(16)));
    files.put("a.woff", join("wOFF", be32(0x10000), be32(44), new byte[32]));
    files.put("a.woff2", join("wOF2", be32(0x10000), be32(48), new byte[36]));
    files.put("a.fnt", utf8("info face=\"Arial\" size=32\n"));
    files.put("b.fnt", join("BMF", hex("03 01"), new byte[20]));
    files.put("c.fnt", utf8("<?xml version=\"1.0\"?><font><info face='A'/></font>"));
    files.put("a.zip", zip("a.txt", "dir/b.txt"));
    files.put(
        "a.7z",
        join(
            "7z",
            hex("bcaf271c 0004"),
            le32(0),
            le32(4),
            le32(0),
            le32(4),
            le32(0),
            le32(0),
            new byte[8]));
    files.put("a.rar", join("Rar!", hex("1a0700"), new byte[20]));
    files.put("a.gz", gzip("hello"));
    files.put("a.xz", join(hex("fd377a585a00 0004"), new byte[18], "YZ"));
    files.put("a.zst", hex("28b52ffd 04 00 01 00 00 99 e9 d8 51"));
    files.put("a.tar", tar());
    files.put("a.pck", pck(2));
    files.put("b.pck", pck(3));
    files.put("c.pck", pck(1));
    files.put(
        "a.unity3d",
        join("UnityFS\0", be32(8), "5.x.x\0", "2022.3.1f1\0", be32(0), be32(46), new byte[9]));
    files.put("a.pak", join(new byte[64], le32(0x5A6F12E1), le32(11), new byte[100]));
    files.put("a.utoc", join("-==--==--==--==-", new byte[128]));
    files.put("a.ucas", hex("8c 0a 00 ff 12 99"));
    files.put("a.json", utf8("\ufeff{\"a\": [1, 2.5e3, null, \"é\"]}\n"));
    files.put("b.json", utf8("[]"));
    files.put("c.json", utf8("{\"a\":1}\n{\"a\":2}\n"));
    files.put("a.xml", utf8("<map version=\"1.10\"></map>"));
    files.put("a.csv", utf8("a,b\n1,2\n"));
    files.put("a.toml", utf8("[a]\nb = 1\n"));
    files.put("a.ini", utf8("[a]\nb=1\n"));
    files.put("a.tscn", utf8("[gd_scene format=3]\n"));
    files.put("a.txt", utf8("plain text\n"));
    files.put("a.html", utf8("<!DOCTYPE html><html><title>Game</title></html>"));
    files.put("a.xyz", hex("00 01 02 ff fe"));
    files.put("noextension", hex("00 01 02 ff fe"));
    return files;
  }

  static byte[] png() {
    return join(
        hex("89504e470d0a1a0a"),
        chunk("IHDR", hex("00000010 00000020 08 06 00 00 00")),
        chunk("IDAT", hex("00")),
        chunk("IEND", new byte[0]));
  }

  static byte[] glb(String scene) {
    byte[] json = utf8(scene);
    return join("glTF", le32(2), le32(20 + json.length), le32(json.length), "JSON", json);
  }

  /** One page that begins and ends a stream. */
  static byte[] ogg(byte[] packet) {
    return join(
        "OggS",
        hex("00 06"),
        le32(88200),
        le32(0),
        new byte[12],
        hex("01"),
        new byte[] {(byte) packet.length},
        packet);
  }

  static byte[] pck(int version) {
    byte[] name = utf8("res://a.txt\0");
    byte[] head = join("GDPC", le32(version), le32(4), le32(3), le32(1));
    byte[] before =
        switch (version) {
          case 1 -> join(head, new byte[64]);
          case 2 -> join(head, le32(0), le32(160), le32(0), new byte[64]);
          default -> join(head, le32(2), le32(160), le32(0), le32(104), le32(0), new byte[64]);
        };
    int offset = version == 1 ? 160 : 0;
    byte[] directory =
        join(
            le32(1),
            le32(name.length),
            name,
            le32(offset),
            le32(0),
            le32(4),
            le32(0),
            new byte[16],
            version == 1 ? new byte[0] : le32(0));
    byte[] all = join(before, directory);
    return Arrays.copyOf(all, 164);
  }

  static byte[] zip(String... names) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(1);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static byte[] gzip(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(utf8(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] hex(String digits) {
    return java.util.HexFormat.of().parseHex(digits.replace(" ", ""));
  }

  static byte[] le16(int value) {
    return new byte[] {(byte) value, (byte) (value >> 8)};
  }

  static byte[] le32(int value) {
    return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array();
  }

  static byte[] be32(int value) {
    return ByteBuffer.allocate(4).putInt(value).array();
  }

  /** Byte arrays and Latin-1 strings, one after the other. */
  static byte[] join(Object... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Object part : parts) {
      out.writeBytes(
          part instanceof byte[] bytes
              ? bytes
              : ((String) part).getBytes(StandardCharsets.ISO_8859_1));
    }
    return out.toByteArray();
  }

  private static byte[] chunk(String type, byte[] data) {
    CRC32 crc = new CRC32();
    crc.update(utf8(type));
    crc.update(data);
    return join(be32(data.length), type, data, be32((int) crc.getValue()));
  }

  private static byte[] tar() {
    byte[] tar = new byte[2048];
    System.arraycopy(utf8("ustar"), 0, tar, 257, 5);
    return tar;
  }
}
