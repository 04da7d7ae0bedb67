package dev.loadstone.app.cli;

import dev.loadstone.core.model.Failure;
import dev.loadstone.core.model.FailureCode;
import dev.loadstone.core.model.InvalidInputException;
import dev.loadstone.core.model.ResponseCode;
import dev.loadstone.core.model.ResultCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JsonGenerator;

/** Says what a status or a result means, and what Loadstone does about it. */
@Command(
    name = "explain",
    description = "Say what a status (416, 4xx) or a result (RESULT_TIMEOUT) means.",
    sortOptions = false)
final class ExplainCommand implements Callable<Integer> {
  private final LoadstoneCommand program;

  @Parameters(
      paramLabel = "CODE",
      arity = "0..*",
      description = "A number, a range like 4xx, or a name; without one, all of them.")
  private List<String> wanted = new ArrayList<>();

  @Option(names = "--json", description = "One JSON object for each code.")
  private boolean json;

  ExplainCommand(LoadstoneCommand program) {
    this.program = program;
  }

  /**
   * One code, explained.
   *
   * @param name as Godot has it; empty for a status without one
   * @param title number and phrase
   * @param does what Loadstone does
   * @param exit of {@code loadstone request} and {@code get}; 0 where it is no failure
   */
  record Entry(
      String kind, int number, String name, String title, String words, String does, int exit) {}

  @Override
  public Integer call() {
    List<Entry> entries = new ArrayList<>();
    if (wanted.isEmpty()) {
      Arrays.stream(ResponseCode.values()).forEach(code -> entries.add(status(code.number())));
      ResultCode.all().forEach(code -> entries.add(result(code)));
    }
    wanted.forEach(each -> entries.addAll(entries(each.strip())));
    if (json) {
      JsonLines lines = new JsonLines(program.surroundings().out());
      entries.forEach(entry -> lines.line(generator -> write(generator, entry)));
    } else {
      print(entries);
    }
    return ExitCode.OK.number();
  }

  private static List<Entry> entries(String given) {
    String upper = given.toUpperCase(Locale.ROOT);
    if (upper.matches("[1-5]XX")) {
      int hundreds = upper.charAt(0) - '0';
      return Arrays.stream(ResponseCode.values())
          .filter(code -> code.number() / 100 == hundreds)
          .map(code -> status(code.number()))
          .toList();
    }
    List<Entry> found =
        given.matches("\\d{1,9}") ? numbered(Integer.parseInt(given)) : named(given);
    if (found.isEmpty()) {
      throw new InvalidInputException(
          "'"
              + OneLine.of(given)
              + "' is no status and no result: give 100 to 599, 4xx, or a name such as"
              + " RESULT_TIMEOUT; loadstone explain lists them");
    }
    return found;
  }

  /** From 100 on a number may be a status and a result. */
  private static List<Entry> numbered(int number) {
    List<Entry> found = new ArrayList<>();
    if (number >= 100 && number <= 599) {
      found.add(status(number));
    }
    ResultCode.all().stream()
        .filter(code -> code.number() == number)
        .forEach(code -> found.add(result(code)));
    return found;
  }

  private static List<Entry> named(String name) {
    List<Entry> found = new ArrayList<>();
    ResponseCode.parse(name).ifPresent(code -> found.add(status(code.number())));
    ResultCode.parse(name).ifPresent(code -> found.add(result(code)));
    return found;
  }

  private static Entry status(int number) {
    Optional<ResponseCode> code = ResponseCode.of(number);
    return new Entry(
        "status",
        number,
        code.map(ResponseCode::godotName).orElse(""),
        number + code.map(known -> " " + known.phrase()).orElse(""),
        ResponseCode.words(number),
        ResponseCode.Action.of(number).words(),
        number < 400 ? 0 : ExitCode.HTTP.number());
  }

  private static Entry result(ResultCode code) {
    String title = code.number() + " " + code.name();
    Optional<FailureCode> failure = code.failure();
    if (failure.isEmpty()) {
      return code.isSuccess()
          ? new Entry("result", 0, code.name(), title, "An answer below 400 came whole.", "", 0)
          : new Entry(
              "result",
              code.number(),
              code.name(),
              title,
              "A name in Godot's list that neither Godot nor Loadstone ever gives.",
              "",
              0);
    }
    FailureWords words = FailureWords.of(Failure.of(failure.get(), ""));
    String happened = words.happened();
    return new Entry(
        "result",
        code.number(),
        code.name(),
        title,
        Character.toUpperCase(happened.charAt(0)) + happened.substring(1) + ".",
        remedy(failure.get().remedy()) + " " + words.advice() + ".",
        ExitCode.of(failure.get()).number());
  }

  private static String remedy(FailureCode.Remedy remedy) {
    return switch (remedy) {
      case RETRY -> "A download asks again by itself, as often as --retries allows.";
      case NEVER -> "A download ends: asking again in the same way would bring the same.";
      case ASK -> "A download ends until a person has chosen what to do.";
    };
  }

  private void print(List<Entry> entries) {
    var out = program.surroundings().out();
    boolean first = true;
    for (Entry entry : entries) {
      if (!first) {
        out.println();
      }
      first = false;
      boolean named = entry.name().isEmpty() || entry.title().endsWith(entry.name());
      out.println(entry.title() + (named ? "" : "  (" + entry.name() + ")"));
      out.println("  " + entry.words());
      if (!entry.does().isEmpty()) {
        out.println("  " + entry.does());
      }
      if (entry.exit() != 0) {
        out.println("  Exit status: " + entry.exit());
      }
    }
  }

  private static void write(JsonGenerator json, Entry entry) {
    json.writeStartObject();
    json.writeStringProperty("kind", entry.kind());
    json.writeNumberProperty("number", entry.number());
    json.writeStringProperty("name", entry.name());
    json.writeStringProperty("title", entry.title());
    json.writeStringProperty("meaning", entry.words());
    json.writeStringProperty("loadstone", entry.does());
    json.writeNumberProperty("exit", entry.exit());
    json.writeEndObject();
  }
}
