package dev.loadstone.app.cli;

import dev.loadstone.core.model.InvalidInputException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where passwords come from that are on no command line: a file, standard input, a person. */
final class PasswordSource {
  private static final String STANDARD_INPUT = "-";
  private static final String HOME = System.getProperty("user.home", "");
  private static final long LARGEST = 4 << 20;
  private static final Set<PosixFilePermission> OF_OTHERS =
      PosixFilePermissions.fromString("---rwxrwx");
  private final Surroundings surroundings;

  PasswordSource(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /**
   * A password.
   *
   * @param file whose first line it is, {@code -} for standard input; null asks
   * @param what it is of, for the question
   * @param option that names a file, for who cannot be asked
   * @throws InvalidInputException if there is none to be had
   */
  String get(@Nullable String file, String what, String option) {
    if (file != null) {
      return firstLine(file, option);
    }
    var passwords = surroundings.passwords();
    if (passwords == null) {
      throw new InvalidInputException(
          "The password of "
              + what
              + " is missing and there is no terminal to ask: give "
              + option);
    }
    return passwords.apply(what);
  }

  /** Where names and passwords by host are: {@code $NETRC}, else the home folder's. */
  Path netrc() {
    String named = surroundings.environment().getOrDefault("NETRC", "");
    if (!named.isEmpty()) {
      return Path.of(named);
    }
    Path home = Path.of(surroundings.environment().getOrDefault("HOME", HOME));
    Path usual = home.resolve(".netrc");
    Path windows = home.resolve("_netrc");
    return !Files.exists(usual) && Files.exists(windows) ? windows : usual;
  }

  /**
   * The text of a file of secrets; says so if others may read it.
   *
   * @param option that names such a file
   */
  String privateText(String option, Path file) {
    try {
      if (Files.size(file) > LARGEST) {
        throw new InvalidInputException(option + " " + file + " is too large for such a file");
      }
      if (Files.getFileStore(file).supportsFileAttributeView("posix")
          && Files.getPosixFilePermissions(file).stream().anyMatch(OF_OTHERS::contains)) {
        surroundings
            .err()
            .println("Other users may read the passwords in " + file + ": run chmod 600 on it");
      }
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new InvalidInputException(option + " " + file + " cannot be read: check the path");
    }
  }

  private String firstLine(String file, String option) {
    try {
      String line = file.equals(STANDARD_INPUT) ? lineOf(surroundings.in()) : lineOf(Path.of(file));
      if (line == null || line.isEmpty()) {
        throw new InvalidInputException(option + " " + file + " has no first line");
      }
      return line;
    } catch (IOException e) {
      throw new InvalidInputException(option + " " + file + " cannot be read: check the path");
    }
  }

  private static @Nullable String lineOf(Path file) throws IOException {
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      return reader.readLine();
    }
  }

  private static @Nullable String lineOf(InputStream in) throws IOException {
    return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readLine();
  }
}
