package dev.loadstone.app.cli;

import dev.loadstone.core.Loadstone;
import dev.loadstone.core.library.LibraryCheck;
import dev.loadstone.core.library.LibraryCheck.Problem;
import dev.loadstone.core.model.FailureException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JsonGenerator;

/** Checks the files of a library against its index. */
@Command(
    name = "verify",
    description = "Check the files of a folder against its loadstone-assets.json.")
final class VerifyCommand implements Callable<Integer> {
  private final LoadstoneCommand program;

  @Parameters(
      paramLabel = "DIR",
      arity = "0..1",
      description = "Folder with loadstone-assets.json (default: the current one).")
  private Path folder = Path.of("");

  @Option(names = "--quick", description = "Read only files whose size or time differs.")
  private boolean quick;

  @Option(names = "--json", description = "The result as one JSON object.")
  private boolean json;

  VerifyCommand(LoadstoneCommand program) {
    this.program = program;
  }

  @Override
  public Integer call() throws FailureException {
    Surroundings surroundings = program.surroundings();
    LibraryCheck.Result result =
        Loadstone.verify(
            folder.toAbsolutePath().normalize(),
            quick ? LibraryCheck.Depth.FAST : LibraryCheck.Depth.FULL,
            progress -> {},
            surroundings.interruption()::isRequested);
    if (json) {
      new JsonLines(surroundings.out()).line(generator -> write(result, generator));
    } else {
      print(result, surroundings.out(), surroundings.err());
    }
    return exit(result).number();
  }

  static ExitCode exit(LibraryCheck.Result result) {
    if (result.isSound()) {
      return ExitCode.OK;
    }
    if (result.problemCount() == 0) {
      return ExitCode.INTERRUPTED;
    }
    boolean allUnreadable =
        result.problems().stream().allMatch(p -> p instanceof Problem.Unreadable);
    return allUnreadable ? ExitCode.DISK : ExitCode.INTEGRITY;
  }

  static void print(LibraryCheck.Result result, PrintStream out, PrintStream err) {
    for (Problem problem : result.problems()) {
      err.println(OneLine.of(problem.path()) + ": " + words(problem));
    }
    int unnamed = result.problemCount() - result.problems().size();
    if (unnamed > 0) {
      err.println("and " + unnamed + " more");
    }
    out.println(
        (result.cancelled() ? "Interrupted: " : "")
            + result.sound()
            + " of "
            + Words.files(result.checked())
            + " sound, "
            + Words.bytes(result.bytes())
            + (result.unlisted() > 0
                ? ", " + Words.files(result.unlisted()) + " not in the index"
                : ""));
  }

  static String words(Problem problem) {
    return switch (problem) {
      case Problem.Missing _ -> "is missing; download it again";
      case Problem.SizeDiffers p ->
          "has "
              + p.actual()
              + " bytes instead of "
              + p.expected()
              + "; it was changed: download it again";
      case Problem.DigestDiffers p ->
          "has other bytes (SHA-256 is "
              + p.actual()
              + ", was "
              + p.expected()
              + "); it was changed: download it again";
      case Problem.UnsafePath _ ->
          "is outside of the folder and was not looked at; check who wrote the index";
      case Problem.Unreadable p ->
          "cannot be read (" + OneLine.of(p.why()) + "); check the disk and the permissions";
    };
  }

  private static void write(LibraryCheck.Result result, JsonGenerator json) {
    json.writeStartObject();
    json.writeBooleanProperty("sound", result.isSound());
    json.writeNumberProperty("files", result.checked());
    json.writeNumberProperty("soundFiles", result.sound());
    json.writeNumberProperty("bytes", result.bytes());
    json.writeNumberProperty("unlisted", result.unlisted());
    json.writeNumberProperty("problems", result.problemCount());
    json.writeArrayPropertyStart("list");
    for (Problem problem : result.problems()) {
      json.writeStartObject();
      json.writeStringProperty("path", problem.path());
      json.writeStringProperty("problem", word(problem));
      json.writeStringProperty("message", words(problem));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static String word(Problem problem) {
    return switch (problem) {
      case Problem.Missing _ -> "missing";
      case Problem.SizeDiffers _ -> "size";
      case Problem.DigestDiffers _ -> "digest";
      case Problem.UnsafePath _ -> "path";
      case Problem.Unreadable _ -> "unreadable";
    };
  }
}
