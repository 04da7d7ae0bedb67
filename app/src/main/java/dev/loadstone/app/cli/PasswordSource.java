package dev.loadstone.app.cli;

import dev.loadstone.core.model.InvalidInputException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where passwords come from that are on no command line: a file, standard input, a person. */
final class PasswordSource {
  private static final String STANDARD_INPUT = "-";
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
