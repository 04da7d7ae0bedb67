package dev.loadstone.ui.inspect;

import dev.loadstone.core.model.ExchangeRecord;
import dev.loadstone.core.model.HttpExchange;
import javafx.beans.value.ObservableValueBase;

/**
 * One request on the screen: an observable of its newest facts. The row stays the same object while
 * its request grows, so that selection and scrolling stay where they are. FX thread.
 */
final class ExchangeRow extends ObservableValueBase<ExchangeRecord> {
  private ExchangeRecord exchangeRecord;

  ExchangeRow(ExchangeRecord first) {
    exchangeRecord = first;
  }

  @Override
  public ExchangeRecord getValue() {
    return exchangeRecord;
  }

  long id() {
    return exchangeRecord.id();
  }

  HttpExchange exchange() {
    return exchangeRecord.exchange();
  }

  boolean isRunning() {
    return exchangeRecord.running();
  }

  void set(ExchangeRecord newest) {
    exchangeRecord = newest;
    fireValueChangedEvent();
  }
}
