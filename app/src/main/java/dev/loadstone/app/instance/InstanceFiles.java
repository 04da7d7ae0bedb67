package dev.loadstone.app.instance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/** The files of the data folder by which windows find each other; readable by their user alone. */
record InstanceFiles(Path folder) {
  private static final int LONGEST_ADDRESS = 1 << 14;

  /** Held by the window that is open. */
  Path lock() {
    return folder.resolve("window.lock");
  }

  /** Where that window listens, and its secret. */
  Path address() {
    return folder.resolve("window.address");
  }

  Path socket() {
    return folder.resolve("window.sock");
  }

  /** Makes the folder and the lock's file, if they are missing. */
  void make() throws IOException {
    Path parent = folder.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder, forOwner("rwx------"));
    }
    if (!Files.exists(lock())) {
      Files.write(lock(), new byte[0], StandardOpenOption.CREATE);
      makePrivate(lock());
    }
  }

  void write(Message address) throws IOException {
    Path fresh = Files.createTempFile(folder, "window", ".address", forOwner("rw-------"));
    Files.writeString(fresh, address.line(), StandardCharsets.US_ASCII);
    Files.move(
        fresh, address(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** The address that was written last; empty if there is none, or none of this version. */
  Optional<Message> read() throws IOException {
    try {
      return Files.size(address()) > LONGEST_ADDRESS
          ? Optional.empty()
          : Message.parse(Files.readString(address(), StandardCharsets.ISO_8859_1));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    }
  }

  static void makePrivate(Path file) throws IOException {
    if (isPosix(file)) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
  }

  private FileAttribute<?>[] forOwner(String permissions) {
    Set<String> views = folder.getFileSystem().supportedFileAttributeViews();
    return views.contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private static boolean isPosix(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
