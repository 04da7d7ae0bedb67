package dev.loadstone.app.demo;

import dev.loadstone.app.cli.ExitCode;
import dev.loadstone.app.cli.Surroundings;
import dev.loadstone.app.cli.Words;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows on one's own machine that a broken download is resumed, checked and published. */
@Command(
    name = "demo",
    description = "Show on this machine that a broken download is resumed and checked.")
public final class DemoCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  private final Supplier<Path> dataFolder;

  @Option(
      names = {"-d", "--dir"},
      paramLabel = "DIR",
      description = "Folder to work in (default: demo in the data folder).")
  private @Nullable Path folder;

  @Option(names = "--keep", description = "Keep the server's files and the engine's data too.")
  private boolean keep;

  @Option(names = "--rehearse", hidden = true)
  private boolean rehearse;

  public DemoCommand(Surroundings surroundings, Supplier<Path> dataFolder) {
    this.surroundings = surroundings;
    this.dataFolder = dataFolder;
  }

  @Override
  public Integer call() throws Exception {
    Path root = folder == null ? dataFolder.get().resolve("demo") : folder.toAbsolutePath();
    try (DemoFolder place = DemoFolder.take(root.normalize())) {
      if (rehearse) {
        int code = new Rehearsal(surroundings).run(place);
        place.remove(List.of(place.server(), place.data(), place.library()));
        return code;
      }
      List<Sample> samples = SampleSet.writeTo(place.server());
      say(
          Words.files(samples.size())
              + " on a server of this machine, "
              + Words.bytes(samples.stream().mapToLong(Sample::size).sum())
              + "; it breaks the pack's connection midway.");
      DemoOutcome outcome =
          new DemoRun(place, surroundings.interruption()::isRequested, surroundings.nanos())
              .run(samples);
      return tell(place, outcome).number();
    }
  }

  private ExitCode tell(DemoFolder place, DemoOutcome outcome) throws IOException {
    DemoTable.lines(outcome).forEach(this::say);
    List<String> missing = DemoProof.missing(outcome);
    if (surroundings.interruption().isRequested()) {
      say("Interrupted.");
      return ExitCode.INTERRUPTED;
    }
    if (!missing.isEmpty()) {
      PrintStream err = surroundings.err();
      missing.forEach(line -> err.println("loadstone demo: " + line));
      return ExitCode.INTEGRITY;
    }
    say(
        "The pack's connection broke at byte "
            + outcome.cutAt()
            + "; a 206 went on at byte "
            + DemoProof.resumedAt(outcome.packExchanges(), outcome.cutAt()).orElse(-1L)
            + ".");
    say("All files have the SHA-256 known beforehand, and loadstone-assets.json lists them.");
    say("They are in " + outcome.library());
    if (keep) {
      say("The requests: loadstone --data-dir " + place.data() + " queue list, then show JOB");
    } else {
      place.remove(List.of(place.server(), place.data()));
    }
    return ExitCode.OK;
  }

  private void say(String line) {
    surroundings.out().println(line);
    surroundings.out().flush();
  }
}
