package dev.loadstone.app.cli;

import dev.loadstone.core.Loadstone;
import dev.loadstone.core.model.Failure;
import dev.loadstone.core.model.FailureException;
import dev.loadstone.core.model.JobRequest;
import dev.loadstone.core.model.ProbedFile;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JsonGenerator;

/** Asks links what they would bring, without downloading. */
@Command(
    name = "probe",
    description = "Ask links for size, name and kind, and whether a download could be resumed.",
    sortOptions = false,
    abbreviateSynopsis = true)
final class ProbeCommand implements Callable<Integer> {
  private static final List<String> TITLES = List.of("SIZE", "KIND", "RESUMABLE", "NAME", "FROM");
  private final LoadstoneCommand program;

  @Mixin private final DownloadOptions download = new DownloadOptions();

  @Option(names = "--json", description = "One JSON object for each link.")
  private boolean json;

  @Parameters(paramLabel = "URL", arity = "0..*", description = "Links to ask.")
  private List<String> links = new ArrayList<>();

  ProbeCommand(LoadstoneCommand program) {
    this.program = program;
  }

  /** A link with what came of asking it. */
  private sealed interface Answer {
    record Found(JobRequest request, ProbedFile file) implements Answer {}

    record Failed(JobRequest request, Failure failure) implements Answer {}
  }

  @Override
  public Integer call() {
    Surroundings surroundings = program.surroundings();
    List<JobRequest> requests =
        new RequestList(
                download,
                download.template(new PasswordSource(surroundings), false),
                surroundings.in())
            .read(links);
    List<Answer> answers;
    try (Loadstone engine = program.open(Loadstone.Mode.READ)) {
      List<CompletableFuture<ProbedFile>> asked = requests.stream().map(engine::probe).toList();
      answers = new ArrayList<>(requests.size());
      for (int i = 0; i < asked.size(); i++) {
        answers.add(answer(requests.get(i), asked.get(i)));
      }
    }
    if (json) {
      JsonLines lines = new JsonLines(surroundings.out());
      answers.forEach(answer -> lines.line(generator -> write(answer, generator)));
    } else {
      print(answers, surroundings.out(), surroundings.err());
    }
    return exit(answers).number();
  }

  private static Answer answer(JobRequest request, CompletableFuture<ProbedFile> asked) {
    try {
      return new Answer.Found(request, asked.join());
    } catch (CompletionException e) {
      return switch (e.getCause()) {
        case FailureException failed -> new Answer.Failed(request, failed.failure());
        case RuntimeException other -> throw other;
        case null, default -> throw e;
      };
    }
  }

  private static ExitCode exit(List<Answer> answers) {
    for (Answer answer : answers) {
      if (answer instanceof Answer.Failed(_, Failure failure)) {
        return ExitCode.of(failure.code());
      }
    }
    return ExitCode.OK;
  }

  private static void print(List<Answer> answers, PrintStream out, PrintStream err) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(TITLES);
    for (Answer answer : answers) {
      switch (answer) {
        case Answer.Found(_, ProbedFile file) -> rows.add(row(file));
        case Answer.Failed(JobRequest request, Failure failure) ->
            err.println(request.link().redacted() + ": " + FailureWords.of(failure).sentence());
      }
    }
    if (rows.size() > 1) {
      Table.lines(rows, Set.of(0)).forEach(out::println);
    }
  }

  private static List<String> row(ProbedFile file) {
    String resumable =
        switch (file.resumable()) {
          case PROVED -> "yes";
          case UNPROVEN -> "unproven";
          case NO -> "no";
        };
    String kind = EventJson.word(file.kind());
    return List.of(
        Words.bytes(file.remote().size()),
        file.remote().mediaType().isEmpty() ? kind : kind + " (" + file.remote().mediaType() + ")",
        resumable,
        OneLine.of(file.name()),
        file.target().origin().toString());
  }

  private static void write(Answer answer, JsonGenerator generator) {
    EventJson json = new EventJson(generator);
    generator.writeStartObject();
    switch (answer) {
      case Answer.Found(JobRequest request, ProbedFile file) -> {
        json.text("link", request.link().redacted());
        json.text("target", file.target().redacted());
        json.number("size", file.remote().size());
        json.text("name", file.name());
        json.text("kind", EventJson.word(file.kind()));
        json.text("mediaType", file.remote().mediaType());
        json.text("resumable", EventJson.word(file.resumable()));
        json.text("etag", file.remote().etag());
        json.text("lastModified", file.remote().lastModified());
      }
      case Answer.Failed(JobRequest request, Failure failure) -> {
        json.text("link", request.link().redacted());
        json.failure(failure);
      }
    }
    generator.writeEndObject();
  }
}
