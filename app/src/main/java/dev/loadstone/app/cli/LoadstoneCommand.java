package dev.loadstone.app.cli;

import dev.loadstone.core.Loadstone;
import dev.loadstone.core.Settings;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The program's own options; without a command it shows its help. */
@Command(
    name = "loadstone",
    synopsisSubcommandLabel = "COMMAND",
    description = "Gets game assets onto the disk, whole and checked.",
    footer = {
      "",
      "Exit: 0 all complete, 2 usage, 3 network or timeout, 4 HTTP status refused,",
      "5 integrity, 6 local disk, 7 TLS, 130 interrupted (what was received is kept)."
    })
final class LoadstoneCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Spec CommandSpec spec = CommandSpec.create();

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help.")
  boolean help;

  @Option(
      names = {"-V", "--version"},
      description = "Show versions.")
  boolean version;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description = "Folder of queue, history and log (default: LOADSTONE_HOME, else the usual).")
  @Nullable Path dataFolder;

  LoadstoneCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    if (version) {
      surroundings.out().println(Versions.describe());
      return ExitCode.OK.number();
    }
    surroundings.out().print(spec.commandLine().getUsageMessage());
    return ExitCode.USAGE.number();
  }

  Surroundings surroundings() {
    return surroundings;
  }

  Path dataFolder() {
    return surroundings.dataFolder().apply(dataFolder);
  }

  Loadstone open(Loadstone.Mode mode) {
    return Loadstone.open(new Settings(dataFolder()), mode);
  }
}
