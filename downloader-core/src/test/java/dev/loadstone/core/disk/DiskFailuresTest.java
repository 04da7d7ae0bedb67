package dev.loadstone.core.disk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.core.disk.DiskFailures.Doing;
import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.FailureException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DiskFailuresTest {
  private static final long MUCH = 1L << 40;

  @ParameterizedTest
  @MethodSource("errors")
  void codeOf_error_isTheCodeThatSaysWhatToDo(
      IOException error, Doing doing, long usable, FailureCode expected) {
    assertThat(DiskFailures.codeOf(error, doing, usable)).isEqualTo(expected);
  }

  static Stream<Arguments> errors() {
    return Stream.of(
        row(new IOException("No space left on device"), Doing.WRITE, MUCH, FailureCode.DISK_FULL),
        row(new IOException("Disk quota exceeded"), Doing.WRITE, MUCH, FailureCode.DISK_FULL),
        row(
            new IOException("There is not enough space on the disk"),
            Doing.WRITE,
            MUCH,
            FailureCode.DISK_FULL),
        row(
            new FileSystemException("a", null, "No space left on device"),
            Doing.OPEN,
            MUCH,
            FailureCode.DISK_FULL),
        row(
            new FileSystemException("a", "b", "No space left on device"),
            Doing.PUBLISH,
            MUCH,
            FailureCode.DISK_FULL),
        row(
            new IOException("Auf dem Gerät ist kein Speicherplatz mehr verfügbar"),
            Doing.WRITE,
            4096,
            FailureCode.DISK_FULL),
        row(new IOException("Input/output error"), Doing.WRITE, MUCH, FailureCode.FILE_WRITE_ERROR),
        row(new IOException("File too large"), Doing.WRITE, MUCH, FailureCode.FILE_WRITE_ERROR),
        row(new IOException("Input/output error"), Doing.READ, 0, FailureCode.FILE_CANT_OPEN),
        row(new AccessDeniedException("a"), Doing.OPEN, 0, FailureCode.FILE_CANT_OPEN),
        row(new AccessDeniedException("a"), Doing.PUBLISH, 0, FailureCode.FILE_WRITE_ERROR),
        row(new NoSuchFileException("a"), Doing.OPEN, MUCH, FailureCode.FILE_CANT_OPEN),
        row(
            new FileSystemException("a", null, "Read-only file system"),
            Doing.OPEN,
            MUCH,
            FailureCode.FILE_CANT_OPEN),
        row(new FileAlreadyExistsException("a"), Doing.PUBLISH, MUCH, FailureCode.TARGET_EXISTS),
        row(new NotRegularFileException(Path.of("a")), Doing.OPEN, MUCH, FailureCode.UNSAFE_NAME),
        row(
            new FileSystemException("a", null, "File name too long"),
            Doing.OPEN,
            MUCH,
            FailureCode.UNSAFE_NAME),
        row(new ClosedByInterruptException(), Doing.WRITE, MUCH, FailureCode.CANCELLED),
        row(
            new FailureException(FailureCode.TARGET_BUSY, "x"),
            Doing.OPEN,
            MUCH,
            FailureCode.TARGET_BUSY));
  }

  @Test
  void of_error_isOneLineThatNamesFileAndReason() {
    FailureException failure =
        DiskFailures.of(
            new FileSystemException("a", null, "Read-only\nfile system"),
            Doing.OPEN,
            new DiskFileStore(),
            Path.of("x", "a.png"));
    assertThat(failure.failure().detail())
        .isEqualTo(Path.of("x", "a.png") + ": Read-only file system");
  }

  @Test
  void of_fileInTheWayOfAFolder_namesTheFile() {
    FailureException failure =
        DiskFailures.of(
            new NotDirectoryException("x"), Doing.OPEN, new DiskFileStore(), Path.of("x", "a.png"));
    assertThat(failure.failure().code()).isEqualTo(FailureCode.FILE_CANT_OPEN);
    assertThat(failure.failure().detail()).isEqualTo(Path.of("x", "a.png") + ": x is no folder");
  }

  private static Arguments row(IOException error, Doing doing, long usable, FailureCode code) {
    return Arguments.of(error, doing, usable, code);
  }
}
