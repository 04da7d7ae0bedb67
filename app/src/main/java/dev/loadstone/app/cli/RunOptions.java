package dev.loadstone.app.cli;

import dev.loadstone.core.Loadstone;
import dev.loadstone.core.model.InvalidInputException;
import dev.loadstone.core.model.Limits;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a command runs and tells of it, the same for every command that downloads. */
final class RunOptions {
  private static final int MOST_NAMED = 100;

  @Option(
      names = {"-j", "--jobs"},
      paramLabel = "N",
      description = "Files at once (default: 5).")
  @Nullable Integer jobs;

  @Option(names = "--json", description = "One JSON object for each event.")
  boolean json;

  @Option(
      names = {"-q", "--quiet"},
      description = "Nothing on standard output.")
  boolean quiet;

  /**
   * Sets this run's limits.
   *
   * @param bytesPerSecond of all files together; 0 leaves it as it is
   */
  void limit(Loadstone engine, long bytesPerSecond) {
    if (jobs == null && bytesPerSecond == 0) {
      return;
    }
    Limits usual = engine.limits();
    engine.limit(
        new Limits(
            jobs == null ? usual.jobs() : jobs,
            // So many files at once are asked for, also where all come from one host.
            Math.max(usual.connectionsPerHost(), jobs == null ? 0 : jobs),
            bytesPerSecond == 0 ? usual.bytesPerSecond() : bytesPerSecond));
  }

  /** Refuses what cannot be meant, before anything is opened. */
  void check() {
    if (jobs != null && jobs < 1) {
      throw new InvalidInputException("-j takes 1 or more files at once, not " + jobs);
    }
  }

  /**
   * The way to tell what happens.
   *
   * @param files how many there will be
   */
  Reporter reporter(Surroundings s, int files) {
    if (json && !quiet) {
      return new JsonReporter(s.out(), s.err(), s.clock());
    }
    if (quiet || !s.isTerminal()) {
      return new PlainReporter(s.out(), s.err(), quiet);
    }
    return new TerminalReporter(
        s.out(), s.err(), TerminalSize.ask(s.environment()), files <= MOST_NAMED, s.nanos());
  }
}
