package dev.loadstone.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JsonGenerator;

/** Says what a status, a result, a phase or a method means, and what Loadstone does about it. */
@Command(
    name = "explain",
    description =
        "Say what a status (416, 4xx), a result (RESULT_TIMEOUT), a phase (STATUS_BODY) or a method"
            + " (TRACE) means.",
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

  @Override
  public Integer call() {
    List<Explanation> entries =
        wanted.isEmpty()
            ? Explanation.all()
            : wanted.stream().flatMap(each -> Explanation.of(each.strip()).stream()).toList();
    if (json) {
      JsonLines lines = new JsonLines(program.surroundings().out());
      entries.forEach(entry -> lines.line(generator -> write(generator, entry)));
    } else {
      print(entries);
    }
    return ExitCode.OK.number();
  }

  private void print(List<Explanation> entries) {
    var out = program.surroundings().out();
    boolean mixed = entries.stream().map(Explanation::kind).distinct().count() > 1;
    @Nullable Explanation before = null;
    for (Explanation entry : entries) {
      if (before != null) {
        out.println();
      }
      if (mixed && (before == null || before.kind() != entry.kind())) {
        out.println(entry.kind().heading());
        out.println();
      }
      before = entry;
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

  private static void write(JsonGenerator json, Explanation entry) {
    json.writeStartObject();
    json.writeStringProperty("kind", entry.kind().word());
    json.writeNumberProperty("number", entry.number());
    json.writeStringProperty("name", entry.name());
    json.writeStringProperty("title", entry.title());
    json.writeStringProperty("meaning", entry.words());
    json.writeStringProperty("loadstone", entry.does());
    json.writeNumberProperty("exit", entry.exit());
    json.writeEndObject();
  }
}
