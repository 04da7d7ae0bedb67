package dev.loadstone.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loadstone.app.Main;
import dev.loadstone.core.testing.adverse.AdverseServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A command in a process of its own, killed at the latest when the test ends. */
final class Child implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Path ENV = Path.of("/usr/bin/env");

  private final Process process;
  private final Path folder;

  private Child(Process process, Path folder) {
    this.process = process;
    this.folder = folder;
  }

  static Child start(Map<String, String> environment, String... arguments) {
    try {
      Path folder = Files.createTempDirectory("loadstone-child");
      List<String> command = new ArrayList<>();
      if (Files.isExecutable(ENV)) {
        // A shell that runs the tests in its background has children ignore SIGINT.
        command.addAll(List.of(ENV.toString(), "--default-signal=INT"));
      }
      command.addAll(
          List.of(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-XX:+UseSerialGC",
              "-XX:TieredStopAtLevel=1",
              "-Xmx256m",
              "-Dstdout.encoding=UTF-8",
              "-Dstderr.encoding=UTF-8",
              "--enable-native-access=ALL-UNNAMED",
              "-cp",
              System.getProperty("java.class.path"),
              Main.class.getName()));
      command.addAll(List.of(arguments));
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectInput(ProcessBuilder.Redirect.from(empty(folder).toFile()))
              .redirectOutput(folder.resolve("out").toFile())
              .redirectError(folder.resolve("err").toFile());
      builder.environment().putAll(environment);
      return new Child(builder.start(), folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it was started; relative paths begin there. */
  Path folder() {
    return folder;
  }

  String out() {
    return text("out");
  }

  /** Waits until standard output matches. */
  void awaitOut(String pattern) {
    boolean seen =
        AdverseServer.await(
            () ->
                java.util.regex.Pattern.compile(pattern).matcher(out()).find()
                    || !process.isAlive(),
            PATIENCE);
    assertThat(seen).as("within %s", PATIENCE).isTrue();
    assertThat(out()).as(text("err")).containsPattern(pattern);
  }

  /** Sends a signal by its name: {@code INT}, {@code TERM}, {@code KILL}. */
  void signal(String name) {
    try {
      Process kill = new ProcessBuilder("kill", "-s", name, Long.toString(process.pid())).start();
      assertThat(kill.waitFor(10, TimeUnit.SECONDS)).isTrue();
      assertThat(kill.exitValue()).isZero();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  Ended await() {
    try {
      assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
          .as("ends within %s", PATIENCE)
          .isTrue();
      return new Ended(process.exitValue(), out(), text("err"));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private String text(String name) {
    try {
      return Files.readString(folder.resolve(name), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path empty(Path folder) throws IOException {
    return Files.createFile(folder.resolve("in"));
  }
}
