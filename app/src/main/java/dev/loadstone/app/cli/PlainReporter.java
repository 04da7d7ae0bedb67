package dev.loadstone.app.cli;

import dev.loadstone.core.model.JobView;
import java.io.PrintStream;
import java.util.Collection;

/** One line for each finished file, for logs and pipes; nothing but failures when quiet. */
final class PlainReporter implements Reporter {
  private final PrintStream out;
  private final PrintStream err;
  private final boolean quiet;

  PlainReporter(PrintStream out, PrintStream err, boolean quiet) {
    this.out = out;
    this.err = err;
    this.quiet = quiet;
  }

  @Override
  public void event(CliEvent event) {
    if (event instanceof CliEvent.Failed(var job, var failure)) {
      err.println(Lines.failed(job, failure));
      return;
    }
    if (quiet) {
      return;
    }
    switch (event) {
      case CliEvent.Finished(var job, var receipt) -> out.println(Lines.finished(job, receipt));
      case CliEvent.Notice(var text) -> out.println(OneLine.of(text));
      case CliEvent.Summary summary when summary.jobs() > 1 -> out.println(Lines.summary(summary));
      default -> {}
    }
  }

  @Override
  public void tick(Collection<JobView> running, WholeProgress whole) {
    out.flush();
    err.flush();
  }

  @Override
  public void close() {
    out.flush();
    err.flush();
  }
}
