package dev.loadstone.core.request;

import dev.loadstone.core.disk.DiskFailures;
import dev.loadstone.core.disk.FileStore;
import dev.loadstone.core.disk.PartFile;
import dev.loadstone.core.disk.Publisher;
import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.FailureException;
import dev.loadstone.core.model.RemoteFile;
import dev.loadstone.core.model.Validator;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Writes beside the target and gives the file its name at the end. */
final class FileSink extends BodySink {
  private final FileStore files;
  private final PartFile part;
  private final boolean replace;
  private long written;
  private boolean published;

  private FileSink(FileStore files, PartFile part, boolean replace) {
    this.files = files;
    this.part = part;
    this.replace = replace;
  }

  static FileSink open(FileStore files, BodyTarget.ToFile wanted, AnswerHead head)
      throws FailureException {
    Path target = wanted.file().toAbsolutePath().normalize();
    try {
      Path folder = target.getParent();
      if (folder == null || target.getFileName() == null) {
        throw new FailureException(FailureCode.FILE_CANT_OPEN, target + " names no file");
      }
      files.createFolders(folder);
      if (!wanted.replace() && files.facts(target) != null) {
        throw new FailureException(FailureCode.TARGET_EXISTS, target + " exists");
      }
    } catch (IOException e) {
      throw DiskFailures.of(e, DiskFailures.Doing.OPEN, files, target);
    }
    PartFile part = PartFile.open(files, target);
    PartFile.Identity found = part.identity();
    if (found != null && !found.isOf(head.link())) {
      part.close();
      throw new FailureException(
          FailureCode.TARGET_BUSY, "an unfinished download lies at " + PartFile.pathFor(target));
    }
    part.begin(new PartFile.Identity(head.link(), new Validator.None(), RemoteFile.UNKNOWN));
    return new FileSink(files, part, wanted.replace());
  }

  @Override
  boolean write(byte[] bytes, int count) throws FailureException {
    if (count > 0) {
      part.write(ByteBuffer.wrap(bytes, 0, count), written);
      written += count;
    }
    return true;
  }

  @Override
  void finish() throws FailureException {
    part.settleSize(written);
    part.finish(written);
    new Publisher(files).publish(part, replace);
    published = true;
  }

  @Override
  @Nullable Path file() {
    return published ? part.target() : null;
  }

  @Override
  public void close() {
    if (published) {
      return;
    }
    try (part) {
      part.delete();
    } catch (FailureException e) {
      // The request has failed already, and says why; a part that stays is used again.
    }
  }
}
