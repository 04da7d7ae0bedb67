package dev.loadstone.ui.inspect;

import dev.loadstone.core.model.ExchangeRecord;
import dev.loadstone.core.model.HttpExchange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who fetched, or fetches, which part of a file, and how fast. FX thread. */
final class Fetches {
  private final Rates rates = new Rates();

  /**
   * One request for a part.
   *
   * @param number of the request among the job's
   * @param start offset of its first byte
   * @param announced bytes its answer has; -1 if nobody knows
   * @param rate bytes per second; 0 if it is over
   * @param repeats requests before it that began at the same byte
   */
  record Fetch(
      int number,
      ExchangeRecord exchange,
      long start,
      long announced,
      long received,
      long rate,
      int repeats) {

    boolean isRunning() {
      return exchange.running();
    }

    double share() {
      return announced <= 0 ? 0 : Math.min(1, (double) received / announced);
    }
  }

  /**
   * Those that brought bytes or were to, newest first.
   *
   * @param size of the file; -1 if nobody knows
   * @param nanos of a clock that only goes forward
   */
  List<Fetch> of(List<ExchangeRecord> records, long size, long nanos) {
    List<Fetch> fetches = new ArrayList<>();
    Map<Long, Integer> begun = new HashMap<>();
    Set<Long> running = new HashSet<>();
    for (int i = 0; i < records.size(); i++) {
      ExchangeRecord each = records.get(i);
      HttpExchange exchange = each.exchange();
      long start = BodyRange.start(exchange);
      if (start < 0 || !BodyRange.isOfFile(exchange, size)) {
        continue;
      }
      long received = exchange.bytesReceived();
      long rate = each.running() ? rates.count(each.id(), received, nanos) : 0;
      if (each.running()) {
        running.add(each.id());
      }
      int times = begun.merge(start, 1, Integer::sum);
      fetches.add(
          new Fetch(i + 1, each, start, BodyRange.announced(exchange), received, rate, times - 1));
    }
    rates.keep(running);
    return fetches.reversed();
  }
}
