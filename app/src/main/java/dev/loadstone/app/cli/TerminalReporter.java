package dev.loadstone.app.cli;

import dev.loadstone.core.model.JobView;
import java.io.PrintStream;
import java.util.Collection;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Lines at the bottom of a terminal that are painted over: the running files and the whole. What is
 * to stay is written above them.
 */
final class TerminalReporter implements Reporter {
  private static final long REPAINT_EVERY_NANOS = 100_000_000L;
  private static final String ESCAPE = "\u001b[";
  private static final String CLEAR_TO_END = ESCAPE + "J";
  // A line that is too long after the window was made smaller is cut, not wrapped.
  private static final String NO_WRAP = ESCAPE + "?7l";
  private static final String WRAP = ESCAPE + "?7h";

  private final PrintStream out;
  private final PrintStream err;
  private final TerminalSize size;
  private final boolean namesFinished;
  private final LongSupplier nanos;
  private int painted;
  private long paintedAt;
  private List<String> last = List.of();

  /**
   * Paints at once, then at most ten times a second.
   *
   * @param namesFinished whether finished files are listed above; of many only the count is shown
   * @param nanos monotonic time
   */
  TerminalReporter(
      PrintStream out,
      PrintStream err,
      TerminalSize size,
      boolean namesFinished,
      LongSupplier nanos) {
    this.out = out;
    this.err = err;
    this.size = size;
    this.namesFinished = namesFinished;
    this.nanos = nanos;
    paintedAt = nanos.getAsLong() - REPAINT_EVERY_NANOS;
  }

  @Override
  public void event(CliEvent event) {
    switch (event) {
      case CliEvent.Failed(var job, var failure) -> {
        erase();
        out.flush();
        err.println(Lines.failed(job, failure));
        err.flush();
      }
      case CliEvent.Finished(var job, var receipt) when namesFinished ->
          above(Lines.finished(job, receipt));
      case CliEvent.Notice(var text) -> above(OneLine.of(text));
      case CliEvent.Summary summary -> {
        last = List.of();
        above(Lines.summary(summary));
      }
      default -> {}
    }
  }

  @Override
  public void tick(Collection<JobView> running, WholeProgress whole) {
    long now = nanos.getAsLong();
    if (now - paintedAt < REPAINT_EVERY_NANOS) {
      return;
    }
    paintedAt = now;
    List<String> lines = ProgressLines.render(running, whole, size.columns(), size.rows());
    if (painted > 0 && lines.equals(last)) {
      return;
    }
    erase();
    last = lines;
    out.print(NO_WRAP);
    lines.forEach(out::println);
    out.print(WRAP);
    painted = lines.size();
    out.flush();
  }

  @Override
  public void close() {
    erase();
    out.flush();
  }

  private void above(String line) {
    erase();
    out.println(line);
  }

  private void erase() {
    if (painted > 0) {
      out.print(ESCAPE + painted + "A\r" + CLEAR_TO_END);
      painted = 0;
    }
  }
}
