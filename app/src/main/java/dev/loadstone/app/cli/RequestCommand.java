package dev.loadstone.app.cli;

import dev.loadstone.core.Loadstone;
import dev.loadstone.core.model.Failure;
import dev.loadstone.core.model.HttpMethod;
import dev.loadstone.core.model.WebRequest;
import dev.loadstone.core.request.BodyTarget;
import dev.loadstone.core.request.WebAnswer;
import dev.loadstone.core.request.WebCall;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes one request of any method and shows what was answered. */
@Command(
    name = "request",
    description = {
      "Make one request and show its answer: status, headers and body on a terminal,",
      "the body alone into a pipe or file. Kept in the history."
    },
    sortOptions = false,
    abbreviateSynopsis = true)
final class RequestCommand implements Callable<Integer> {
  private static final int MOST_SHOWN = 4 << 20;

  private enum IfThere {
    FAIL,
    OVERWRITE
  }

  private final LoadstoneCommand program;

  @Mixin private final RequestFlags asked = new RequestFlags();

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description = "File that gets the body once it is whole; an error's body is shown instead.")
  private @Nullable Path file;

  @Option(
      names = "--on-conflict",
      paramLabel = "POLICY",
      description = "If -o FILE is there already: fail or overwrite (default: fail).")
  private String onConflict = "fail";

  @Option(names = "--even-errors", description = "With -o: take an error's body as the file too.")
  private boolean evenErrors;

  @Option(
      names = {"-i", "--include"},
      description = "Status and headers also where no terminal is; HEAD shows them always.")
  private boolean include;

  @Option(names = "--timing", description = "Each exchange with its phases and connection.")
  private boolean timing;

  @Option(names = "--json", description = "All of it as one JSON object.")
  private boolean json;

  RequestCommand(LoadstoneCommand program) {
    this.program = program;
  }

  @Override
  public Integer call() {
    Surroundings surroundings = program.surroundings();
    WebRequest request = asked.request(surroundings);
    if (request.options().network().insecure()) {
      surroundings
          .err()
          .println(
              "WARNING: --insecure accepts any certificate: anybody may be the server that answers");
    }
    // The head is all that a HEAD brings.
    boolean withHead = include || request.method() == HttpMethod.HEAD;
    AnswerPrinter printer = new AnswerPrinter(surroundings, withHead, timing, json);
    WebAnswer answer = make(request, target(printer), printer);
    printer.print(answer);
    surroundings.out().flush();
    Failure failure = answer.failure();
    if (failure != null) {
      surroundings
          .err()
          .println(request.link().redacted() + ": " + FailureWords.ofRequest(failure).sentence());
    }
    return (failure == null ? ExitCode.OK : ExitCode.of(failure.code())).number();
  }

  /** With the profiles of hosts, and beside whoever has the data folder open. */
  private WebAnswer make(WebRequest request, BodyTarget target, AnswerPrinter printer) {
    try (Loadstone engine = program.open(Loadstone.Mode.READ)) {
      WebCall call = engine.requests().request(request, target, printer);
      printer.watch(call);
      program.surroundings().interruption().whenRequested(call::cancel);
      return call.await();
    }
  }

  private BodyTarget target(AnswerPrinter printer) {
    if (file != null) {
      IfThere policy = DownloadOptions.policy("--on-conflict", IfThere.values(), onConflict);
      return new BodyTarget.ToFile(
          file.toAbsolutePath().normalize(), policy == IfThere.OVERWRITE, evenErrors);
    }
    if (json) {
      return BodyTarget.MEMORY;
    }
    return program.surroundings().isTerminal()
        ? new BodyTarget.Beginning(MOST_SHOWN)
        : BodyTarget.chunks(printer::pass);
  }
}
