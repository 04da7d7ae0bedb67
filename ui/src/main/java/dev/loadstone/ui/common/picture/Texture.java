package dev.loadstone.ui.common.picture;

import java.util.List;

/**
 * Where the pixels of a graphics card's texture lie in its file.
 *
 * @param levels the picture itself first, then its ever smaller copies
 */
record Texture(Coding coding, List<Level> levels) {
  Texture {
    levels = List.copyOf(levels);
  }

  /** One size of the picture. */
  record Level(int width, int height, long offset) {}

  /** How pixels are written. */
  sealed interface Coding {}

  /** Four by four pixels in a block: BC1 to BC5 as Direct3D counts them. */
  record Blocks(int number) implements Coding {
    int bytes() {
      return number == 1 || number == 4 ? 8 : 16;
    }
  }

  /**
   * Each pixel a little-endian number.
   *
   * @param rowsAligned to how many bytes a row is filled up
   * @param alpha 0 if there is none
   */
  record Plain(int bytes, int rowsAligned, int red, int green, int blue, int alpha)
      implements Coding {
    static final Plain RGBA = new Plain(4, 1, 0xff, 0xff00, 0xff0000, 0xff000000);
    static final Plain BGRA = new Plain(4, 1, 0xff0000, 0xff00, 0xff, 0xff000000);

    static Plain rgb(int rowsAligned) {
      return new Plain(3, rowsAligned, 0xff, 0xff00, 0xff0000, 0);
    }

    static Plain bgr(int rowsAligned) {
      return new Plain(3, rowsAligned, 0xff0000, 0xff00, 0xff, 0);
    }

    long rowBytes(int width) {
      return Math.ceilDiv((long) width * bytes, rowsAligned) * rowsAligned;
    }
  }
}
