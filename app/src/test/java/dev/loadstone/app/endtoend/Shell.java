package dev.loadstone.app.endtoend;

import dev.loadstone.app.DataFolder;
import dev.loadstone.app.cli.Interruption;
import dev.loadstone.app.cli.Program;
import dev.loadstone.app.cli.Surroundings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Somebody at a shell: a data folder, a folder for the files, and commands that run in this process
 * one after the other.
 */
final class Shell {
  /** The index with what lies beside it, and parts. */
  private static final Pattern RESERVED = Pattern.compile("(^|/)loadstone-assets|\\.loadstone-");

  private final Path data;
  private final Path files;
  private final Map<String, String> environment = new LinkedHashMap<>();

  Shell(Path folder) {
    data = folder.resolve("data");
    files = folder.resolve("files");
    environment.put("LOADSTONE_HOME", data.toString());
  }

  /** The data folder that commands use without {@code --data-dir}. */
  Path data() {
    return data;
  }

  /** The folder that {@link #get} downloads into. */
  Path files() {
    return files;
  }

  Path file(String name) {
    return files.resolve(name);
  }

  byte[] bytes(String name) {
    try {
      return Files.readAllBytes(file(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Shell with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** Runs {@code loadstone get -d FILES}. */
  Ended get(String... arguments) {
    return run(getLine(arguments));
  }

  String[] getLine(String... arguments) {
    return Stream.concat(Stream.of("get", "-d", files.toString()), Stream.of(arguments))
        .toArray(String[]::new);
  }

  Ended run(String... arguments) {
    return typing("", arguments);
  }

  /** Runs a command that reads the text from standard input. */
  Ended typing(String standardInput, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Surroundings surroundings =
        new Surroundings(
            new ByteArrayInputStream(standardInput.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, false, StandardCharsets.UTF_8),
            new PrintStream(err, false, StandardCharsets.UTF_8),
            false,
            environment,
            option -> DataFolder.choose(option, environment, "Linux", data.resolve("home")),
            null,
            new Interruption(),
            System::nanoTime,
            InstantSource.system());
    int code = new Program(surroundings).run(List.of(arguments), List.of());
    return new Ended(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  Child start(String... arguments) {
    return Child.start(environment, arguments);
  }

  /** Paths below the files' folder, with {@code /}, in order; without Loadstone's own files. */
  SortedSet<String> published() {
    return below(path -> !RESERVED.matcher(path).find());
  }

  /** Paths of parts and of what belongs to them. */
  SortedSet<String> parts() {
    return below(path -> path.contains(".loadstone-part"));
  }

  private SortedSet<String> below(Predicate<String> wanted) {
    SortedSet<String> paths = new TreeSet<>();
    if (Files.exists(files)) {
      for (Path path : regularFiles(files)) {
        paths.add(files.relativize(path).toString().replace('\\', '/'));
      }
      paths.removeIf(wanted.negate());
    }
    return paths;
  }

  static List<Path> regularFiles(Path folder) {
    try (Stream<Path> walk = Files.walk(folder)) {
      return new ArrayList<>(walk.filter(Files::isRegularFile).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
