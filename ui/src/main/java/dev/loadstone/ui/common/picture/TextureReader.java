package dev.loadstone.ui.common.picture;

import dev.loadstone.ui.common.picture.NoPictureException.Reason;
import dev.loadstone.ui.common.picture.Texture.Blocks;
import dev.loadstone.ui.common.picture.Texture.Level;
import dev.loadstone.ui.common.picture.Texture.Plain;
import java.io.IOException;
import java.nio.ByteBuffer;
import javafx.scene.image.Image;

/** Decodes a texture from the smallest of its copies that is large enough, row by row. */
final class TextureReader {
  private final FileBytes bytes;
  private final Level level;
  private final SampledPixels pixels;

  private TextureReader(FileBytes bytes, Level level, int longest) throws NoPictureException {
    this.bytes = bytes;
    this.level = level;
    pixels = new SampledPixels(level.width(), level.height(), longest);
  }

  static Image read(FileBytes bytes, Texture texture, int longest)
      throws IOException, NoPictureException {
    Level level = fitting(bytes, texture, longest);
    TextureReader reader = new TextureReader(bytes, level, longest);
    switch (texture.coding()) {
      case Blocks blocks -> reader.readBlocks(blocks);
      case Plain plain -> reader.readPlain(plain);
    }
    return reader.pixels.image();
  }

  /** Of levels that lie in the file. */
  private static Level fitting(FileBytes bytes, Texture texture, int longest)
      throws IOException, NoPictureException {
    Level best = null;
    for (Level level : texture.levels()) {
      long length = TextureHeaders.bytes(texture.coding(), level.width(), level.height());
      boolean there = level.offset() > 0 && level.offset() <= bytes.size() - length;
      if (there && (best == null || Math.max(level.width(), level.height()) >= longest)) {
        best = level;
      }
    }
    if (best == null) {
      throw new NoPictureException(Reason.BROKEN);
    }
    return best;
  }

  private void readPlain(Plain plain) throws IOException {
    int rowBytes = Math.toIntExact(plain.rowBytes(level.width()));
    for (int y = 0; y < level.height(); y += pixels.step()) {
      ByteBuffer row = bytes.take(level.offset() + (long) y * rowBytes, rowBytes);
      for (int x = 0; x < level.width(); x += pixels.step()) {
        int value = 0;
        for (int i = 0; i < plain.bytes(); i++) {
          value |= (row.get(x * plain.bytes() + i) & 0xff) << (8 * i);
        }
        int alpha = plain.alpha() == 0 ? 255 : part(value, plain.alpha());
        pixels.put(
            x,
            y,
            alpha << 24
                | part(value, plain.red()) << 16
                | part(value, plain.green()) << 8
                | part(value, plain.blue()));
      }
    }
  }

  private static int part(int value, int mask) {
    if (mask == 0) {
      return 0;
    }
    int shift = Integer.numberOfTrailingZeros(mask);
    long most = (mask >>> shift) & 0xffff_ffffL;
    return (int) (((value & mask) >>> shift) * 255L / most);
  }

  private void readBlocks(Blocks blocks) throws IOException {
    int across = Math.ceilDiv(level.width(), 4);
    int rowBytes = across * blocks.bytes();
    for (int row = 0; row < Math.ceilDiv(level.height(), 4); row++) {
      if (!keepsOneOf(row)) {
        continue;
      }
      ByteBuffer line = bytes.take(level.offset() + (long) row * rowBytes, rowBytes);
      for (int column = 0; column < across; column++) {
        if (keepsOneOf(column)) {
          putBlock(BlockColours.of(line, column * blocks.bytes(), blocks.number()), column, row);
        }
      }
    }
  }

  private boolean keepsOneOf(int block) {
    return Math.floorMod(-4 * block, pixels.step()) < 4;
  }

  private void putBlock(int[] colours, int column, int row) {
    for (int i = 0; i < 16; i++) {
      int x = 4 * column + i % 4;
      int y = 4 * row + i / 4;
      if (x < level.width() && y < level.height()) {
        pixels.put(x, y, colours[i]);
      }
    }
  }
}
