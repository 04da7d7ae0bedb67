package dev.loadstone.app.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A ZIP of 68 MiB of stored noise, written piece by piece. */
final class TerrainPack {
  private static final int ENTRIES = 17;
  private static final int ENTRY_LENGTH = 4 << 20;
  private static final LocalDateTime TIME = LocalDateTime.of(2026, 1, 1, 0, 0);

  private TerrainPack() {}

  static void writeTo(OutputStream out) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out);
    zip.setMethod(ZipOutputStream.STORED);
    byte[] noise = new byte[ENTRY_LENGTH];
    for (int i = 0; i < ENTRIES; i++) {
      new SplittableRandom(i).nextBytes(noise);
      CRC32 crc = new CRC32();
      crc.update(noise);
      ZipEntry entry = new ZipEntry("terrain/height" + (i < 10 ? "0" : "") + i + ".raw");
      entry.setTimeLocal(TIME);
      entry.setSize(ENTRY_LENGTH);
      entry.setCrc(crc.getValue());
      zip.putNextEntry(entry);
      zip.write(noise);
      zip.closeEntry();
    }
    zip.finish();
  }
}
