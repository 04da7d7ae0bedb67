package dev.loadstone.app.cli;

import dev.loadstone.core.Loadstone;
import dev.loadstone.core.export.CurlCommand;
import dev.loadstone.core.model.ExchangeQuery;
import dev.loadstone.core.model.ExchangeRecord;
import dev.loadstone.core.model.HistoryLimits;
import dev.loadstone.core.model.InvalidInputException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Looks for requests over all jobs, and those of none; says how many are kept. */
@Command(
    name = "history",
    description = {
      "Look for requests of all jobs and of 'loadstone request', newest first,",
      "or change how many are kept."
    },
    sortOptions = false)
final class HistoryCommand implements Callable<Integer> {
  private static final int PAGE = 1_000;
  private static final long SHOWN = 50;
  private static final Pattern SPAN = Pattern.compile("(\\d{1,5})([smhd])");
  private final LoadstoneCommand program;

  @Mixin private final RequestFilter filter = new RequestFilter();

  @Option(names = "--no-jobs", description = "Only requests made outside of jobs.")
  private boolean noJobs;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "Only requests of the last 90s, 15m, 2h or 3d.")
  private @Nullable String since;

  @Option(
      names = {"-n", "--limit"},
      paramLabel = "N",
      description = "At most N requests (default: 50; with --har all).")
  private @Nullable Integer limit;

  @Option(names = "--headers", description = "With all headers.")
  private boolean headers;

  @Option(names = "--timing", description = "With phases, connection and certificates.")
  private boolean timing;

  @Mixin private final ExportOptions export = new ExportOptions();

  @Option(
      names = "--curl",
      paramLabel = "ID",
      description = "Only the request with that ID, as a curl command.")
  private @Nullable Long curl;

  @Mixin private final CurlFlags curlFlags = new CurlFlags();

  @Option(names = "--json", description = "One JSON object on each line.")
  private boolean json;

  @Option(
      names = "--keep",
      paramLabel = "N",
      description = "Keep the newest N requests from now on; 0 keeps none.")
  private @Nullable Integer keep;

  @Option(names = "--clear", description = "Forget all requests.")
  private boolean clear;

  HistoryCommand(LoadstoneCommand program) {
    this.program = program;
  }

  @Override
  public Integer call() throws IOException {
    if (keep != null || clear) {
      return change();
    }
    if (limit != null && limit < 1) {
      throw new InvalidInputException("--limit takes 1 or more");
    }
    try (Loadstone engine = program.open(Loadstone.Mode.READ)) {
      Surroundings s = program.surroundings();
      if (curl != null) {
        s.out().println(curlFlags.text(CurlCommand.of(record(engine, curl).exchange())));
        return ExitCode.OK.number();
      }
      if (export.isWanted()) {
        export.write(s, find(engine, Long.MAX_VALUE).iterator());
        return ExitCode.OK.number();
      }
      if (json) {
        JsonLines lines = new JsonLines(s.out());
        find(engine, SHOWN)
            .forEach(each -> lines.line(generator -> new ExchangeEvent(generator).write(each)));
        return ExitCode.OK.number();
      }
      List<ExchangeRecord> found = find(engine, SHOWN).toList();
      if (found.isEmpty()) {
        s.out().println(filter.isEmpty() ? "No requests yet" : "No such request");
      } else {
        new RequestSheet(headers, timing).ofAll(found).forEach(s.out()::println);
      }
    }
    return ExitCode.OK.number();
  }

  private Integer change() {
    try (Loadstone engine = program.open(Loadstone.Mode.HOLD)) {
      if (keep != null) {
        HistoryLimits limits = engine.historyLimits();
        engine.limit(new HistoryLimits(limits.ofJob(), keep, limits.age()));
        program
            .surroundings()
            .out()
            .println(keep == 0 ? "No requests are kept" : "The newest " + keep + " are kept");
      }
      if (clear) {
        engine.clearHistory();
        program.surroundings().out().println("All requests are forgotten");
      }
    }
    return ExitCode.OK.number();
  }

  private static ExchangeRecord record(Loadstone engine, long id) {
    ExchangeQuery upToIt = ExchangeQuery.ALL.toBuilder().before(id + 1).limit(1).build();
    return engine.exchanges(upToIt).records().stream()
        .filter(each -> each.id() == id)
        .findFirst()
        .orElseThrow(
            () -> new InvalidInputException("There is no request " + id + ": see history"));
  }

  private Stream<ExchangeRecord> find(Loadstone engine, long byDefault) {
    long most = limit == null ? byDefault : limit;
    ExchangeQuery.Builder wanted =
        filter.apply(ExchangeQuery.ALL.toBuilder()).limit((int) Math.min(most, PAGE));
    if (noJobs) {
      wanted.origin(ExchangeQuery.MadeFor.REQUESTS);
    }
    if (since != null) {
      wanted.from(program.surroundings().clock().instant().minus(span(since)));
    }
    return engine.allExchanges(wanted.build()).limit(most);
  }

  private static Duration span(String typed) {
    Matcher matcher = SPAN.matcher(typed);
    if (!matcher.matches()) {
      throw new InvalidInputException(
          "--since takes 90s, 15m, 2h or 3d, not '" + OneLine.of(typed) + "'");
    }
    long count = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "s" -> Duration.ofSeconds(count);
      case "m" -> Duration.ofMinutes(count);
      case "h" -> Duration.ofHours(count);
      default -> Duration.ofDays(count);
    };
  }
}
