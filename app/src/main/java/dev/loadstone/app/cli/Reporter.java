package dev.loadstone.app.cli;

import dev.loadstone.core.model.JobView;
import java.util.Collection;

/** Shows a run to whoever started it: a person at a terminal, a log, a program. One thread. */
interface Reporter extends AutoCloseable {

  /** One thing that happened. Failures go to standard error, the rest to standard output. */
  void event(CliEvent event);

  /** Called after each batch of events and from time to time in between. */
  void tick(Collection<JobView> running, WholeProgress whole);

  @Override
  void close();
}
