package dev.loadstone.core.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of what a search found, newest first.
 *
 * @param next what asks for the page after this one; null at the end
 */
public record ExchangePage(List<ExchangeRecord> records, @Nullable ExchangeQuery next) {
  public ExchangePage {
    records = List.copyOf(records);
  }
}
