package dev.loadstone.app.demo;

import dev.loadstone.core.model.HttpExchange;
import dev.loadstone.core.model.Job;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a demo came to.
 *
 * @param library folder the files were published into
 * @param samples what should be there
 * @param jobs the last state of each, by the sample's path
 * @param cutAt offset at which the server broke the pack's connection; -1 if it did not
 * @param packExchanges the requests made for the pack, oldest first
 */
record DemoOutcome(
    Path library,
    List<Sample> samples,
    Map<String, Job> jobs,
    long cutAt,
    List<HttpExchange> packExchanges) {
  DemoOutcome {
    samples = List.copyOf(samples);
    jobs = Map.copyOf(jobs);
    packExchanges = List.copyOf(packExchanges);
  }
}
