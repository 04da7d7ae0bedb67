package dev.loadstone.core.queue;

import dev.loadstone.core.model.Job;
import java.util.List;

/**
 * A job after an input, and what follows from it.
 *
 * @param log lines for the job's log
 */
public record Decision(Job job, List<Effect> effects, List<String> log) {

  static Decision of(Job job, Effect... effects) {
    return new Decision(job, List.of(effects), List.of());
  }

  Decision saying(String line) {
    return new Decision(job, effects, List.of(line));
  }
}
