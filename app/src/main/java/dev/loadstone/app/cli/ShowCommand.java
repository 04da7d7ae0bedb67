package dev.loadstone.app.cli;

import dev.loadstone.core.Loadstone;
import dev.loadstone.core.model.HttpExchange;
import dev.loadstone.core.model.InvalidInputException;
import dev.loadstone.core.model.JobId;
import dev.loadstone.core.model.JobView;
import dev.loadstone.core.model.LogLine;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
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

  @Option(names = "--json", description = "All of it as one JSON object.")
  private boolean json;

  ShowCommand(LoadstoneCommand program) {
    this.program = program;
  }

  @Override
  public Integer call() {
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
      List<LogLine> log = engine.log(id);
      List<HttpExchange> exchanges =
          json || requests || headers ? inOrder(engine.exchanges(id)) : List.of();
      if (json) {
        new JsonLines(surroundings.out())
            .line(generator -> new JobJson(generator).write(view, log, exchanges));
      } else {
        JobSheet sheet = new JobSheet(surroundings.clock().instant());
        sheet.lines(view, log).forEach(surroundings.out()::println);
        sheet.requests(exchanges, headers).forEach(surroundings.out()::println);
      }
    }
    return ExitCode.OK.number();
  }

  /** They are stored as they end; a person reads them as they began. */
  private static List<HttpExchange> inOrder(List<HttpExchange> exchanges) {
    return exchanges.stream().sorted(Comparator.comparing(HttpExchange::startedAt)).toList();
  }
}
