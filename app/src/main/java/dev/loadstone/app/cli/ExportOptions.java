package dev.loadstone.app.cli;

import dev.loadstone.core.export.HarFile;
import dev.loadstone.core.export.HarWriter;
import dev.loadstone.core.model.ExchangeRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where an archive of requests goes to, the same for {@code show} and {@code history}. */
final class ExportOptions {
  private static final String STANDARD_OUTPUT = "-";

  @Option(
      names = "--har",
      paramLabel = "FILE",
      description = "Write the requests as an HTTP archive (HAR 1.2); - is standard output.")
  private @Nullable String har;

  boolean isWanted() {
    return har != null;
  }

  /**
   * Writes the archive and says how many requests it holds.
   *
   * @throws dev.loadstone.core.model.FailureException if the file cannot be written
   */
  void write(Surroundings surroundings, Iterator<ExchangeRecord> records) throws IOException {
    if (STANDARD_OUTPUT.equals(har)) {
      HarWriter.write(surroundings.out(), records);
    } else if (har != null) {
      int count = HarFile.write(Path.of(har), records);
      surroundings.out().println(OneLine.of(har) + ": " + count + " requests");
    }
  }
}
