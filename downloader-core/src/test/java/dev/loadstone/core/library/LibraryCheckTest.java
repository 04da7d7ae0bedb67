package dev.loadstone.core.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loadstone.core.library.LibraryCheck.Depth;
import dev.loadstone.core.library.LibraryCheck.Problem;
import dev.loadstone.core.library.LibraryCheck.Progress;
import dev.loadstone.core.library.LibraryCheck.Result;
import dev.loadstone.core.model.FailureException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryCheckTest {
  @TempDir private Path temporary;
  private final RecordingFileStore files = new RecordingFileStore();
  private Path folder;

  @BeforeEach
  void setUp() throws IOException {
    folder = Files.createDirectory(temporary.resolve("library"));
  }

  @Test
  void verify_soundLibrary_findsNothing() throws Exception {
    index(file("a.txt", "one"), file("dir/b.txt", "two"));
    Files.writeString(folder.resolve("mine.txt"), "not listed");
    List<Progress> told = new ArrayList<>();
    Result result = LibraryCheck.verify(files, folder, Depth.FULL, told::add, () -> false);
    assertThat(result).isEqualTo(new Result(2, 2, 6, 1, List.of(), 0, false));
    assertThat(result.isSound()).isTrue();
    assertThat(told).last().isEqualTo(new Progress(2, 2, 6, 6));
  }

  @Test
  void verify_everyKindOfDamage_isNamed() throws Exception {
    IndexedAsset changed = file("changed", "one");
    IndexedAsset folderNow = file("folder", "one");
    IndexedAsset longer = file("longer", "one");
    IndexedAsset missing = file("missing", "one");
    index(changed, folderNow, longer, missing, file("sound", "one"));
    Files.writeString(folder.resolve("changed"), "two");
    Files.writeString(folder.resolve("longer"), "longer");
    Files.delete(folder.resolve("missing"));
    Files.delete(folder.resolve("folder"));
    Files.createDirectory(folder.resolve("folder"));
    Result result = verify(Depth.FULL);
    assertThat(result.problems())
        .containsExactly(
            new Problem.DigestDiffers("changed", changed.sha256(), sha256("two")),
            new Problem.Unreadable("folder", "it is no regular file"),
            new Problem.SizeDiffers("longer", 3, 6),
            new Problem.Missing("missing"));
    assertThat(result.sound()).isEqualTo(1);
    assertThat(result.isSound()).isFalse();
  }

  @Test
  void verify_hostilePaths_areNotLookedAt() throws Exception {
    Path outside = Files.writeString(temporary.resolve("outside"), "one");
    Files.createSymbolicLink(folder.resolve("link"), temporary);
    Files.createSymbolicLink(folder.resolve("direct"), outside);
    List<String> hostile =
        List.of(
            "",
            "../outside",
            "/etc/passwd",
            "C:/x",
            "a/../../outside",
            "link/outside",
            ".\\x",
            "a//b",
            "./a",
            "nul\0");
    List<IndexedAsset> assets = new ArrayList<>();
    hostile.forEach(path -> assets.add(asset(path, 3, sha256("one"), "")));
    assets.add(asset("direct", 3, sha256("one"), ""));
    index(assets.toArray(IndexedAsset[]::new));
    Result result = verify(Depth.FULL);
    assertThat(result.sound()).isZero();
    assertThat(result.problems())
        .filteredOn(p -> p instanceof Problem.UnsafePath)
        .hasSize(hostile.size());
    assertThat(result.problems())
        .contains(new Problem.Unreadable("direct", "it is no regular file"));
    assertThat(files.calls).noneMatch(call -> call.contains("outside"));
  }

  @Test
  void verify_fast_readsOnlyFilesWhoseTimeDiffers() throws Exception {
    index(file("same", "one"), file("touched", "one"), file("changed", "one"));
    FileTime later = FileTime.fromMillis(1_000_000);
    Files.setLastModifiedTime(folder.resolve("touched"), later);
    Files.writeString(folder.resolve("changed"), "two");
    Files.setLastModifiedTime(folder.resolve("changed"), later);
    Result result = verify(Depth.FAST);
    assertThat(result.problems()).extracting(Problem::path).containsExactly("changed");
    assertThat(files.calls).contains("open touched").doesNotContain("open same");
    assertThat(result.bytes()).isEqualTo(9);
  }

  @Test
  void verify_cancelled_endsSoonAndSaysSo() throws Exception {
    List<IndexedAsset> assets = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      assets.add(file("f" + i, "one"));
    }
    index(assets.toArray(IndexedAsset[]::new));
    AtomicInteger asked = new AtomicInteger();
    Result result =
        LibraryCheck.verify(files, folder, Depth.FULL, _ -> {}, () -> asked.incrementAndGet() > 20);
    assertThat(result.cancelled()).isTrue();
    assertThat(result.isSound()).isFalse();
    assertThat(result.checked()).isLessThan(100);
  }

  @Test
  void verify_folderWithoutIndex_fails() {
    assertThatThrownBy(() -> verify(Depth.FULL)).isInstanceOf(FailureException.class);
  }

  private Result verify(Depth depth) throws FailureException {
    return LibraryCheck.verify(files, folder, depth, _ -> {}, () -> false);
  }

  private IndexedAsset file(String path, String content) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    String modified = Files.getLastModifiedTime(file).toInstant().toString();
    return asset(path, content.length(), sha256(content), modified);
  }

  private static IndexedAsset asset(String path, long size, String digest, String modified) {
    return new IndexedAsset(
        path,
        size,
        digest,
        "text",
        "text",
        "https://h/",
        null,
        null,
        "",
        modified,
        "verified",
        "",
        "");
  }

  private void index(IndexedAsset... assets) throws IOException {
    try (OutputStream out = Files.newOutputStream(folder.resolve(AssetIndex.FILE_NAME));
        IndexFormat.Writer writer = new IndexFormat.Writer(out)) {
      for (IndexedAsset asset : assets) {
        writer.write(asset);
      }
      writer.finish();
    }
  }

  private static String sha256(String content) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(content.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
