package dev.loadstone.core.library;

import dev.loadstone.core.disk.FileStore;
import dev.loadstone.core.disk.FileStore.FileFacts;
import dev.loadstone.core.disk.FileStore.Mode;
import dev.loadstone.core.disk.OpenFile;
import dev.loadstone.core.library.LibraryCheck.Depth;
import dev.loadstone.core.library.LibraryCheck.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks single files of a library; any thread. */
final class FileCheck {
  private static final int BUFFER = 256 << 10;

  private final FileStore files;
  private final Path folder;
  private final Depth depth;
  private final CheckTally tally;

  FileCheck(FileStore files, Path folder, Depth depth, CheckTally tally) {
    this.files = files;
    this.folder = folder;
    this.depth = depth;
    this.tally = tally;
  }

  void run(IndexedAsset asset) {
    if (tally.isCancelled()) {
      return;
    }
    @Nullable Problem problem;
    try {
      problem = check(asset);
    } catch (NoSuchFileException e) {
      problem = new Problem.Missing(asset.path());
    } catch (IOException e) {
      problem = new Problem.Unreadable(asset.path(), Printable.of(String.valueOf(e.getMessage())));
    }
    if (problem != null) {
      tally.problem(problem);
    }
    tally.done();
  }

  private @Nullable Problem check(IndexedAsset asset) throws IOException {
    Optional<Path> file = asset.file(folder);
    if (file.isEmpty()) {
      return new Problem.UnsafePath(asset.path());
    }
    FileFacts facts = files.facts(file.get());
    if (facts == null) {
      return new Problem.Missing(asset.path());
    }
    if (!facts.regular()) {
      return new Problem.Unreadable(asset.path(), "it is no regular file");
    }
    tally.present();
    if (facts.size() != asset.size()) {
      return new Problem.SizeDiffers(asset.path(), asset.size(), facts.size());
    }
    if (depth == Depth.FAST && asset.modified().equals(Optional.of(facts.modified()))) {
      tally.bytes(asset.size());
      return null;
    }
    @Nullable String digest = digest(file.get(), asset.size());
    return digest == null || digest.equals(asset.sha256())
        ? null
        : new Problem.DigestDiffers(asset.path(), asset.sha256(), digest);
  }

  /** SHA-256 of the file; null if the check was cancelled meanwhile. */
  private @Nullable String digest(Path file, long size) throws IOException {
    MessageDigest sha256 = sha256();
    ByteBuffer buffer = ByteBuffer.allocate(Math.clamp(size, 1, BUFFER));
    try (OpenFile open = files.open(file, Mode.READ)) {
      long position = 0;
      while (true) {
        buffer.clear();
        int count = open.read(buffer, position);
        if (count <= 0) {
          return HexFormat.of().formatHex(sha256.digest());
        }
        sha256.update(buffer.flip());
        position += count;
        tally.bytes(count);
        if (tally.isCancelled()) {
          return null;
        }
      }
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
