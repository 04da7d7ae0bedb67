package dev.loadstone.app.cli;

import dev.loadstone.core.model.JobView;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.Collection;

/** One JSON object for each event, for programs: docs/formats/events.md. */
final class JsonReporter implements Reporter {
  private final PrintStream out;
  private final PrintStream err;
  private final InstantSource clock;
  private final JsonLines lines;

  JsonReporter(PrintStream out, PrintStream err, InstantSource clock) {
    this.out = out;
    this.err = err;
    this.clock = clock;
    lines = new JsonLines(out);
  }

  @Override
  public void event(CliEvent event) {
    lines.line(json -> new EventJson(json).write(event, clock.instant()));
    if (event instanceof CliEvent.Failed(var job, var failure)) {
      err.println(Lines.failed(job, failure));
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
