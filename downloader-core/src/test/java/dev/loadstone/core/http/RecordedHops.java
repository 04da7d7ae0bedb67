package dev.loadstone.core.http;

import dev.loadstone.core.model.HttpExchange;
import dev.loadstone.core.model.Phase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what a walk tells. */
final class RecordedHops implements HopListener {
  private final List<HttpExchange> exchanges = new CopyOnWriteArrayList<>();

  List<HttpExchange> exchanges() {
    return exchanges;
  }

  @Override
  public void phase(Phase phase) {}

  @Override
  public void ended(HttpExchange exchange) {
    exchanges.add(exchange);
  }
}
