package dev.loadstone.core.store;

import dev.loadstone.core.model.Receipt;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The JSON of the receipts written last: each is stored with its job before and after its file gets
 * its name, and by its file. One thread.
 */
final class ReceiptTexts {
  private static final int MOST = 1_000;

  private final Map<Receipt, String> newest =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Receipt, String> eldest) {
          return size() > MOST;
        }
      };

  String of(Receipt receipt) {
    return newest.computeIfAbsent(receipt, ReceiptJson::write);
  }
}
