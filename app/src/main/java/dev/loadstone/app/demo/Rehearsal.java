package dev.loadstone.app.demo;

import dev.loadstone.app.cli.Program;
import dev.loadstone.app.cli.Surroundings;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;

/**
 * Downloads one tiny file as {@code get} does, from start to end, and looks at it: the launcher
 * lets the virtual machine note which classes that needs, for a shared archive.
 */
final class Rehearsal {
  private static final byte[] CONTENT = "rehearsal\n".getBytes(StandardCharsets.UTF_8);

  private final Surroundings surroundings;

  Rehearsal(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** Returns the exit code of the first command that failed, or 0. */
  int run(DemoFolder place) throws IOException {
    String digest = HexFormat.of().formatHex(SampleSet.sha256().digest(CONTENT));
    Sample sample = new Sample("rehearsal.txt", CONTENT.length, digest);
    Files.createDirectories(place.server());
    Files.write(place.server().resolve(sample.path()), CONTENT);
    try (DemoServer server = DemoServer.start(place.server(), List.of(sample), "")) {
      String data = place.data().toString();
      int code =
          command(
              "get",
              "--data-dir",
              data,
              "-d",
              place.library().toString(),
              "--checksum",
              "sha-256:" + digest,
              server.link(sample).text());
      return code != 0 ? code : command("queue", "list", "--data-dir", data);
    }
  }

  private int command(String... arguments) {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    Surroundings silent =
        new Surroundings(
            surroundings.in(),
            nowhere,
            surroundings.err(),
            false,
            surroundings.environment(),
            option -> option == null ? Path.of("") : option.toAbsolutePath(),
            null,
            surroundings.interruption(),
            surroundings.nanos(),
            surroundings.clock());
    return new Program(silent).run(List.of(arguments), List.of());
  }
}
