package dev.loadstone.ui.settings;

import dev.loadstone.core.model.HostPattern;
import dev.loadstone.core.model.InvalidInputException;
import dev.loadstone.core.model.KeyPin;
import dev.loadstone.core.model.ProxyOptions;
import dev.loadstone.core.source.HeaderLines;
import dev.loadstone.ui.common.Texts;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** How each field of a host's profile is read and written; empty means that nothing is said. */
final class HostFields {
  private static final Texts TEXTS = Texts.of(HostFields.class);

  private HostFields() {}

  static Optional<HostPattern> host(String text) {
    return text.isBlank() ? Optional.empty() : Optional.of(HostPattern.parse(text));
  }

  static HeaderLines headers(String text) {
    return HeaderLines.parse(text.lines().filter(line -> !line.isBlank()).toList());
  }

  static Optional<String> proxy(String text) {
    return text.isBlank() ? Optional.empty() : Optional.of(ProxyOptions.parseOne(text));
  }

  static List<String> words(String text) {
    return text.isBlank() ? List.of() : List.of(text.strip().split("[,\\s]+"));
  }

  static List<KeyPin> pins(String text) {
    return words(text).stream().map(KeyPin::parse).toList();
  }

  static Integer number(String text, int most) {
    String typed = text.strip();
    boolean number = typed.matches("\\d{1,9}");
    if (!typed.isEmpty() && (!number || Integer.parseInt(typed) > most)) {
      throw new InvalidInputException(TEXTS.format("wrong.number", 0, most));
    }
    return typed.isEmpty() ? 0 : Integer.parseInt(typed);
  }

  static Optional<Path> file(String text) {
    if (text.isBlank()) {
      return Optional.empty();
    }
    try {
      Path path = Path.of(text.strip());
      if (path.isAbsolute() && Files.isRegularFile(path) && Files.isReadable(path)) {
        return Optional.of(path.normalize());
      }
    } catch (InvalidPathException _) {
      // Told below.
    }
    throw new InvalidInputException(TEXTS.get("host.wrong.file"));
  }

  static String shown(Optional<?> value) {
    return value.map(Object::toString).orElse("");
  }

  static String shown(Collection<?> values) {
    return values.stream().map(Object::toString).collect(Collectors.joining(" "));
  }
}
