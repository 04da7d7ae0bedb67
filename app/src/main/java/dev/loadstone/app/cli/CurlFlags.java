package dev.loadstone.app.cli;

import dev.loadstone.core.export.CurlCommand;
import dev.loadstone.core.model.InvalidInputException;
import java.util.Locale;
import picocli.CommandLine.Option;

/** For whose shell a curl command is written. */
final class CurlFlags {
  @Option(
      names = "--shell",
      paramLabel = "SHELL",
      description = "Whose quotes --curl writes: posix, cmd or powershell (default: posix).")
  private String shell = "posix";

  /**
   * The command as text, with comments for what it lacks.
   *
   * @throws InvalidInputException for a shell that is not known
   */
  String text(CurlCommand command) {
    return command.commented(shell());
  }

  private CurlCommand.Shell shell() {
    return switch (shell.toLowerCase(Locale.ROOT)) {
      case "posix" -> CurlCommand.Shell.POSIX;
      case "cmd" -> CurlCommand.Shell.CMD;
      case "powershell" -> CurlCommand.Shell.POWERSHELL;
      default ->
          throw new InvalidInputException(
              "--shell takes posix, cmd or powershell, not '" + OneLine.of(shell) + "'");
    };
  }
}
