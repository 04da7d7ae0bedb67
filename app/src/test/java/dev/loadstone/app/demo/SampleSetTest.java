package dev.loadstone.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleSetTest {
  @TempDir Path folder;

  @Test
  void writeTo_twice_givesTheSameBytesAndAPackOf64MiB() throws Exception {
    List<Sample> first = SampleSet.writeTo(folder.resolve("a"));
    List<Sample> second = SampleSet.writeTo(folder.resolve("b"));

    assertThat(first).isEqualTo(second);
    Sample pack = first.getLast();
    assertThat(pack.path()).isEqualTo(SampleSet.PACK);
    assertThat(pack.size()).isGreaterThanOrEqualTo(64L << 20);
    try (ZipFile zip = new ZipFile(folder.resolve("a").resolve(pack.path()).toFile())) {
      assertThat(zip.size()).isEqualTo(17);
      assertThat(zip.getInputStream(zip.entries().nextElement()).readAllBytes()).hasSize(4 << 20);
    }
  }

  @Test
  void ttf_wholeFile_hasTheChecksumThatReadersExpect() {
    ByteBuffer font = ByteBuffer.wrap(BlockFont.ttf());
    int sum = 0;
    while (font.hasRemaining()) {
      sum += font.getInt();
    }

    assertThat(sum).isEqualTo(0xB1B0AFBA);
  }
}
