package dev.loadstone.ui.common.picture;

import dev.loadstone.ui.common.picture.NoPictureException.Reason;
import dev.loadstone.ui.common.picture.Texture.Blocks;
import dev.loadstone.ui.common.picture.Texture.Coding;
import dev.loadstone.ui.common.picture.Texture.Level;
import dev.loadstone.ui.common.picture.Texture.Plain;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads the heads of DDS, KTX and KTX2 files: the first picture of each, with its copies. */
final class TextureHeaders {
  private static final int MOST_LEVELS = 20;
  private static final int LONGEST_SIDE = 1 << 16;

  private static final int DDS_FOURCC = 0x4;
  private static final int DDS_RGB = 0x40;
  private static final int DDS_GREY = 0x20000;
  private static final int DDS_ALPHA = 0x1;
  private static final int DDS_HEAD = 128;
  private static final int DX10_HEAD = 20;

  private TextureHeaders() {}

  static Texture dds(FileBytes bytes) throws IOException, NoPictureException {
    ByteBuffer head = bytes.take(0, DDS_HEAD + DX10_HEAD);
    int flags = head.getInt(80);
    byte[] name = new byte[4];
    head.get(84, name);
    String fourCc = new String(name, StandardCharsets.ISO_8859_1);
    boolean dx10 = (flags & DDS_FOURCC) != 0 && fourCc.equals("DX10");
    Coding coding =
        dx10
            ? dxgi(head.getInt(DDS_HEAD))
            : (flags & DDS_FOURCC) != 0 ? fourCc(fourCc) : masks(head, flags);
    long at = dx10 ? (long) DDS_HEAD + DX10_HEAD : DDS_HEAD;
    List<Level> levels = new ArrayList<>();
    int width = side(head.getInt(16));
    int height = side(head.getInt(12));
    for (int i = 0; i < Math.clamp(head.getInt(28), 1, MOST_LEVELS); i++) {
      levels.add(new Level(width, height, at));
      at += bytes(coding, width, height);
      width = Math.max(1, width / 2);
      height = Math.max(1, height / 2);
    }
    return new Texture(coding, levels);
  }

  static Texture ktx(FileBytes bytes) throws IOException, NoPictureException {
    ByteBuffer head = bytes.take(0, 64);
    boolean little = head.getInt(12) == 0x04030201;
    head.order(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    Coding coding = glFormat(head.getInt(28));
    int width = side(head.getInt(36));
    int height = side(Math.max(1, head.getInt(40)));
    int faces = head.getInt(52) == 6 && head.getInt(48) == 0 ? 6 : 1;
    long at = 64 + (head.getInt(60) & 0xffff_ffffL);
    List<Level> levels = new ArrayList<>();
    for (int i = 0; i < Math.clamp(head.getInt(56), 1, MOST_LEVELS); i++) {
      ByteBuffer length = bytes.take(at, 4).order(head.order());
      levels.add(new Level(width, height, at + 4));
      at += 4 + Math.ceilDiv(length.getInt(0) & 0xffff_ffffL, 4) * 4 * faces;
      width = Math.max(1, width / 2);
      height = Math.max(1, height / 2);
      if (at >= bytes.size()) {
        break;
      }
    }
    return new Texture(coding, levels);
  }

  static Texture ktx2(FileBytes bytes) throws IOException, NoPictureException {
    ByteBuffer head = bytes.take(0, 80 + 24 * MOST_LEVELS);
    if (head.getInt(44) != 0) {
      throw new NoPictureException(Reason.UNKNOWN); // packed once more, by Basis or Zstandard
    }
    Coding coding = vulkanFormat(head.getInt(12));
    int width = side(head.getInt(20));
    int height = side(Math.max(1, head.getInt(24)));
    List<Level> levels = new ArrayList<>();
    for (int i = 0; i < Math.clamp(head.getInt(40), 1, MOST_LEVELS); i++) {
      levels.add(new Level(width, height, head.getLong(80 + 24 * i)));
      width = Math.max(1, width / 2);
      height = Math.max(1, height / 2);
    }
    return new Texture(coding, levels);
  }

  /** How many bytes a picture of that size takes. */
  static long bytes(Coding coding, int width, int height) {
    return switch (coding) {
      case Blocks blocks ->
          (long) Math.ceilDiv(width, 4) * Math.ceilDiv(height, 4) * blocks.bytes();
      case Plain plain -> plain.rowBytes(width) * height;
    };
  }

  private static int side(int side) throws NoPictureException {
    if (side < 1 || side > LONGEST_SIDE) {
      throw new NoPictureException(side < 1 ? Reason.BROKEN : Reason.TOO_LARGE);
    }
    return side;
  }

  private static Coding fourCc(String name) throws NoPictureException {
    return switch (name) {
      case "DXT1" -> new Blocks(1);
      case "DXT2", "DXT3" -> new Blocks(2);
      case "DXT4", "DXT5" -> new Blocks(3);
      case "ATI1", "BC4U" -> new Blocks(4);
      case "ATI2", "BC5U" -> new Blocks(5);
      default -> throw new NoPictureException(Reason.UNKNOWN);
    };
  }

  private static Coding masks(ByteBuffer head, int flags) throws NoPictureException {
    int bits = head.getInt(88);
    boolean known = (flags & (DDS_RGB | DDS_GREY)) != 0;
    if (!known || (bits != 8 && bits != 16 && bits != 24 && bits != 32)) {
      throw new NoPictureException(Reason.UNKNOWN);
    }
    int red = head.getInt(92);
    boolean grey = (flags & DDS_GREY) != 0;
    return new Plain(
        bits / 8,
        1,
        red,
        grey ? red : head.getInt(96),
        grey ? red : head.getInt(100),
        (flags & DDS_ALPHA) == 0 ? 0 : head.getInt(104));
  }

  private static Coding dxgi(int format) throws NoPictureException {
    return switch (format) {
      case 71, 72 -> new Blocks(1);
      case 74, 75 -> new Blocks(2);
      case 77, 78 -> new Blocks(3);
      case 80 -> new Blocks(4);
      case 83 -> new Blocks(5);
      case 28, 29 -> Plain.RGBA;
      case 87, 91 -> Plain.BGRA;
      default -> throw new NoPictureException(Reason.UNKNOWN);
    };
  }

  private static Coding glFormat(int format) throws NoPictureException {
    return switch (format) {
      case 0x83f0, 0x83f1, 0x8c4c, 0x8c4d -> new Blocks(1);
      case 0x83f2, 0x8c4e -> new Blocks(2);
      case 0x83f3, 0x8c4f -> new Blocks(3);
      case 0x8dbb -> new Blocks(4);
      case 0x8dbd -> new Blocks(5);
      case 0x8058, 0x8c43 -> Plain.RGBA;
      case 0x8051, 0x8c41 -> Plain.rgb(4);
      default -> throw new NoPictureException(Reason.UNKNOWN);
    };
  }

  private static Coding vulkanFormat(int format) throws NoPictureException {
    return switch (format) {
      case 131, 132, 133, 134 -> new Blocks(1);
      case 135, 136 -> new Blocks(2);
      case 137, 138 -> new Blocks(3);
      case 139 -> new Blocks(4);
      case 141 -> new Blocks(5);
      case 37, 43 -> Plain.RGBA;
      case 44, 50 -> Plain.BGRA;
      case 23, 29 -> Plain.rgb(1);
      case 30, 36 -> Plain.bgr(1);
      default -> throw new NoPictureException(Reason.UNKNOWN);
    };
  }
}
