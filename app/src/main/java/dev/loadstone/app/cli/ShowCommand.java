package dev.loadstone.app.cli;

import dev.loadstone.core.Loadstone;
import dev.loadstone.core.export.CurlCommand;
import dev.loadstone.core.model.ExchangeQuery;
import dev.loadstone.core.model.ExchangeRecord;
import dev.loadstone.core.model.InvalidInputException;
import dev.loadstone.core.model.JobId;
import dev.loadstone.core.model.JobView;
import dev.loadstone.core.model.LogLine;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows all that is known about a job; works while another program downloads. */
@Command(name = "show", description = "Show a job: state, log, requests.")
final class ShowCommand implements Callable<Integer> {
  private final LoadstoneCommand program;

  @Parameters(paramLabel = "JOB", description = "Number, as queue list shows.")
  private long number;

  @Option(names = "--requests", description = "Each request made: status, times, address.")
  private boolean requests;

  @Option(names = "--headers", description = "The requests with all headers.")
  private boolean headers;

  @Option(names = "--timing", description = "The requests with phases, connection, certificates.")
  private boolean timing;

  @Mixin private final RequestFilter filter = new RequestFilter();

  @Mixin private final ExportOptions export = new ExportOptions();

  @Option(
      names = "--curl",
      arity = "0..1",
      fallbackValue = "0",
      paramLabel = "ID",
      description = "What the job asks for, or the request with that ID, as a curl command.")
  private @Nullable Long curl;

  @Mixin private final CurlFlags curlFlags = new CurlFlags();

  @Option(names = "--json", description = "All of it as one JSON object.")
  private boolean json;

  ShowCommand(LoadstoneCommand program) {
    this.program = program;
  }

  @Override
  public Integer call() throws IOException {
    JobId id = new JobId(number);
    Surroundings surroundings = program.surroundings();
    try (Loadstone engine = program.open(Loadstone.Mode.READ)) {
      JobView view =
          engine
              .job(id)
              .orElseThrow(
                  () ->
                      new InvalidInputException(
                          "There is no job " + id + ": see loadstone queue list"));
      if (curl != null) {
        surroundings.out().println(curlFlags.text(curl(engine, view, curl)));
        return ExitCode.OK.number();
      }
      if (export.isWanted()) {
        export.write(surroundings, exchanges(engine, id).iterator());
        return ExitCode.OK.number();
      }
      List<LogLine> log = engine.log(id);
      boolean wanted = json || requests || headers || timing || !filter.isEmpty();
      List<ExchangeRecord> exchanges = wanted ? exchanges(engine, id) : List.of();
      if (json) {
        new JsonLines(surroundings.out())
            .line(generator -> new JobJson(generator).write(view, log, exchanges));
      } else {
        JobSheet sheet = new JobSheet(surroundings.clock().instant());
        sheet.lines(view, log).forEach(surroundings.out()::println);
        if (wanted) {
          surroundings.out().println();
          if (exchanges.isEmpty()) {
            surroundings.out().println(filter.isEmpty() ? "No requests yet" : "No such request");
          }
          new RequestSheet(headers, timing).ofJob(exchanges).forEach(surroundings.out()::println);
        }
      }
    }
    return ExitCode.OK.number();
  }

  private static CurlCommand curl(Loadstone engine, JobView view, long request) {
    JobId id = view.job().id();
    if (request == 0) {
      return engine.curl(id).orElseThrow();
    }
    return engine.exchanges(id).stream()
        .filter(each -> each.id() == request)
        .findFirst()
        .map(each -> CurlCommand.of(each.exchange()))
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "Job "
                        + id
                        + " has no request "
                        + request
                        + ": see show "
                        + id
                        + " --requests"));
  }

  /** In the order they began. */
  private List<ExchangeRecord> exchanges(Loadstone engine, JobId id) {
    ExchangeQuery query = filter.apply(ExchangeQuery.of(id).toBuilder()).build();
    return engine.exchanges(id).stream().filter(query::matches).toList();
  }
}
