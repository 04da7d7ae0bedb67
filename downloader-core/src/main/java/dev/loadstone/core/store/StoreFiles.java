package dev.loadstone.core.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Names of all files in a data folder, and how they are made: for the user's eyes only. */
record StoreFiles(Path folder) {
  private static final String BACKUP = "loadstone-backup-";
  private static final String DAMAGED = "loadstone-damaged-";
  private static final String UNFINISHED = ".tmp";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);
  private static final Set<PosixFilePermission> OWNER_FILE =
      PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> OWNER_FOLDER =
      PosixFilePermissions.fromString("rwx------");

  /** A backup and when it was made. */
  record Backup(Path file, Instant madeAt) {}

  Path database() {
    return folder.resolve("loadstone.db");
  }

  Path lock() {
    return folder.resolve("loadstone.lock");
  }

  Path secrets() {
    return folder.resolve("loadstone-secrets.json");
  }

  /** What SQLite keeps beside a database. */
  static List<Path> companions(Path database) {
    return List.of(
        database.resolveSibling(database.getFileName() + "-wal"),
        database.resolveSibling(database.getFileName() + "-shm"));
  }

  Path backup(Instant madeAt) {
    return folder.resolve(BACKUP + TIME.format(madeAt) + ".db");
  }

  /** A name that is free for a damaged database. */
  Path damaged(Instant foundAt) {
    Path file = folder.resolve(DAMAGED + TIME.format(foundAt) + ".db");
    for (int i = 2; Files.exists(file); i++) {
      file = folder.resolve(DAMAGED + TIME.format(foundAt) + "-" + i + ".db");
    }
    return file;
  }

  /** A name for secrets that cannot be read. */
  Path damagedSecrets(Instant foundAt) {
    return folder.resolve("loadstone-secrets-damaged-" + TIME.format(foundAt) + ".json");
  }

  /** The name a file has until it is whole. */
  static Path unfinished(Path file) {
    return file.resolveSibling(file.getFileName() + UNFINISHED);
  }

  /** Backups, newest first. */
  List<Backup> backups() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .flatMap(file -> asBackup(file).stream())
          .sorted(Comparator.comparing(Backup::madeAt).reversed())
          .toList();
    }
  }

  private static Optional<Backup> asBackup(Path file) {
    String name = file.getFileName().toString();
    if (!name.startsWith(BACKUP) || !name.endsWith(".db")) {
      return Optional.empty();
    }
    try {
      String time = name.substring(BACKUP.length(), name.length() - ".db".length());
      return Optional.of(new Backup(file, TIME.parse(time, Instant::from)));
    } catch (DateTimeParseException notOurs) {
      return Optional.empty();
    }
  }

  /** Makes the folder if it is missing; one that is new or empty becomes private. */
  void makeFolder() throws IOException {
    Files.createDirectories(folder);
    if (isPosix(folder) && isEmpty()) {
      Files.setPosixFilePermissions(folder, OWNER_FOLDER);
    }
  }

  private boolean isEmpty() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  /** Makes an empty private file, or makes the one that exists private. */
  static void makePrivate(Path file) throws IOException {
    try {
      if (isPosix(folderOf(file))) {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_FILE));
      } else {
        Files.createFile(file);
      }
    } catch (FileAlreadyExistsException e) {
      if (isPosix(file) && !Files.getPosixFilePermissions(file).equals(OWNER_FILE)) {
        Files.setPosixFilePermissions(file, OWNER_FILE);
      }
    }
  }

  /** True if others than the owner may read or write the file. */
  static boolean isOpenToOthers(Path file) throws IOException {
    return isPosix(file) && !OWNER_FILE.containsAll(Files.getPosixFilePermissions(file));
  }

  /** Forces a finished file to disk and gives it its name, replacing what had it. */
  static void publish(Path unfinished, Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(
        unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    forceFolder(folderOf(file));
  }

  /** Removes what a crash left unfinished. */
  void sweep() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(StoreFiles::isUnfinished).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static boolean isUnfinished(Path file) {
    String name = file.getFileName().toString();
    return name.startsWith("loadstone") && name.contains(UNFINISHED);
  }

  private static void forceFolder(Path folder) throws IOException {
    if (isPosix(folder)) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  private static Path folderOf(Path file) {
    return Objects.requireNonNull(file.toAbsolutePath().getParent());
  }

  private static boolean isPosix(Path path) {
    return Files.getFileAttributeView(path, PosixFileAttributeView.class) != null;
  }
}
