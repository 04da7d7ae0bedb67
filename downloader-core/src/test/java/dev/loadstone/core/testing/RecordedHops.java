package dev.loadstone.core.testing;

import dev.loadstone.core.http.redirect.HopListener;
import dev.loadstone.core.model.HttpExchange;
import dev.loadstone.core.model.Phase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** Keeps what a walk tells. */
public final class RecordedHops implements HopListener {
  private final List<HttpExchange> exchanges = new CopyOnWriteArrayList<>();
  private final List<Supplier<HttpExchange>> begun = new CopyOnWriteArrayList<>();

  public List<HttpExchange> exchanges() {
    return exchanges;
  }

  /** The facts so far of each exchange that began. */
  public List<HttpExchange> soFar() {
    return begun.stream().map(Supplier::get).toList();
  }

  @Override
  public void began(Supplier<HttpExchange> soFar) {
    begun.add(soFar);
  }

  @Override
  public void phase(Phase phase) {}

  @Override
  public void ended(HttpExchange exchange) {
    exchanges.add(exchange);
  }
}
