package dev.loadstone.ui.common.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.management.ThreadMXBean;
import dev.loadstone.ui.common.picture.NoPictureException.Reason;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import javafx.scene.image.Image;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PicturesTest {
  private static final int RED = 0xffff0000;
  private static final int GREEN = 0xff00ff00;
  private static final int BLUE = 0xff0000ff;

  /** Red, green, blue and transparent quarters of 16 by 16, made by cwebp -lossless. */
  private static final byte[] WEBP_LOSSLESS =
      HexFormat.of()
          .parseHex(
              "5249464636000000574542505650384c2a0000002f0fc003101f201048da1f7a8df9171014f93fdafc07"
                  + "f0a58030db6892939ce4bdcf20a2ffb1d5a7f001");

  /** The same by cwebp -q 90. */
  private static final byte[] WEBP_LOSSY =
      HexFormat.of()
          .parseHex(
              "524946467200000057454250565038580a000000100000000f00000f0000414c504814000000010f30ff"
                  + "1111422c98e42fdd398588fe4fc09e0056503820380000003002009d012a1000100000c01225a00274ba"
                  + "01f801fa8004e80000fe4bffff70cfffe470ffffbee0dffdde63bdfcd5bfff5a375d195c0000");

  @TempDir Path folder;

  @Test
  void webp_lossless_isItsPixels() throws Exception {
    Image image = read("webp", WEBP_LOSSLESS, 100);

    assertThat(image.getWidth()).isEqualTo(16);
    assertThat(at(image, 2, 2)).isEqualTo(RED);
    assertThat(at(image, 13, 2)).isEqualTo(GREEN);
    assertThat(at(image, 2, 13)).isEqualTo(BLUE);
    assertThat(at(image, 13, 13) >>> 24).isZero();
  }

  @Test
  void webp_lossyWithAlpha_isNearlyItsPixels() throws Exception {
    Image image = read("webp", WEBP_LOSSY, 100);

    assertThat(at(image, 2, 2) >> 16 & 0xff).isGreaterThan(200);
    assertThat(at(image, 2, 2) & 0xff).isLessThan(60);
    assertThat(at(image, 13, 13) >>> 24).isZero();
  }

  @Test
  void webp_ofManyPixelsAndFewBytes_isBroken() {
    byte[] bytes = WEBP_LOSSLESS.clone();
    ByteBuffer head = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    head.putInt(21, (head.getInt(21) & 0xf0000000) | 0xffe | (0xffe << 14)); // 4,095 a side

    assertThat(failure("webp", bytes)).isEqualTo(Reason.BROKEN);
  }

  @Test
  void tga_runLengthCodedFromTheBottom_isTheRightWayUp() throws Exception {
    ByteBuffer tga = tgaHead(10, 2, 2, 24, 0);
    tga.put((byte) 0x81).put(bgr(BLUE)); // the lower row: a run of two
    tga.put((byte) 0x01).put(bgr(RED)).put(bgr(GREEN)); // the upper: two as they are
    Image image = read("tga", cut(tga), 100);

    assertThat(at(image, 0, 0)).isEqualTo(RED);
    assertThat(at(image, 1, 0)).isEqualTo(GREEN);
    assertThat(at(image, 0, 1)).isEqualTo(BLUE);
  }

  @Test
  void tga_withPaletteAndAlpha_isItsPixels() throws Exception {
    ByteBuffer tga = tgaHead(1, 2, 1, 8, 0x20);
    tga.put(1, (byte) 1).putShort(5, (short) 2).put(7, (byte) 32);
    tga.putInt(0x80ff0000).putInt(0xff00ff00);
    tga.put((byte) 1).put((byte) 0);
    Image image = read("tga", cut(tga), 100);

    assertThat(at(image, 0, 0)).isEqualTo(GREEN);
    assertThat(at(image, 1, 0) >>> 24).isEqualTo(0x80);
  }

  @Test
  void tga_cutInTheMiddle_showsWhatCame() throws Exception {
    ByteBuffer tga = tgaHead(2, 4, 4, 24, 0x20);
    tga.put(bgr(RED)).put(bgr(RED)).put(bgr(RED)).put(bgr(RED));
    Image image = read("tga", cut(tga), 100);

    assertThat(at(image, 3, 0)).isEqualTo(RED);
    assertThat(at(image, 0, 3)).isZero();
  }

  @Test
  void tga_ofManyPixelsAndFewBytes_asksNoFurtherThanItsEnd() throws Exception {
    byte[] bytes = cut(tgaHead(2, 16_000, 16_000, 24, 0x20).put(bgr(RED)));
    long before = allocated();
    Image image = read("tga", bytes, 100);

    assertThat(at(image, 0, 0)).isEqualTo(RED);
    assertThat(allocated() - before).isLessThan(4L << 20);
  }

  @Test
  void dds_bc1_mixesItsColours() throws Exception {
    ByteBuffer dds = ddsHead("DXT1", 4, 4, 1);
    dds.putShort((short) 0xf800).putShort((short) 0x001f).putInt(0b11_10_01_00);
    Image image = read("dds", cut(dds), 100);

    assertThat(at(image, 0, 0)).isEqualTo(RED);
    assertThat(at(image, 1, 0)).isEqualTo(BLUE);
    assertThat(at(image, 2, 0)).isEqualTo(0xffaa0055);
    assertThat(at(image, 3, 0)).isEqualTo(0xff5500aa);
    assertThat(at(image, 0, 3)).isEqualTo(RED);
  }

  @Test
  void dds_bc3_hasItsAlpha() throws Exception {
    ByteBuffer dds = ddsHead("DXT5", 4, 4, 1);
    dds.put((byte) 200).put((byte) 100).putShort((short) 0b001_000).putInt(0);
    dds.putShort((short) 0x07e0).putShort((short) 0).putInt(0);
    Image image = read("dds", cut(dds), 100);

    assertThat(at(image, 0, 0) >>> 24).isEqualTo(200);
    assertThat(at(image, 1, 0) >>> 24).isEqualTo(100);
    assertThat(at(image, 1, 0) >> 8 & 0xff).isEqualTo(0xff);
  }

  @Test
  void dds_withSmallerCopies_isReadFromTheOneThatIsLargeEnough() throws Exception {
    ByteBuffer dds = ddsHead("DXT1", 8, 8, 2);
    for (int block = 0; block < 4; block++) {
      dds.putShort((short) 0xf800).putShort((short) 0).putInt(0);
    }
    dds.putShort((short) 0x001f).putShort((short) 0).putInt(0);

    assertThat(at(read("dds", cut(dds), 4), 0, 0)).isEqualTo(BLUE);
    assertThat(at(read("dds", cut(dds), 8), 0, 0)).isEqualTo(RED);
  }

  @Test
  void dds_ofACodingThatIsNotKnown_saysSo() {
    assertThat(failure("dds", cut(ddsHead("BC7U", 4, 4, 1)))).isEqualTo(Reason.UNKNOWN);
  }

  @Test
  void ktx2_plainColours_areRead() throws Exception {
    ByteBuffer ktx = little(200);
    ktx.putInt(12, 37).putInt(20, 1).putInt(24, 1).putInt(40, 1).putLong(80, 104);
    ktx.position(104).putInt(0x40_00_00_ff);
    Image image = read("ktx2", cut(ktx), 100);

    assertThat(at(image, 0, 0)).isEqualTo(0x40ff0000);
  }

  @Test
  void ktx2_packedByBasis_isNotKnown() {
    ByteBuffer ktx = little(120).putInt(44, 1);

    assertThat(failure("ktx2", all(ktx))).isEqualTo(Reason.UNKNOWN);
  }

  @Test
  void ktx_bigEndian_isReadAfterItsKeys() throws Exception {
    ByteBuffer ktx = ByteBuffer.allocate(200);
    ktx.putInt(12, 0x04030201).putInt(28, 0x83f0).putInt(36, 4).putInt(40, 4).putInt(52, 1);
    ktx.putInt(56, 1).putInt(60, 12).putInt(76, 8);
    ktx.order(ByteOrder.LITTLE_ENDIAN).putShort(80, (short) 0xf800);
    Image image = read("ktx", all(ktx), 100);

    assertThat(at(image, 3, 3)).isEqualTo(RED);
  }

  @Test
  void hdr_brightAndDark_areBroughtToTheScreen() throws Exception {
    ByteArrayOutputStream hdr = new ByteArrayOutputStream();
    hdr.write("#?RADIANCE\nFORMAT=32-bit_rle_rgbe\n\n-Y 1 +X 2\n".getBytes(StandardCharsets.UTF_8));
    hdr.write(new byte[] {(byte) 255, 0, 0, (byte) 140});
    hdr.write(new byte[] {0, 0, 0, 0});
    Image image = read("hdr", hdr.toByteArray(), 100);

    assertThat(at(image, 0, 0) >> 16 & 0xff).isGreaterThan(240);
    assertThat(at(image, 1, 0)).isEqualTo(0xff000000);
  }

  @ParameterizedTest
  @CsvSource({"false, false", "true, false", "true, true"})
  void psd_plainPackedOrLarge_isItsPixels(boolean packed, boolean large) throws Exception {
    byte[][] planes = {{-1, 0, 0, 0}, {0, -1, 0, 0}, {0, 0, -1, 0}, {-1, 127, -1, 0}};
    Image image = read("psd", new PsdFile(3, 8, -1).packed(packed).large(large).of(planes), 100);

    assertThat(at(image, 0, 0)).isEqualTo(RED);
    assertThat(at(image, 1, 0)).isEqualTo(0x7f00ff00);
    assertThat(at(image, 0, 1)).isEqualTo(BLUE);
    assertThat(at(image, 1, 1) >>> 24).isZero();
  }

  @Test
  void psd_ofInkSixteenBitsAndPalette_isItsColours() throws Exception {
    byte[][] ink = {{-1, -1, -1, 0}, {0, -1, -1, 0}, {0, -1, -1, 0}, {-1, -1, 0, -1}};
    Image inked = read("psd", new PsdFile(4, 8, 1).of(ink), 100);
    assertThat(at(inked, 0, 0)).isEqualTo(RED);
    assertThat(at(inked, 1, 0)).isEqualTo(0xffffffff);
    assertThat(at(inked, 0, 1)).isEqualTo(0xff000000);

    Image deep =
        read("psd", new PsdFile(1, 16, 1).of(new byte[][] {{-128, 1, 0, 9, -1, -1, 0, 0}}), 9);
    assertThat(at(deep, 0, 0)).isEqualTo(0xff808080);
    assertThat(at(deep, 0, 1)).isEqualTo(0xffffffff);

    Image chosen = read("psd", new PsdFile(2, 8, 1).of(new byte[][] {{7, 7, 0, 7}}), 100);
    assertThat(at(chosen, 0, 0)).isEqualTo(GREEN);
    assertThat(at(chosen, 0, 1)).isEqualTo(0xff000000);
  }

  @Test
  void psd_whoseLayersWereNotPutTogether_isNotKnown() {
    byte[] psd = new PsdFile(1, 8, 1).together(false).of(new byte[][] {{-1, -1, -1, -1}});

    assertThat(failure("psd", psd)).isEqualTo(Reason.UNKNOWN);
  }

  @Test
  void png_ofSixteenThousandASide_needsLittleMemory() throws Exception {
    byte[] png = png(16_384);
    long before = allocated();
    Image image = read("png", png, 800);
    long needed = allocated() - before;

    assertThat(image.getWidth()).isLessThanOrEqualTo(800);
    assertThat(at(image, 1, 1)).isEqualTo(0xff808080);
    assertThat(needed).isLessThan(48L << 20);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tga", "dds", "ktx2", "hdr", "psd"})
  void picture_ofMorePixelsThanFit_isTooLarge(String format) {
    byte[] head =
        switch (format) {
          case "tga" -> all(tgaHead(2, 0xffff, 0xffff, 24, 0));
          case "dds" -> all(ddsHead("DXT1", 1 << 20, 1 << 20, 1));
          case "psd" -> new PsdFile(1, 8, 1).side(300_000).of(new byte[][] {{0}});
          case "ktx2" -> all(little(200).putInt(12, 37).putInt(20, 1 << 30).putInt(24, 4));
          default -> "#?RADIANCE\n\n-Y 999999999 +X 999999999\n".getBytes(StandardCharsets.UTF_8);
        };

    assertThat(failure(format, head)).isEqualTo(Reason.TOO_LARGE);
  }

  /** Damaged anywhere, each is a picture or none, and nothing else. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void damagedFile_anyDamage_isAPictureOrNone(long seed) throws IOException {
    Random random = new Random(seed);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BufferedImage plain = new BufferedImage(9, 7, BufferedImage.TYPE_INT_RGB);
    for (String format : new String[] {"png", "jpeg", "gif", "bmp"}) {
      out.reset();
      ImageIO.write(plain, format, out);
      damage(format, out.toByteArray(), random, seed);
    }
    damage("webp", WEBP_LOSSLESS, random, seed);
    damage("webp", WEBP_LOSSY, random, seed);
    byte[][] planes = {{1, 2, 3, 4}, {5, 6, 7, 8}, {9, 9, 9, 9}, {7, 7, 0, 0}};
    damage("psd", new PsdFile(3, 8, -1).of(planes), random, seed);
    damage("psd", new PsdFile(3, 8, -1).packed(true).large(true).of(planes), random, seed);
    ByteBuffer tga = tgaHead(10, 20, 20, 32, 0x28);
    ByteBuffer dds = ddsHead("DXT5", 16, 16, 4);
    damage("tga", random(tga, random), random, seed);
    damage("dds", random(dds, random), random, seed);
    ByteBuffer ktx = little(400).putInt(12, 137).putInt(20, 8).putInt(24, 8).putLong(80, 104);
    damage("ktx2", random(ktx, random), random, seed);
    damage("ktx", random(ktx, random), random, seed);
    damage(
        "hdr",
        "#?RADIANCE\n\n-Y 9 +X 9\n\2\2\0\11\211".getBytes(StandardCharsets.UTF_8),
        random,
        seed);
  }

  private void damage(String format, byte[] whole, Random random, long seed) throws IOException {
    for (int round = 0; round < 6; round++) {
      byte[] bytes = java.util.Arrays.copyOf(whole, whole.length - random.nextInt(4));
      for (int i = 0; i < 3; i++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      try {
        assertThat(read(format, bytes, 64).getWidth()).as("seed %d, %s", seed, format).isPositive();
      } catch (NoPictureException e) {
        assertThat(e.reason()).isNotNull();
      }
    }
  }

  private Reason failure(String format, byte[] bytes) {
    return assertThatExceptionOfType(NoPictureException.class)
        .isThrownBy(() -> read(format, bytes, 100))
        .actual()
        .reason();
  }

  private Image read(String format, byte[] bytes, int longest)
      throws IOException, NoPictureException {
    return Pictures.read(Files.write(folder.resolve("a." + format), bytes), format, longest);
  }

  private static int at(Image image, int x, int y) {
    return image.getPixelReader().getArgb(x, y);
  }

  /** All that this thread ever asked for, so that nothing is missed between two looks. */
  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }

  private static ByteBuffer little(int length) {
    return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Up to where it was written. */
  private static byte[] cut(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.position()];
    buffer.get(0, bytes);
    return bytes;
  }

  private static byte[] all(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.capacity()];
    buffer.get(0, bytes);
    return bytes;
  }

  private static byte[] random(ByteBuffer buffer, Random random) {
    byte[] rest = new byte[buffer.remaining()];
    random.nextBytes(rest);
    return all(buffer.put(rest));
  }

  private static byte[] bgr(int argb) {
    return new byte[] {(byte) argb, (byte) (argb >> 8), (byte) (argb >> 16)};
  }

  private static ByteBuffer tgaHead(int type, int width, int height, int depth, int descriptor) {
    ByteBuffer tga = little(2_000).put(2, (byte) type);
    tga.putShort(12, (short) width).putShort(14, (short) height);
    return tga.put(16, (byte) depth).put(17, (byte) descriptor).position(18);
  }

  private static ByteBuffer ddsHead(String fourCc, int width, int height, int levels) {
    ByteBuffer dds = little(2_000).putInt(12, height).putInt(16, width).putInt(28, levels);
    dds.putInt(80, 4).put(84, fourCc.getBytes(StandardCharsets.US_ASCII));
    return dds.position(128);
  }

  /** Grey, one byte a pixel; a few hundred kilobytes for any size. */
  private static byte[] png(int side) throws IOException {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    byte[] row = new byte[side + 1];
    java.util.Arrays.fill(row, 1, row.length, (byte) 0x80);
    try (DeflaterOutputStream packed = new DeflaterOutputStream(data)) {
      for (int y = 0; y < side; y++) {
        packed.write(row);
      }
    }
    return dev.loadstone.ui.testing.Pictures.png(side, side, 0, data.toByteArray());
  }
}
